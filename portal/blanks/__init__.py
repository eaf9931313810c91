"""Other agencies' own forms: uploaded by the coordinator, mapped field by field, tried, released, and filled in."""
