"""How a reader finds her way: search, the steps in order, what has changed, and what search engines are told."""
