"""What is read in a document's texts besides its words."""
