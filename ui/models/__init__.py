"""What lists hold: rows as they are painted and spoken."""
