"""What prints the papers: LibreOffice Writer and Calc, Chromium, Typst, reportlab."""
