"""Words explained: the list of words, and the explanation where a word first stands on a page."""
