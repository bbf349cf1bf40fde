"""sample: a hub with the sample company, to look around in."""

from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from frontdesk.cli.opening import CHANGE_IT, the_sample
from frontdesk.cli.verb import Answer, Verb, argument
from frontdesk.whereabouts import whereabouts

if TYPE_CHECKING:
    from frontdesk.desk import Desk


def sample(desk: "Desk", asked: Namespace) -> Answer:
    """Tell what the sample company that was just made has."""
    data = {
        "file": str(asked.file),
        "organisation": desk.settings().organisation,
        "people": len(desk.directory.people()),
        "departments": len(desk.directory.departments()),
        "topics": len(desk.directory.topics()),
        "articles": len(desk.knowledge.articles()),
    }
    made = f"{asked.file}: the sample company {data['organisation']}, {data['people']} people, {data['topics']} topics."
    here = whereabouts()
    asides = () if here.told_zone else (f"{here.sentence(desk.settings().region)} {CHANGE_IT}",)
    return Answer(data=data, lines=(made, f"Open it with frontdesk --hub {asked.file}"), asides=asides)


VERBS = (
    Verb(
        words="sample", help="Make a hub with the sample company.", run=sample, opens=the_sample,
        arguments=(argument("file", type=Path, metavar="FILE", help="the hub's file to make"),),
    ),
)  # fmt: skip
