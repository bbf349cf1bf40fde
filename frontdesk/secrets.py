"""Secrets are names here; the system's keyring keeps them."""

from frontdesk.errors import Refused

_SERVICE = "frontdesk"


def keep(name: str, secret: str) -> None:
    """Put `secret` into the keyring under `name`, and read it back; Refused when no safe keyring keeps it."""
    import keyring
    from keyring.errors import KeyringError

    try:
        keyring.set_password(_SERVICE, name, secret)
        kept = keyring.get_password(_SERVICE, name) == secret
    except (KeyringError, RuntimeError, OSError) as problem:
        raise _no_keyring() from problem
    if not kept:
        raise _no_keyring()


def recall(name: str) -> str | None:
    """The secret kept under `name`; None when there is none."""
    import keyring
    from keyring.errors import KeyringError

    try:
        return keyring.get_password(_SERVICE, name)
    except (KeyringError, RuntimeError, OSError) as problem:
        raise _no_keyring() from problem


def _no_keyring() -> Refused:
    return Refused(
        "This computer has no keyring that keeps secrets; nothing was stored.",
        hint="Unlock or install the system's keyring, then try again.",
    )
