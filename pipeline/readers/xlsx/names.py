"""Names of the elements of SpreadsheetML, as lxml writes them: ``{namespace}name``."""

S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
