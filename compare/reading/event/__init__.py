"""How all reports of one event are arranged for reading: claims, sources, quotations, pairs, times."""
