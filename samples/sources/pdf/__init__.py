"""Our own page layout on reportlab: every line, rule and page break of the paper is decided here."""
