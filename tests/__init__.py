"""What Frontdesk promises, as sentences."""
