"""Identities, made wherever something is made."""

import uuid_utils


def new_id() -> str:
    """A fresh UUIDv7 as text: unique wherever it is made, in the order of making."""
    return str(uuid_utils.uuid7())
