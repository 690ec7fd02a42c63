"""Who says what in one text, and what is left to the outlet's own voice."""
