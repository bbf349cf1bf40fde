"""What tests stand on: real displays, screen readers, databases and offices, started and ended by the tests."""
