"""What a document is, and where it is kept."""
