"""Secrets are kept by the system's keyring, or not at all."""

from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import keyring
import keyring.core
import pytest
from keyring.backend import KeyringBackend
from keyring.backends import fail, null
from keyring.backends.chainer import ChainerBackend
from keyring.errors import InitError, KeyringError, KeyringLocked

from frontdesk import secrets
from frontdesk.calls.model import Notes, Outcome
from frontdesk.clock import StoppedClock
from frontdesk.desk import open_desk
from frontdesk.errors import Refused
from frontdesk.first_start import make_empty
from frontdesk.ids import new_id
from frontdesk.upkeep import check

NO_KEYRING = "This computer has no keyring that keeps secrets; nothing was stored."


class Drawer(KeyringBackend):
    """A keyring that is locked, keeps what it is given, or only says so."""

    priority = 1

    def __init__(self, *, closed: KeyringError | None = None, forgets: bool = False) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self.closed = closed
        self.forgets = forgets
        self.kept: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        if self.closed:
            raise self.closed
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        if self.closed:
            raise self.closed
        if not self.forgets:
            self.kept[service, username] = password


@pytest.fixture(autouse=True)
def own_keyring() -> Iterator[None]:
    """Puts the system's keyring back."""
    before = keyring.get_keyring()
    yield
    keyring.set_keyring(before)


def test_a_secret_is_kept_under_its_name() -> None:
    drawer = Drawer()
    keyring.set_keyring(drawer)
    secrets.keep("mail password", "söt")
    assert drawer.kept == {("frontdesk", "mail password"): "söt"}
    assert secrets.recall("mail password") == "söt"
    assert secrets.recall("another") is None


def refused(drawer: KeyringBackend | None = None) -> Refused:
    """What is said where `drawer`, else the keyring that is named, is to keep a secret."""
    if drawer is not None:
        keyring.set_keyring(drawer)
    with pytest.raises(Refused) as refusal:
        secrets.keep("mail password", "söt")
    assert "söt" not in f"{refusal.value} {refusal.value.hint}"
    return refusal.value


def test_F104_without_a_keyring_a_secret_is_not_put_elsewhere_and_that_is_told() -> None:
    assert str(refused(fail.Keyring())) == NO_KEYRING  # type: ignore[no-untyped-call]
    with pytest.raises(Refused, match="no keyring"):
        secrets.recall("mail password")


@pytest.mark.parametrize("priority", [0.5, 0.99])
def test_F105_a_keyring_of_plain_text_is_given_no_secret(monkeypatch: pytest.MonkeyPatch, priority: float) -> None:
    monkeypatch.setattr(Drawer, "priority", priority)
    drawer = Drawer()
    assert str(refused(drawer)) == NO_KEYRING
    assert drawer.kept == {}


def test_F105_no_chain_of_keyrings_is_given_a_secret_that_its_first_would_keep_in_plain_text(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(Drawer, "priority", 0.5)
    plain = Drawer()
    monkeypatch.setattr(ChainerBackend, "backends", [plain])
    assert str(refused(ChainerBackend())) == NO_KEYRING  # type: ignore[no-untyped-call]
    assert plain.kept == {}


def test_F106_a_secret_that_is_not_kept_is_said_to_be_lost() -> None:
    assert str(refused(Drawer(forgets=True))) == NO_KEYRING
    assert str(refused(null.Keyring())) == NO_KEYRING  # type: ignore[no-untyped-call]


@pytest.mark.parametrize("closed", [KeyringLocked("it is locked"), InitError("there is no collection")])
def test_F107_a_locked_keyring_is_told_and_can_be_tried_again(closed: KeyringError) -> None:
    drawer = Drawer(closed=closed)
    assert "Unlock" in refused(drawer).hint
    with pytest.raises(Refused) as refusal:
        secrets.recall("mail password")
    assert "then try again" in refusal.value.hint
    assert "mail password" not in str(refusal.value)
    drawer.closed = None
    secrets.keep("mail password", "söt")
    assert secrets.recall("mail password") == "söt"


def test_F108_a_secret_that_is_in_another_keyring_is_told_and_nothing_is_put_in_its_place() -> None:
    before, other = Drawer(), Drawer()
    keyring.set_keyring(before)
    secrets.keep("mail password", "söt")
    assert secrets.recall_kept("mail password") == "söt"
    keyring.set_keyring(other)
    with pytest.raises(Refused) as refusal:
        secrets.recall_kept("mail password")
    assert str(refusal.value) == "The keyring of this computer does not have “mail password”, which was kept before."
    assert "choose that one" in refusal.value.hint
    assert (before.kept, other.kept) == ({("frontdesk", "mail password"): "söt"}, {})
    keyring.set_keyring(before)
    assert secrets.recall_kept("mail password") == "söt"


@pytest.mark.parametrize(
    "now", [Drawer(), Drawer(closed=KeyringLocked("it is locked")), None], ids=["other", "locked", "none"]
)
def test_F108_a_hub_in_a_plain_file_needs_no_secret_and_opens_whatever_the_keyring_is(
    tmp_path: Path, now: Drawer | None
) -> None:
    """The salts of the journal's digests stand in the journal."""
    clock, file = StoppedClock(datetime(2026, 3, 2, 9, tzinfo=UTC)), tmp_path / "hub.db"
    keyring.set_keyring(Drawer())
    with closing(make_empty(file, "Front desk", clock=clock)) as made:
        hub, seq = made.hub.id, made.hub.seq()
    keyring.set_keyring(now or fail.Keyring())  # type: ignore[no-untyped-call]
    with closing(open_desk(file, clock=clock)) as opened:
        assert (opened.hub.id, opened.hub.seq()) == (hub, seq)
        opened.calls.log(Notes(id=new_id(), started_at=clock.at, summary="Hail"), Outcome.ANSWERED, by=opened.operator)
        assert check(opened.hub).ok
    assert now is None or now.kept == {}


@pytest.mark.parametrize("named", ["no.such.Keyring", "keyring.backends.null.Nothing", "Keyring", "", "os.path.join"])
def test_F109_a_keyring_that_does_not_exist_is_told_as_none(monkeypatch: pytest.MonkeyPatch, named: str) -> None:
    monkeypatch.setattr(keyring.core, "_keyring_backend", None)
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", named)
    assert str(refused()) == NO_KEYRING
    with pytest.raises(Refused, match="no keyring"):
        secrets.recall("mail password")
