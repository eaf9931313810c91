"""Publishing: two people, editorial checks, bundles, and drafts shown to a named outside reader."""
