"""The call log and its hand-offs."""
