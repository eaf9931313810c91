"""The coordinator's desk: what waits for somebody, and which links no longer work."""
