"""The characters of a word, made when someone looks at them one by one: for most words no one does."""

from collections.abc import Iterator, Sequence
from itertools import repeat
from typing import NamedTuple, overload

from pipeline.readers.pdf.marks import Glyph


class Columns(NamedTuple):
    """Characters of a page in their order: what each says, where it begins and ends (points)."""

    texts: list[str]
    x0s: list[float]
    x1s: list[float]


class Letters(Sequence[Glyph]):
    """The characters ``begin`` to ``end`` of the columns, upright and on one line, as glyphs."""

    __slots__ = ("_begin", "_bottom", "_columns", "_end", "_is_bold", "_made", "_size", "_top")

    def __init__(
        self, columns: Columns, begin: int, end: int, top: float, bottom: float, size: float, is_bold: bool
    ) -> None:
        self._columns = columns
        self._begin = begin
        self._end = end
        self._top = top
        self._bottom = bottom
        self._size = size
        self._is_bold = is_bold
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
            texts, x0s, x1s = (column[self._begin : self._end] for column in self._columns)
            shared = (self._top, self._bottom, self._size, self._is_bold)
            top, bottom, size, is_bold = map(repeat, shared)
            rows = zip(texts, x0s, top, x1s, bottom, size, repeat(0), is_bold, repeat(()))
            self._made = tuple(map(Glyph._make, rows))
        return self._made
