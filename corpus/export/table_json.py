"""Tables of a document as JSON: placed cells with spans."""

import json
from collections.abc import Iterable

from corpus.model import Table


def tables_json(tables: Iterable[Table]) -> str:
    """``{"tables": [{"page", "pages", "caption", "section", "header_rows", "cells": [{"r","c","rs","cs","text"}]}]}``.

    ``page`` is null in a format without pages. Rows and columns count from 0.
    """
    listed = [table_object(table) for table in tables]
    return json.dumps({"tables": listed}, ensure_ascii=False, indent=1) + "\n"


def table_object(table: Table) -> dict[str, object]:
    """One table of them."""
    return {
        "page": table.locator.page,
        "pages": list(table.pages),
        "caption": table.caption,
        "section": list(table.section),
        "header_rows": table.header_rows,
        "cells": [
            {"r": cell.row, "c": cell.column, "rs": cell.row_span, "cs": cell.column_span, "text": cell.text}
            for cell in table.cells
        ],
    }
