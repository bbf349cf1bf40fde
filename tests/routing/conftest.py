"""The sentence encoder as it lies in the program, opened once."""

import pytest

from frontdesk.routing.encoder import Encoder


@pytest.fixture(scope="session")
def encoder() -> Encoder:
    return Encoder.open()
