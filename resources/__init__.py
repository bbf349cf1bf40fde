"""What the program carries with it: icons."""
