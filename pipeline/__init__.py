"""From files to documents: readers, structure, annotation, and the incremental build."""
