"""The room that is open all day."""
