"""Grids with few rules or none: rows and columns told by white space, colour and what stands in them."""
