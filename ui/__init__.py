"""What the operator sees: Qt lives here and only here."""

from ui.features import ask_for_none

ask_for_none()
