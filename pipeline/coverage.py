"""How much of what another extractor finds in a file is in our document, and what is not. Pure."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from corpus.model import Document, Table
from corpus.radicals import fold_radicals
from corpus.values import value

# leaders and typed rules: extractors find each their own number of these
_LEADERS = re.compile(r"[.‥・･─━\-‐–—_―]{3,}")


@value
class OtherLine:
    """A line that another extractor finds, and its page (None: the format has none)."""

    text: str
    page: int | None = None


@value
class Coverage:
    """Non-blank characters that the other extractor finds, and what became of them here.

    ``kept`` are in the document. ``repeated`` are lacking because the document says them once: lines all of whose words
    it has elsewhere (the head of a table on each of its pages). ``unsearchable`` stand on pages that are reported as
    not searchable. ``missing`` are lines with characters that the document lacks, each with their number.
    """

    expected: int
    kept: int
    repeated: int = 0
    unsearchable: int = 0
    missing: tuple[tuple[str, int], ...] = ()

    @property
    def share(self) -> float:
        """The share that is not missing, from 0 to 1; 1 where there is nothing to find."""
        return 1 - sum(count for _, count in self.missing) / self.expected if self.expected else 1.0


def measure(document: Document, lines: Sequence[OtherLine]) -> Coverage:
    """Compare the document with the lines of another extractor, as multisets of characters.

    Both in compatibility forms, so that a ligature equals its letters. Characters are counted, not their order: two
    extractors seldom agree on the order of a table's cells.
    """
    reported = {page.number for page in document.pages if not page.is_searchable}
    ours: Counter[str] = Counter()
    for text in texts(document):
        ours.update(_characters(text))
    theirs: Counter[str] = Counter()
    for line in lines:
        theirs.update(_characters(line.text))
    lacking = theirs - ours
    whole = "\n".join("".join(_characters(text)) for text in texts(document))
    repeated = unsearchable = 0
    missing: list[tuple[str, int]] = []
    for line, count in _lines(lines, lacking):
        if line.page is not None and line.page in reported:
            unsearchable += count
        elif all("".join(_characters(word)) in whole for word in line.text.split()):
            repeated += count
        else:
            missing.append((" ".join(line.text.split()), count))
    expected = theirs.total()
    return Coverage(expected, expected - lacking.total(), repeated, unsearchable, tuple(missing))


def texts(document: Document) -> Iterator[str]:
    """Every text of the document: blocks, cells, the marks of notes, running heads."""
    for page in document.pages:
        yield from page.furniture
        for block in page.blocks:
            if isinstance(block, Table):
                yield from (cell.text for cell in block.cells)
            else:
                yield block.text
                yield getattr(block, "mark", "")


def _lines(lines: Iterable[OtherLine], lacking: Counter[str]) -> Iterator[tuple[OtherLine, int]]:
    """The lines in which the lacking characters stand, those with the largest share of them first."""
    left = Counter(lacking)
    for line in sorted(lines, key=lambda line: -_share(line.text, lacking)):
        if not left:
            return
        found = Counter(_characters(line.text)) & left
        if found:
            left -= found
            yield line, found.total()


def _share(line: str, lacking: Counter[str]) -> float:
    characters = _characters(line)
    return sum(character in lacking for character in characters) / max(1, len(characters))


def _characters(text: str) -> list[str]:
    folded = unicodedata.normalize("NFKC", fold_radicals(text))
    written = _LEADERS.sub("", re.sub(r"\s", "", folded))
    return [character for character in written if unicodedata.category(character)[0] not in "CZ"]
