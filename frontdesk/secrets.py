"""Secrets are names here; the system's keyring keeps them."""

from typing import TYPE_CHECKING

from frontdesk.errors import Refused

if TYPE_CHECKING:
    from keyring.backend import KeyringBackend

_SERVICE = "frontdesk"
# What a name of a keyring that leads nowhere, or a list of keyrings that was written badly, raises.
_NAMED_WRONGLY = (ImportError, AttributeError, TypeError, ValueError, RuntimeError, OSError)


def keep(name: str, secret: str) -> None:
    """Put `secret` into the keyring under `name`, and read it back; Refused when no safe keyring keeps it."""
    from keyring.errors import KeyringError

    keyring = _keyring()
    if not _is_safe(keyring):
        raise _no_keyring()
    try:
        keyring.set_password(_SERVICE, name, secret)
        kept = keyring.get_password(_SERVICE, name) == secret
    except (KeyringError, RuntimeError, OSError) as problem:
        raise _no_keyring() from problem
    if not kept:
        raise _no_keyring()


def recall(name: str) -> str | None:
    """The secret kept under `name`; None when there is none."""
    from keyring.errors import KeyringError

    try:
        return _keyring().get_password(_SERVICE, name)
    except (KeyringError, RuntimeError, OSError) as problem:
        raise _no_keyring() from problem


def recall_kept(name: str) -> str:
    """The secret that was kept under `name`; Refused where it is gone, and nothing is put in its place.

    A computer may have another keyring than before, and a user an empty one: a secret made anew would not open what the
    old one closed.
    """
    found = recall(name)
    if found is None:
        raise Refused(
            f"The keyring of this computer does not have “{name}”, which was kept before.",
            hint="It may be another keyring than then: unlock or choose that one. Nothing was made in its place.",
        )
    return found


def _keyring() -> "KeyringBackend":
    """The keyring that is named, else the best there is."""
    from configparser import Error as WrittenBadly

    from keyring import get_keyring

    try:
        return get_keyring()
    except (*_NAMED_WRONGLY, WrittenBadly) as problem:
        raise _no_keyring() from problem


def _is_safe(keyring: "KeyringBackend") -> bool:
    """Whether nobody else reads what it keeps: the library takes one of plain text where it finds no better."""
    from keyring.core import recommended

    first = next(iter(getattr(keyring, "backends", ())), keyring)  # of several in a chain the first is written to
    return recommended(first)


def _no_keyring() -> Refused:
    return Refused(
        "This computer has no keyring that keeps secrets; nothing was stored.",
        hint="Unlock or install the system's keyring, then try again.",
    )
