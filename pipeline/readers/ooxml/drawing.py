"""Words in drawings of Office files: shapes with DrawingML paragraphs, diagrams and charts."""

from collections.abc import Iterator

from pipeline.readers.markup import Element
from pipeline.readers.ooxml.names import MC, A, C


def paragraph_text(paragraph: Element) -> str:
    """The text of an ``a:p``, line breaks as line feeds."""
    parts: list[str] = []
    for element in paragraph.iter(A + "t", A + "br", A + "tab"):
        parts.append((element.text or "") if element.tag == A + "t" else "\n" if element.tag == A + "br" else "\t")
    return "".join(parts)


def shape_paragraphs(root: Element) -> Iterator[str]:
    """Every ``a:p`` below, of ``mc:AlternateContent`` the first branch that has words (both hold the same)."""
    for child in root:
        if child.tag == MC + "AlternateContent":
            found = next((texts for branch in child if (texts := list(shape_paragraphs(branch)))), [])
            yield from found
        elif child.tag == A + "p":
            yield paragraph_text(child)
        else:
            yield from shape_paragraphs(child)


def part_words(root: Element) -> Iterator[str]:
    """What a diagram's or a chart's part shows: its paragraphs, and the names of series and categories."""
    for element in root.iter(A + "p", C + "strCache"):
        if element.tag == A + "p":
            yield "".join(part.text or "" for part in element.iter(A + "t"))
        else:
            yield " ".join(value.text or "" for value in element.iter(C + "v"))
