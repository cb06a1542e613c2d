"""Invented minutes in every usual shape, each paragraph with who says it.

A file has a line a paragraph: whose turn begins here (``=name/role``; ``=/`` for somebody whom the paper does not
name), ``+`` where it goes on, ``-`` where nobody speaks; a tab; the text. ``B`` before it is bold,
``T<tab>…<tab>a|b`` a row of a table. Names as the mark has them.
"""

import re
from pathlib import Path

import pytest

from corpus.model import Block, Table, Utterance
from pipeline.raw import Format, RawCell, RawDocument, RawElement, RawPage, RawParagraph, RawTable
from pipeline.structure.assemble import structure

FOLDER = Path(__file__).parent / "papers"
Truth = list[tuple[str, str]]  # what is said of a paragraph, its text


def read(path: Path) -> tuple[RawDocument, Truth]:
    elements: list[RawElement] = []
    truth: Truth = []
    rows: list[list[str]] = []
    for line in [*path.read_text(encoding="utf-8").splitlines(), "-\t"]:
        mark, text = line.split("\t", 1)
        if mark == "T":
            said, cells = text.split("\t", 1)
            rows.append(cells.split("|"))
            truth.append((said, cells.replace("|", "")))
            continue
        if rows:
            cells_ = tuple(RawCell(r, c, cell) for r, row in enumerate(rows) for c, cell in enumerate(row))
            elements.append(RawTable(cells_, len(rows), len(rows[0])))
            rows = []
        if text:
            elements.append(RawParagraph(text, is_bold=mark.startswith("B")))
            truth.append((mark.removeprefix("B"), text))
    return RawDocument(Format.DOCX, (RawPage(None, tuple(elements)),)), truth


def folded(text: str) -> str:
    return re.sub(r"\s", "", text)


def expected(truth: Truth) -> list[tuple[str, str, str]]:
    """(name, role, text) of each paragraph that somebody says."""
    said: list[tuple[str, str, str]] = []
    current: tuple[str, str] | None = None
    for mark, text in truth:
        if mark.startswith("="):
            name, _, role = mark[1:].partition("/")
            current = (name, role)
        elif mark == "-":
            current = None
        if current is not None:
            said.append((*current, folded(text)))
    return said


def is_same(block: Block, name: str, role: str) -> bool:
    if not isinstance(block, Utterance):
        return False
    # 事務局/ : a title without a name is speaker and role; 川上/課長 may be written with the office before the title
    return block.speaker == name and (not role or block.role.endswith(role))


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.txt")), ids=lambda path: path.stem)
def test_every_paragraph_has_its_speaker(path: Path) -> None:
    raw, truth = read(path)
    blocks = [block for page in structure(raw).pages for block in page.blocks]
    assert not [block for block in blocks if isinstance(block, Table)]
    said = [block for block in blocks if isinstance(block, Utterance)]
    wanted = expected(truth)
    assert [folded(block.text) for block in said] == [text for _, _, text in wanted]
    assert [(block.text, block.speaker, block.role) for block, (name, role, _) in zip(said, wanted, strict=True)
            if not is_same(block, name, role)] == []  # fmt: skip


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.txt")), ids=lambda path: path.stem)
def test_turns_begin_where_a_speaker_is_named(path: Path) -> None:
    raw, truth = read(path)
    said = [block for page in structure(raw).pages for block in page.blocks if isinstance(block, Utterance)]
    begins = [folded(block.text) for before, block in zip([None, *said], said, strict=False)
              if before is None or before.turn != block.turn]  # fmt: skip
    assert begins == [folded(text) for mark, text in truth if mark.startswith("=")]
    assert [block.turn for block in said] == sorted(block.turn for block in said)
