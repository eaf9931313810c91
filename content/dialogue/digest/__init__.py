"""Letters to staff who have asked for them."""
