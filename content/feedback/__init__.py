"""Whether a page helped: two buttons, and a count for each page, language and month. Nothing of who answered."""
