"""Documents are drawn in sealed child processes: no network, no secrets, bounded memory and time. Knows no case."""
