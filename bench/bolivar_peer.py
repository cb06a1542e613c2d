"""bolivar's side of ``bench/tables.py``, run by a Python that has it in pdfplumber's place, whose import name it takes.

python bolivar_peer.py < paths      prints a JSON line a file: {"seconds", "tables"}, or {"seconds", "error"}
"""

import json
import sys
import time

import pdfplumber


def read(path: str) -> list[list[list[str | None]]]:
    """The tables of all pages, whose text is taken too."""
    tables: list[list[list[str | None]]] = []
    with pdfplumber.open(path) as pdf:
        for page in pdf.pages:
            page.extract_text()
            tables += page.extract_tables()
    return tables


for line in sys.stdin:
    began = time.process_time()
    try:
        answer: dict[str, object] = {"tables": read(line.rstrip("\n"))}
    except BaseException as error:  # a panic in Rust is no Exception; whatever it is, the file counts as failed
        answer = {"error": repr(error)}
    print(json.dumps({"seconds": time.process_time() - began, **answer}), flush=True)
