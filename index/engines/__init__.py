"""One module an engine; a module loads its library when an index is opened, not before."""
