"""What the sample archive is made from: the words, the layouts, and the truth about them."""
