"""Make the papers and their truths: ``python -m bench.tableset.build [NAME…]``.

Needs the IPAex fonts, LibreOffice Writer and Calc, Chromium, reportlab, and ``pip install -r
bench/tableset/requirements.txt`` (Typst, pikepdf): the built files are committed, so only somebody who
changes the sources has to run it.
"""

import sys
from pathlib import Path

from bench.tableset.cases import (
    break_cases,
    browser_cases,
    drawn_not_tables,
    drawn_pages,
    drawn_rules,
    few_rules,
    form_cases,
    mixed_cases,
    office_cases,
    open_cases,
    page_cases,
    piece_cases,
    plan_cases,
    seam_cases,
    sheet_cases,
    statistics_cases,
    typeset_cases,
    word_cases,
)
from bench.tableset.grid import truth
from bench.tableset.packed import packed

HERE = Path(__file__).parent
_MODULES = (
    drawn_rules,
    few_rules,
    drawn_pages,
    drawn_not_tables,
    typeset_cases,
    word_cases,
    sheet_cases,
    browser_cases,
    statistics_cases,
    plan_cases,
    form_cases,
    mixed_cases,
    office_cases,
    page_cases,
    break_cases,
    seam_cases,
    open_cases,
    piece_cases,
)


def main(names: list[str]) -> None:
    """Write ``pdf/NAME.pdf`` and ``truth/NAME.json`` of all cases of the modules named, or of all modules."""
    for folder in ("pdf", "truth"):
        (HERE / folder).mkdir(exist_ok=True)
    for module in _MODULES:
        if names and module.__name__.rsplit(".", 1)[1] not in names:
            continue
        for case in module.cases():
            (HERE / "pdf" / f"{case.name}.pdf").write_bytes(pdf := packed(case.pdf))
            (HERE / "truth" / f"{case.name}.json").write_text(truth(case), encoding="utf-8")
            print(f"{len(pdf):>8}  {case.name}")


if __name__ == "__main__":
    main(sys.argv[1:])
