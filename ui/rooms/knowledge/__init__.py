"""The knowledge room: articles, their drafts and versions, and the lines that callers reach."""
