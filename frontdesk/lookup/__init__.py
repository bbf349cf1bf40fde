"""This desk's own file: the index behind the one box, and the words not yet in the hub."""
