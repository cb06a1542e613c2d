"""Text of pages that have none: rendered, and recognised by Tesseract where it is installed."""
