"""The same document printed by others, to compare with. Only the benchmark uses them."""
