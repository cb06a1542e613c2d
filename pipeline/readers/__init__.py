"""Readers: one for each file format, from the bytes of a file to a RawDocument."""
