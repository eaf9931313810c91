"""Who may open which address, and what is answered to those who may not."""
