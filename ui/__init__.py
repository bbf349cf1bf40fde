"""What the operator sees: Qt lives here and only here."""
