"""The same thing counted, dated or measured otherwise."""
