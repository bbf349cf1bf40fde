"""The figures of a day or of several: the screen, the files and the closing of a day all show these."""

from collections.abc import Mapping

from msgspec import Struct

from frontdesk.calls.model import Contact, Outcome


class Totals(Struct, frozen=True, kw_only=True):
    """How many calls and hand-offs there were, and what was left when the last of the days ended.

    A call that is handed off makes a hand-off or joins one: it is in `made` or in `joined`. `passed_on` counts
    hand-offs that went on to somebody else, each as a new one in the place of one that is no longer owed: neither of
    the two is in `made` or `cancelled` for it. `acknowledged`, `done`, `returned` and `cancelled` count hand-offs with
    which that was done on these days, whenever they were made. `still_owed` counts those that began on these days and
    were still owed at the end, `carried_over` all that were, `overdue` those of them that were late by then, or are now
    where the day is not over.
    """

    outcomes: Mapping[Outcome, int]
    contacts: Mapping[Contact, int]
    made: int
    joined: int
    passed_on: int
    acknowledged: int
    done: int
    returned: int
    cancelled: int
    still_owed: int
    carried_over: int
    overdue: int

    @property
    def calls(self) -> int:
        """How many calls there were."""
        return sum(self.outcomes.values())

    @property
    def began(self) -> int:
        """How many hand-offs began on these days, those that took the place of another too."""
        return self.made + self.passed_on

    def figures(self) -> dict[str, int]:
        """Every figure by its name, as files and closings hold it."""
        names = ("made", "joined", "passed_on", "acknowledged", "done", "returned", "cancelled", "still_owed",
                 "carried_over", "overdue")  # fmt: skip
        return (
            {"calls": self.calls}
            | {f"calls_{_name(outcome)}": self.outcomes[outcome] for outcome in Outcome}
            | {f"calls_by_{_name(contact)}": self.contacts[contact] for contact in Contact}
            | {f"handoffs_{name}": getattr(self, name) for name in names}
        )


def _name(one: Outcome | Contact) -> str:
    return one.value.replace("-", "_")
