"""The characters of a page in columns, and of a word as glyphs, made when someone looks at them: mostly no one does."""

from collections.abc import Iterator, Sequence
from itertools import repeat
from typing import NamedTuple, overload

from pipeline.readers.pdf.engines.pdfium_fonts import Run
from pipeline.readers.pdf.marks import Glyph


class Columns(NamedTuple):
    """Characters of a page in their order: what each says, where its box begins and ends (points), how it is set.

    ``is_same``: is the next character of the same text object?
    """

    texts: list[str]
    x0s: list[float]
    x1s: list[float]
    runs: list[Run]
    is_same: Sequence[int]

    def ends(self, numbers: Sequence[int]) -> list[float]:
        """Where some characters (at least one) end.

        pdfium's box holds the ink too, which may reach further than the advance. A font may have several glyphs for one
        character, of which pdfium knows one advance: the next one of the same object is a witness.
        """
        texts, x0s, x1s, runs, is_same = self
        last = len(texts) - 1
        result = []
        for i in numbers:
            x0, x1 = x0s[i], x1s[i]
            reach = x0 + runs[i].advances[texts[i]]
            if is_same[i] and i < last and (after := x0s[i + 1]) > reach:
                reach = after
            result.append(reach if x0 < reach < x1 else x1)
        return result


class Letters(Sequence[Glyph]):
    """The characters ``begin`` to ``end`` of the columns, upright and on one line, as glyphs."""

    __slots__ = ("_begin", "_columns", "_end", "_made")

    def __init__(self, columns: Columns, begin: int, end: int) -> None:
        self._columns = columns
        self._begin = begin
        self._end = end
        self._made: tuple[Glyph, ...] = ()

    def __len__(self) -> int:
        return self._end - self._begin

    @overload
    def __getitem__(self, index: int) -> Glyph: ...

    @overload
    def __getitem__(self, index: slice) -> tuple[Glyph, ...]: ...

    def __getitem__(self, index: int | slice) -> Glyph | tuple[Glyph, ...]:
        return self._glyphs()[index]

    def __iter__(self) -> Iterator[Glyph]:
        return iter(self._glyphs())

    def _glyphs(self) -> tuple[Glyph, ...]:
        if not self._made:  # once: a character is known by its identity
            columns, begin, end = self._columns, self._begin, self._end
            run = columns.runs[begin]
            top, bottom, size, is_bold = map(repeat, (run.top, run.bottom, run.size, run.is_bold))
            texts, x0s, x1s = columns.texts[begin:end], columns.x0s[begin:end], columns.ends(range(begin, end))
            rows = zip(texts, x0s, top, x1s, bottom, size, repeat(0), is_bold, repeat(()))
            self._made = tuple(map(Glyph._make, rows))
        return self._made
