"""Talks: each adult’s own voice, the conversation guide, and what was told."""
