"""Looking after a hub: is it as it was written, copies of it, and what to do when it is damaged."""

from frontdesk.upkeep.soundness import Report, check

__all__ = ["Report", "check"]
