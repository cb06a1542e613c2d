"""The papers of the set: what is printed and the tables a person finds in it, one module a producer."""
