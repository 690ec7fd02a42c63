"""What is answered to a request for a comparison, its flags and its links, or for an event."""
