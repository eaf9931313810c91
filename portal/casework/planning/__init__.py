"""Papers to get, letters to sign, and the days after a decision."""
