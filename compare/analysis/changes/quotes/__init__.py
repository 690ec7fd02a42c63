"""The same quotation in other words, or in another mouth."""
