"""Every setting as the one who sits here may choose it: how it stands, changed, put back, and taken back."""

from collections.abc import Callable

from msgspec import Struct

from frontdesk import deskfile
from frontdesk.callers.numbers import is_region
from frontdesk.directory.model import Operator, Party, PartyKind
from frontdesk.directory.service import Directory
from frontdesk.errors import NotFound, Refused, Stale
from frontdesk.hub.hub import Hub
from frontdesk.hub.preferences import Preferences, Source
from frontdesk.settings import DECLARED, Declared, Kind, Scope
from frontdesk.words import one_line


class Choice(Struct, frozen=True, kw_only=True):
    """A setting as it stands: its `value`, the `words` people read for it, and where it comes from."""

    declared: Declared
    value: str
    words: str
    source: Source

    @property
    def is_changed(self) -> bool:
        """Whether it is other than when nobody chose."""
        return self.value != self.declared.default


class _Moved(Struct, frozen=True):
    """Who changed which of this desk's own settings from what into what, None where nobody had chosen; and the last
    step that they had done in the hub by then.
    """

    who: str
    name: str
    before: str | None
    now: str | None
    last_step: str


class Choosing:
    """The settings for whoever sits here; `moved` is told when this desk's own were changed."""

    def __init__(
        self, hub: Hub, preferences: Preferences, directory: Directory, *, operator: Callable[[], Operator],
        moved: Callable[[], None],
    ) -> None:  # fmt: skip
        self._hub = hub
        self._preferences = preferences
        self._directory = directory
        self._operator = operator
        self._tell = moved
        self._moved: list[_Moved] = []

    def all(self) -> list[Choice]:
        """Every setting, in the order in which they are declared."""
        return [self.one(name) for name in DECLARED]

    def one(self, name: str) -> Choice:
        """One setting as it stands."""
        declared, who = DECLARED[name], self._operator().name
        value = str(getattr(self._preferences.read(who), name))
        words = self._party_words(value) if declared.kind is Kind.PARTY else dict(declared.choices).get(value, value)
        return Choice(declared=declared, value=value, words=words, source=self._preferences.source(name, who))

    def parties(self) -> list[str]:
        """The names of everybody and every department that a setting may name."""
        return self._directory.party_names()

    def set(self, name: str, value: str) -> Choice:
        """Change a setting; WrongUse for one that is not declared, Refused, NotFound, Ambiguous for its value."""
        value = one_line(value)
        self._change(name, lambda by: self._preferences.write(name, self._meant(name, value), by=by.name, desk=by.desk))
        return self.one(name)

    def put_back(self, name: str) -> Choice:
        """Let a setting be what it is when nobody chose; WrongUse, Refused."""
        self._change(name, lambda by: self._preferences.put_back(name, by=by.name, desk=by.desk))
        return self.one(name)

    def take_back(self) -> bool:
        """Undo this operator's last change of this desk's own settings; False where they did something else since.

        Stale where the setting was chosen anew since, by whatever program.
        """
        mine = [moved for moved in self._moved if moved.who == self._operator().name]
        if not mine or mine[-1].last_step != self._last_step():
            return False
        self._moved.remove(mine[-1])
        self._restore(mine[-1])
        self._tell()
        return True

    def _restore(self, moved: _Moved) -> None:
        if deskfile.to_change().get(moved.name) != moved.now:
            title = DECLARED[moved.name].title
            raise Stale(f"“{title}” was chosen anew since.", hint="It stays; change it in the settings.")
        self._preferences.restore_here(moved.name, moved.before)

    def _change(self, name: str, change: Callable[[Operator], None]) -> None:
        is_here = name in DECLARED and DECLARED[name].scope is Scope.DESK
        before = deskfile.to_change().get(name) if is_here else None
        who = self._operator().name
        change(self._operator())
        if is_here:
            self._tell()
            # What is chosen is kept by now: a disk that does not tell it again is no reason to refuse.
            self._moved.append(_Moved(who, name, before, deskfile.read().get(name), self._last_step()))

    def _last_step(self) -> str:
        by = self._operator()
        try:
            return self._hub.next_undo_step(by=by.name, desk=by.desk)
        except NotFound:
            return ""

    def _meant(self, name: str, value: str) -> str:
        """What is kept for what was typed: a party by its id, a number without a blank, a region that numbers know."""
        declared = DECLARED.get(name)
        if declared is None:
            return value
        if declared.kind is Kind.PARTY and value:
            return self._directory.party(value).text
        if declared.kind is Kind.REGION and not is_region(value.upper()):
            raise Refused(
                f"Telephone numbers know no region “{value}”.", hint="Regions have two capital letters: US, GB, SE."
            )
        return value.upper() if declared.kind is Kind.REGION else value

    def _party_words(self, text: str) -> str:
        """The name of whoever a setting names; those who are gone are told so."""
        if not text:
            return ""
        found = _named(text, self._directory)
        return found.name if found else "somebody who is gone"


def _named(text: str, directory: Directory) -> Party | None:
    kind, _, id = text.partition(":")
    if kind == PartyKind.PERSON:
        person = directory.people_by_id([id]).get(id)
        return person.party if person else None
    house = directory.departments_by_id([id]).get(id)
    return house.party if house else None
