"""What may go wrong at a desk: one sentence for the person who sits there, and the next step."""

from collections.abc import Sequence


class FrontdeskError(Exception):
    """An expected failure; `str()` is the sentence to show, `hint` the next step, `exit_code` the command line's."""

    exit_code = 3

    def __init__(self, sentence: str, *, hint: str = "") -> None:
        super().__init__(sentence)
        self.hint = hint


class NotFound(FrontdeskError):
    """Nothing goes by that name."""

    exit_code = 1


class WrongUse(FrontdeskError):
    """The words of the call are off."""

    exit_code = 2


class Refused(FrontdeskError):
    """Understood, and not done."""


class Ambiguous(Refused):
    """Several go by that name; `candidates` says which."""

    def __init__(self, sentence: str, *, candidates: Sequence[str], hint: str = "") -> None:
        super().__init__(sentence, hint=hint or "Name one of: " + "; ".join(candidates))
        self.candidates = tuple(candidates)


class NotAllowed(Refused):
    """The state of the record does not permit this step."""


class Stale(Refused):
    """Somebody changed the record meanwhile."""


class HubUnusable(Refused):
    """The hub's file cannot be opened as a hub."""


class HubBusy(Refused):
    """Another program holds the hub; what was entered is kept."""
