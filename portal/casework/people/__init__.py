"""The people of a case as the law reads them, and as they are told of."""
