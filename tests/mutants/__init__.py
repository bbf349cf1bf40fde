"""Whether the tests of the rules notice each slip in them: `python -m tests.mutants`, or `make mutants`."""
