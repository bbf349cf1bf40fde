"""Who is calling: numbers, recognition, what they are owed."""
