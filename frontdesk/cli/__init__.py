"""The command line: the same verbs as the window, one file for each noun."""
