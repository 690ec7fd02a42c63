"""What all reports of an event tell: passages that report the same claim, over any number of texts."""
