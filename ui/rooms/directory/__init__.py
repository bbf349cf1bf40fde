"""The directory: people, departments, topics, what is different today, gaps, doubles, and what is retired."""
