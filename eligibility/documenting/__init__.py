"""Pages and data that are made from the law, its cases and its words, and never edited by hand."""
