"""Which passages of two reports tell the same, and how the reports hang together."""
