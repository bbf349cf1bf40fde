"""What the operator can do; actions call it, rooms show it."""
