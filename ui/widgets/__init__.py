"""What is painted: parts of rooms that know the look and nothing of the desk."""
