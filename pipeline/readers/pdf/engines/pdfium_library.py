"""The module that knows pypdfium2: pdfium's functions, bound so that thousands of calls a page cost little.

pypdfium2 declares typed pointers, and making one costs more than what pdfium does for a character. Here every handle is
a plain integer. Functions that are called once a character or path declare no arguments, so that ctypes passes on what
it is given as it stands, in half the time: small integers, and a ``pointer`` for whatever is a handle or an address.
They run under ``map`` and write into one block of memory, whose addresses are made once.
"""

import ctypes
from array import array
from collections.abc import Callable, Sequence
from ctypes import c_char_p, c_double, c_float, c_int, c_uint, c_ulong, c_void_p
from typing import Any

import pypdfium2.raw as raw  # type: ignore[import-untyped]
from pypdfium2 import _library_scope as _  # noqa: F401 - initialises pdfium, once

Handle = int | None
"""A pdfium object; None where there is none."""
Pointer = Any
"""A handle or an address, ready to be passed on."""

pointer: Callable[[Handle], Pointer] = c_void_p.from_param


def _address(name: str) -> int:
    return ctypes.cast(getattr(raw, name), c_void_p).value or 0


def _bound(name: str, result: Any, *arguments: Any) -> Callable[..., Any]:
    function: Callable[..., Any] = ctypes.CFUNCTYPE(result, *arguments)(_address(name))
    return function


def _bare(name: str, result: Any) -> Callable[..., Any]:
    function: Callable[..., Any] = ctypes.PYFUNCTYPE(result)(_address(name))
    return function


load_document = _bound("FPDF_LoadDocument", c_void_p, c_char_p, c_char_p)
close_document = _bound("FPDF_CloseDocument", None, c_void_p)
page_count = _bound("FPDF_GetPageCount", c_int, c_void_p)
meta_text = _bound("FPDF_GetMetaText", c_ulong, c_void_p, c_char_p, c_void_p, c_ulong)

load_page = _bound("FPDF_LoadPage", c_void_p, c_void_p, c_int)
close_page = _bound("FPDF_ClosePage", None, c_void_p)
page_box = _bound("FPDF_GetPageBoundingBox", c_int, c_void_p, c_void_p)
page_rotation = _bound("FPDFPage_GetRotation", c_int, c_void_p)
count_objects = _bound("FPDFPage_CountObjects", c_int, c_void_p)
get_object = _bare("FPDFPage_GetObject", c_void_p)
count_form_objects = _bare("FPDFFormObj_CountObjects", c_int)
get_form_object = _bound("FPDFFormObj_GetObject", c_void_p, c_void_p, c_ulong)

object_type = _bare("FPDFPageObj_GetType", c_int)
object_matrix = _bare("FPDFPageObj_GetMatrix", c_int)
object_bounds = _bare("FPDFPageObj_GetBounds", c_int)
fill_color = _bare("FPDFPageObj_GetFillColor", c_int)
stroke_color = _bare("FPDFPageObj_GetStrokeColor", c_int)
stroke_width = _bare("FPDFPageObj_GetStrokeWidth", c_int)
draw_mode = _bare("FPDFPath_GetDrawMode", c_int)
count_segments = _bare("FPDFPath_CountSegments", c_int)
get_segment = _bare("FPDFPath_GetPathSegment", c_void_p)
segment_point = _bare("FPDFPathSegment_GetPoint", c_int)
segment_type = _bare("FPDFPathSegment_GetType", c_int)
segment_closes = _bare("FPDFPathSegment_GetClose", c_int)
clip_path = _bare("FPDFPageObj_GetClipPath", c_void_p)
count_clips = _bare("FPDFClipPath_CountPaths", c_int)
count_clip_segments = _bare("FPDFClipPath_CountPathSegments", c_int)
get_clip_segment = _bare("FPDFClipPath_GetPathSegment", c_void_p)

load_text = _bound("FPDFText_LoadPage", c_void_p, c_void_p)
close_text = _bound("FPDFText_ClosePage", None, c_void_p)
count_characters = _bound("FPDFText_CountChars", c_int, c_void_p)
text_of = _bound("FPDFText_GetText", c_int, c_void_p, c_int, c_int, c_void_p)
character = _bare("FPDFText_GetUnicode", c_uint)
text_object = _bare("FPDFText_GetTextObject", c_void_p)
is_unmapped = _bare("FPDFText_HasUnicodeMapError", c_int)
loose_box = _bare("FPDFText_GetLooseCharBox", c_int)
text_matrix = _bare("FPDFText_GetMatrix", c_int)
font_size = _bare("FPDFText_GetFontSize", c_double)
font_of = _bare("FPDFTextObj_GetFont", c_void_p)
font_name = _bound("FPDFFont_GetBaseFontName", c_ulong, c_void_p, c_void_p, c_ulong)
font_descent = _bound("FPDFFont_GetDescent", c_int, c_void_p, c_float, c_void_p)
glyph_width = _bound("FPDFFont_GetGlyphWidth", c_int, c_void_p, c_uint, c_float, c_void_p)

TEXT, PATH, IMAGE, FORM = 1, 2, 3, 5  # FPDF_PAGEOBJ_…
LINE, CURVE, MOVE = 0, 1, 2  # FPDF_SEGMENT_…


def zeros(code: str, count: int) -> "array[Any]":
    """A buffer of ``count`` numbers (``f``, ``d``, ``i``, ``I``, ``H``) for pdfium to write into."""
    return array(code, bytes(array(code).itemsize * count))


class _Block:
    """Memory for numbers of four bytes, and a pointer to each."""

    def __init__(self, count: int) -> None:
        self._memory = (c_float * count)()
        self._bytes = memoryview(self._memory).cast("B")
        self.places = [ctypes.byref(self._memory, 4 * i) for i in range(count)]

    def clear(self, count: int) -> None:
        """Zeros in the first ``count`` places."""
        ctypes.memset(self._memory, 0, 4 * count)

    def read(self, code: str, count: int) -> "array[Any]":
        """The first ``count`` numbers."""
        numbers = array(code)
        numbers.frombytes(self._bytes[: 4 * count])
        return numbers


_BLOCK = _Block(1 << 14)  # more numbers than nearly any page has at a time
_ROOM = len(_BLOCK.places)


def asked(
    code: str, step: int, parts: int, call: Callable[..., Any], *columns: Sequence[Any]
) -> tuple[list[Any], "array[Any]"]:
    """What a function returns and writes, called for each row of the columns, with ``step`` numbers for each.

    It takes ``parts`` addresses behind its other arguments: of all its numbers, or of one after the other.
    """
    results: list[Any] = []
    numbers = array(code)
    count, most = len(columns[-1]), _ROOM // step
    for begin in range(0, count, most):
        size = min(most, count - begin)
        rows = columns if size == count else [column[begin : begin + size] for column in columns]
        _BLOCK.clear(size * step)
        results += map(call, *rows, *(_BLOCK.places[part : size * step : step] for part in range(parts)))
        numbers += _BLOCK.read(code, size * step)
    return results, numbers


def written(code: str, step: int, parts: int, call: Callable[..., Any], *columns: Sequence[Any]) -> "array[Any]":
    """Only what it writes."""
    return asked(code, step, parts, call, *columns)[1]
