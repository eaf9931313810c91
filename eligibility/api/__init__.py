"""The law for machines: /api/v1/. Nothing is kept, nothing is logged; docs/api.md is its page for people."""
