"""From glyphs to printed lines in the order of reading."""
