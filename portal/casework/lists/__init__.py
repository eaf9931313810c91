"""Cases in lists: one’s own, and the unit’s."""
