"""What is stored about people, encrypted, and how keys are changed while in use."""
