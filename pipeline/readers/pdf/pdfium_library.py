"""The module that knows pypdfium2: pdfium's functions, bound so that thousands of calls a page cost little.

pypdfium2 declares typed pointers, and making one costs more than what pdfium does for a character. Here every handle
and every address is a plain integer: functions run under ``map`` over ranges of addresses and write into one buffer
that is read at once.
"""

import ctypes
from array import array
from collections import deque
from collections.abc import Callable, Iterable
from ctypes import c_char_p, c_double, c_float, c_int, c_uint, c_ulong, c_void_p
from typing import Any

import pypdfium2.raw as raw  # type: ignore[import-untyped]
from pypdfium2 import _library_scope as _  # noqa: F401 - initialises pdfium, once

Handle = int | None
"""A pdfium object; None where there is none."""


def _bound(name: str, result: Any, *arguments: Any) -> Callable[..., Any]:
    address = ctypes.cast(getattr(raw, name), c_void_p).value or 0
    function: Callable[..., Any] = ctypes.CFUNCTYPE(result, *arguments)(address)
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
get_object = _bound("FPDFPage_GetObject", c_void_p, c_void_p, c_int)
count_form_objects = _bound("FPDFFormObj_CountObjects", c_int, c_void_p)
get_form_object = _bound("FPDFFormObj_GetObject", c_void_p, c_void_p, c_ulong)

object_type = _bound("FPDFPageObj_GetType", c_int, c_void_p)
object_matrix = _bound("FPDFPageObj_GetMatrix", c_int, c_void_p, c_void_p)
object_bounds = _bound("FPDFPageObj_GetBounds", c_int, c_void_p, c_void_p, c_void_p, c_void_p, c_void_p)
fill_color = _bound("FPDFPageObj_GetFillColor", c_int, c_void_p, c_void_p, c_void_p, c_void_p, c_void_p)
stroke_color = _bound("FPDFPageObj_GetStrokeColor", c_int, c_void_p, c_void_p, c_void_p, c_void_p, c_void_p)
stroke_width = _bound("FPDFPageObj_GetStrokeWidth", c_int, c_void_p, c_void_p)
draw_mode = _bound("FPDFPath_GetDrawMode", c_int, c_void_p, c_void_p, c_void_p)
count_segments = _bound("FPDFPath_CountSegments", c_int, c_void_p)
get_segment = _bound("FPDFPath_GetPathSegment", c_void_p, c_void_p, c_int)
segment_point = _bound("FPDFPathSegment_GetPoint", c_int, c_void_p, c_void_p, c_void_p)
segment_type = _bound("FPDFPathSegment_GetType", c_int, c_void_p)
segment_closes = _bound("FPDFPathSegment_GetClose", c_int, c_void_p)
clip_path = _bound("FPDFPageObj_GetClipPath", c_void_p, c_void_p)
count_clips = _bound("FPDFClipPath_CountPaths", c_int, c_void_p)
count_clip_segments = _bound("FPDFClipPath_CountPathSegments", c_int, c_void_p, c_int)
get_clip_segment = _bound("FPDFClipPath_GetPathSegment", c_void_p, c_void_p, c_int, c_int)

load_text = _bound("FPDFText_LoadPage", c_void_p, c_void_p)
close_text = _bound("FPDFText_ClosePage", None, c_void_p)
count_characters = _bound("FPDFText_CountChars", c_int, c_void_p)
text_of = _bound("FPDFText_GetText", c_int, c_void_p, c_int, c_int, c_void_p)
character = _bound("FPDFText_GetUnicode", c_uint, c_void_p, c_int)
text_object = _bound("FPDFText_GetTextObject", c_void_p, c_void_p, c_int)
is_unmapped = _bound("FPDFText_HasUnicodeMapError", c_int, c_void_p, c_int)
loose_box = _bound("FPDFText_GetLooseCharBox", c_int, c_void_p, c_int, c_void_p)
origin = _bound("FPDFText_GetCharOrigin", c_int, c_void_p, c_int, c_void_p, c_void_p)
text_matrix = _bound("FPDFText_GetMatrix", c_int, c_void_p, c_int, c_void_p)
font_size = _bound("FPDFText_GetFontSize", c_double, c_void_p, c_int)
font_of = _bound("FPDFTextObj_GetFont", c_void_p, c_void_p)
font_name = _bound("FPDFFont_GetBaseFontName", c_ulong, c_void_p, c_void_p, c_ulong)
font_descent = _bound("FPDFFont_GetDescent", c_int, c_void_p, c_float, c_void_p)
glyph_width = _bound("FPDFFont_GetGlyphWidth", c_int, c_void_p, c_uint, c_float, c_void_p)

TEXT, PATH, IMAGE, FORM = 1, 2, 3, 5  # FPDF_PAGEOBJ_…
LINE, CURVE, MOVE = 0, 1, 2  # FPDF_SEGMENT_…


def run(calls: Iterable[object]) -> None:
    """Make all calls of a ``map``, whose results do not matter."""
    deque(calls, 0)


def zeros(code: str, count: int) -> "array[Any]":
    """A buffer of ``count`` numbers (``f``, ``d``, ``i``, ``I``, ``H``) for pdfium to write into."""
    return array(code, bytes(array(code).itemsize * count))


def addresses(buffer: "array[Any]", step: int = 1, first: int = 0) -> range:
    """The addresses of every ``step``-th number of a buffer, from the ``first`` on."""
    base, count = buffer.buffer_info()
    size = buffer.itemsize
    return range(base + first * size, base + count * size, step * size)
