"""A page's paths through pdfium, as strokes; those inside form XObjects too, each cut by its clipping paths."""

from collections.abc import Container, Iterator, Sequence
from itertools import chain, repeat

from corpus.values import value
from pipeline.readers.pdf.engines import pdfium_library as pdfium
from pipeline.readers.pdf.engines.clipping import EVERYTHING, Clip, boxes_within, cut_box, cut_line
from pipeline.readers.pdf.engines.frame import Frame, Matrix, combined
from pipeline.readers.pdf.ruled.strokes import MOST, Strokes

_DEEPEST = 12  # levels of forms within forms
_MOST_OBJECTS = 500_000
_MOST_SEGMENTS = 4 * MOST  # a page with more is a map
_WHITE = 252  # of 255, in all of red, green and blue
_RECTANGLE = 5  # segments: a filled path of no more is (nearly always) a rectangle, whose bounds say all


@value
class PageDrawing:
    """``texts``: the objects that show text, wherever they are nested, each list with the way to the displayed page."""

    strokes: Strokes
    has_image: bool
    texts: tuple[tuple[Sequence[int], Matrix], ...]

    def text_boxes(self, left_out: Container[int | None]) -> list[tuple[float, float, float, float]]:
        """(x0, top, x1, bottom) of every object that shows text, but for some."""
        boxes: list[tuple[float, float, float, float]] = []
        for handles, matrix in self.texts:
            boxes += _bounds([pdfium.pointer(handle) for handle in handles if handle not in left_out], matrix)
        return boxes


@value
class _Level:
    """A page or form: its objects, where their coordinates lie on the displayed page, and what it is cut by."""

    objects: list[int]
    matrix: Matrix
    clip: Clip
    depth: int


@value
class _Paint:
    """A path that leaves ink: its handle, how it is painted, the number of its segments, what it is cut by."""

    handle: pdfium.Pointer
    is_stroked: bool
    is_filled: bool
    is_white: bool
    segments: int
    clip: Clip


def drawing_of(page: int, frame: Frame, known: Container[int | None] = ()) -> PageDrawing:
    """Everything on the page that is no character; ``known`` objects show text and need not be asked what they are."""
    strokes = Strokes()
    has_image, seen = False, 0
    texts: list[tuple[Sequence[int], Matrix]] = []
    listed = list(map(pdfium.get_object, repeat(pdfium.pointer(page)), range(pdfium.count_objects(page))))
    waiting = [_Level(listed, frame.matrix, EVERYTHING, 0)]
    while waiting and seen <= _MOST_OBJECTS:
        container = waiting.pop()
        types = [
            pdfium.TEXT if handle in known else pdfium.object_type(pdfium.pointer(handle))
            for handle in container.objects
        ]
        seen += len(types)
        if pdfium.TEXT in types:
            texts.append((_of_type(pdfium.TEXT, container, types), container.matrix))
        has_image = has_image or pdfium.IMAGE in types
        paints = _paints(_pointers(pdfium.PATH, container, types), container)
        _add_areas([p for p in paints if _is_area(p)], container.matrix, strokes)
        _add_lines([p for p in paints if not _is_area(p)], container.matrix, strokes)
        if container.depth < _DEEPEST:
            waiting += _inside(_pointers(pdfium.FORM, container, types), container)
    return PageDrawing(strokes, has_image, tuple(texts))


def _of_type(wanted: int, container: _Level, types: Sequence[int]) -> list[int]:
    return [handle for handle, kind in zip(container.objects, types, strict=True) if kind == wanted]


def _pointers(wanted: int, container: _Level, types: Sequence[int]) -> list[pdfium.Pointer]:
    return list(map(pdfium.pointer, _of_type(wanted, container, types)))


def _inside(forms: list[pdfium.Pointer], container: _Level) -> Iterator[_Level]:
    clips = boxes_within(forms, container.matrix, container.clip)
    for form, clip, matrix in zip(forms, clips, _matrices(forms, container.matrix), strict=True):
        listed = list(map(pdfium.get_form_object, repeat(form), range(pdfium.count_form_objects(form))))
        yield _Level(listed, matrix, clip, container.depth + 1)


def _matrices(handles: Sequence[pdfium.Pointer], then: Matrix) -> list[Matrix]:
    numbers = pdfium.written("f", 6, 1, pdfium.object_matrix, handles)
    columns = (numbers[i::6] for i in range(6))
    return [combined(matrix, then) for matrix in zip(*columns, strict=True)]


def _is_area(paint: _Paint) -> bool:
    return not paint.is_stroked and paint.segments <= _RECTANGLE


def _paints(paths: list[pdfium.Pointer], container: _Level) -> list[_Paint]:
    if not paths:
        return []
    modes = pdfium.written("i", 2, 2, pdfium.draw_mode, paths)
    whites, clears = [False] * len(paths), [False] * len(paths)
    for is_stroked, ask in ((False, pdfium.fill_color), (True, pdfium.stroke_color)):
        numbers = [i for i, mode in enumerate(modes[1::2]) if bool(mode) is is_stroked]
        known, colors = pdfium.asked("I", 4, 4, ask, [paths[i] for i in numbers])
        for i, is_known, *rgb, alpha in zip(numbers, known, *(colors[k::4] for k in range(4)), strict=True):
            whites[i] = bool(is_known) and min(rgb) >= _WHITE
            clears[i] = bool(is_known) and alpha == 0
    clips = boxes_within(paths, container.matrix, container.clip)
    counts = map(pdfium.count_segments, paths)
    columns = zip(paths, modes[1::2], modes[0::2], whites, counts, clips, clears, strict=True)
    return [
        _Paint(path, bool(stroke), bool(fill), is_white, count, clip)
        for path, stroke, fill, is_white, count, clip, is_clear in columns
        if (stroke or fill) and not is_clear
    ]


def _add_areas(paints: Sequence[_Paint], matrix: Matrix, strokes: Strokes) -> None:
    for paint, bounds in zip(paints, _bounds([p.handle for p in paints], matrix), strict=True):
        box = cut_box(*bounds, paint.clip)
        if box is not None:
            strokes.add_area(*box, paint.is_white)


def _bounds(handles: Sequence[pdfium.Pointer], matrix: Matrix) -> Iterator[tuple[float, float, float, float]]:
    """(x0, top, x1, bottom) of objects of one container on the displayed page."""
    numbers = pdfium.written("f", 4, 4, pdfium.object_bounds, handles)
    a, b, c, d, e, f = matrix
    for left, bottom, right, top in zip(*(numbers[i::4] for i in range(4)), strict=True):
        xs = (a * left + c * bottom + e, a * right + c * top + e)
        ys = (b * left + d * bottom + f, b * right + d * top + f)
        yield min(xs), min(ys), max(xs), max(ys)


def _add_lines(paints: Sequence[_Paint], matrix: Matrix, strokes: Strokes) -> None:
    listed, budget = [], _MOST_SEGMENTS
    for paint in paints:
        budget -= paint.segments
        if budget < 0:
            break
        listed.append(paint)
    handles = [p.handle for p in listed]
    widths = pdfium.written("f", 1, 1, pdfium.stroke_width, handles)
    steps = _steps(listed)
    for paint, width, own in zip(listed, widths, _matrices(handles, matrix), strict=True):
        scale = abs(own[0] * own[3] - own[1] * own[2]) ** 0.5
        lines = _polylines(steps, paint.segments, own)
        cut = [part for line in lines for part in cut_line(line, paint.clip, is_area=not paint.is_stroked)]
        strokes.add(cut, paint.is_stroked, paint.is_filled, width * scale, paint.is_white)


_Step = tuple[int, int, float, float]  # kind, does it close the polyline, x, y


def _steps(paints: Sequence[_Paint]) -> Iterator[_Step]:
    """The segments of all paths, one after the other."""
    handles = chain.from_iterable(map(pdfium.get_segment, repeat(p.handle), range(p.segments)) for p in paints)
    segments = list(map(pdfium.pointer, handles))
    points = pdfium.written("f", 2, 2, pdfium.segment_point, segments)
    kinds, closes = map(pdfium.segment_type, segments), map(pdfium.segment_closes, segments)
    return zip(kinds, closes, points[0::2], points[1::2], strict=True)


def _polylines(steps: Iterator[_Step], count: int, matrix: Matrix) -> list[list[tuple[float, float]]]:
    """The next ``count`` segments as polylines of straight pieces; a curve ends one and begins the next."""
    a, b, c, d, e, f = matrix
    lines: list[list[tuple[float, float]]] = []
    current: list[tuple[float, float]] = []
    start = (0.0, 0.0)
    curved = 0
    for _, (kind, closes, x, y) in zip(range(count), steps, strict=False):
        placed = (a * x + c * y + e, b * x + d * y + f)
        if kind == pdfium.MOVE:
            lines.append(current)
            current, start = [placed], placed
        elif kind == pdfium.LINE:
            current.append(placed)
        else:
            curved += 1
            if curved % 3 == 0:  # two handles and the curve's end
                lines.append(current)
                current = [placed]
        if closes:
            current.append(start)
    lines.append(current)
    return [line for line in lines if len(line) > 1]
