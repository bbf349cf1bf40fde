"""People, departments, topics, and who answers now."""
