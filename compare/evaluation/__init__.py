"""Measure the program on public corpora and on our own gold. No Django, no network."""
