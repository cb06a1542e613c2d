"""What the pages mean: headings, paragraphs, tables, footnotes, remarks; title, kind and date."""
