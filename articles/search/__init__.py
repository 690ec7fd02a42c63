"""Finding events by what was written: what was asked, where it stands, and the words to mark."""
