"""From words to answers, owners and people."""
