"""What became of a claim that both reports tell: its source, its certainty, its words, its figures."""
