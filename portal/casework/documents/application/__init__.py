"""The basis for an application: the household, its assessment, and what the document says of them."""
