"""Secrets are kept by the system's keyring, or not at all."""

from collections.abc import Iterator

import keyring
import pytest
from keyring.backend import KeyringBackend
from keyring.errors import KeyringLocked

from frontdesk import secrets
from frontdesk.errors import Refused


class Drawer(KeyringBackend):
    """A keyring that is locked, keeps what it is given, or only says so."""

    priority = 1

    def __init__(self, *, locked: bool = False, forgets: bool = False) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self.locked = locked
        self.forgets = forgets
        self.kept: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        if self.locked:
            raise KeyringLocked("it is locked")
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        if self.locked:
            raise KeyringLocked("it is locked")
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


@pytest.mark.parametrize("drawer", [Drawer(locked=True), Drawer(forgets=True)], ids=["locked", "forgetful"])
def test_a_secret_that_is_not_kept_is_said_to_be_lost(drawer: Drawer) -> None:
    keyring.set_keyring(drawer)
    with pytest.raises(Refused, match="no keyring that keeps secrets; nothing was stored"):
        secrets.keep("mail password", "söt")


def test_a_locked_keyring_is_told_when_a_secret_is_asked_for() -> None:
    keyring.set_keyring(Drawer(locked=True))
    with pytest.raises(Refused) as refusal:
        secrets.recall("mail password")
    assert "Unlock" in refusal.value.hint
    assert "mail password" not in str(refusal.value)
