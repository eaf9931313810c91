"""A whole case as one signed file: for the municipality's own system, or for another municipality's Vägval."""
