"""What the program carries with it: icons, and the weights of meaning."""
