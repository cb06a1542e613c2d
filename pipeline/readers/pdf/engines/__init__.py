"""What is drawn on a page, through pdfium or pdfplumber: glyphs, strokes and fills in one frame."""
