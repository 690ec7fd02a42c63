"""A claim that lost its source, or part of it: omission, weakening, credit."""
