"""What a desk's support is left with: the program's own log and reports of its mistakes; nobody is named in either."""
