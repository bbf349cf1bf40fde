"""Every verb of the command line, in the order in which they are listed."""

from frontdesk.cli import (
    articles,
    backup,
    call,
    check,
    exception,
    find,
    handoff,
    log,
    people,
    restore,
    ring,
    sample,
    setting,
    topics,
    undo,
    who,
)
from frontdesk.cli.verb import Verb

VERBS: tuple[Verb, ...] = (
    *who.VERBS,
    *find.VERBS,
    *call.VERBS,
    *ring.VERBS,
    *handoff.VERBS,
    *log.VERBS,
    *people.VERBS,
    *topics.VERBS,
    *articles.VERBS,
    *exception.VERBS,
    *setting.VERBS,
    *sample.VERBS,
    *check.VERBS,
    *backup.VERBS,
    *restore.VERBS,
    *undo.VERBS,
)
