"""The coordinator's pages about blanks, in the editors' rooms."""
