"""What is forgotten, when and on what ground."""
