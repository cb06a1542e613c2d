"""Clipping paths: what of a path is seen. Only their bounding boxes are used, which is all for nearly every paper."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise, repeat
from typing import NamedTuple

from pipeline.readers.pdf.engines import pdfium_library as pdfium
from pipeline.readers.pdf.engines.frame import Matrix, point


class Clip(NamedTuple):
    """What is seen, on the displayed page."""

    x0: float
    top: float
    x1: float
    bottom: float


EVERYTHING = Clip(float("-inf"), float("-inf"), float("inf"), float("inf"))
_MARGIN = 1.0  # points: a rule on the very edge of what is seen is half seen

Polyline = Sequence[tuple[float, float]]


def boxes_within(objects: Sequence[pdfium.Pointer], matrix: Matrix, outer: Clip) -> list[Clip]:
    """What each object of one container is cut by, its container's clip included."""
    paths = list(map(pdfium.pointer, map(pdfium.clip_path, objects)))
    counts = list(map(pdfium.count_clips, paths))
    if max(counts, default=0) <= 0:
        return [outer] * len(objects)
    last = [count - 1 for count in counts]
    sizes = list(map(pdfium.count_clip_segments, paths, last))
    corners = [_points(map(pdfium.get_clip_segment, paths, last, repeat(number))) for number in (0, 2)]
    known: dict[tuple[float, ...], Clip] = {}
    result = []
    # objects that follow each other share their clips, so the innermost one stands for all
    for path, *key in zip(paths, counts, sizes, *(side[i::2] for side in corners for i in (0, 1)), strict=True):
        if key[0] <= 0:
            result.append(outer)
            continue
        clip = known.get(tuple(key))
        if clip is None:
            clip = known[tuple(key)] = _clip(path, int(key[0]), matrix, outer)
        result.append(clip)
    return result


def _points(segments: Iterable[pdfium.Handle]) -> Sequence[float]:
    """x and y of each, one after the other."""
    return pdfium.written("f", 2, 2, pdfium.segment_point, list(map(pdfium.pointer, segments)))


def _clip(path: pdfium.Pointer, count: int, matrix: Matrix, outer: Clip) -> Clip:
    for number in range(count):
        size = pdfium.count_clip_segments(path, number)
        if size < 3:
            continue
        points = _points(map(pdfium.get_clip_segment, repeat(path), repeat(number), range(size)))
        placed = [point(matrix, x, y) for x, y in zip(points[0::2], points[1::2], strict=True)]
        xs, ys = [x for x, _ in placed], [y for _, y in placed]
        outer = Clip(
            max(outer.x0, min(xs) - _MARGIN),
            max(outer.top, min(ys) - _MARGIN),
            min(outer.x1, max(xs) + _MARGIN),
            min(outer.bottom, max(ys) + _MARGIN),
        )
    return outer


def cut_box(x0: float, top: float, x1: float, bottom: float, clip: Clip) -> tuple[float, float, float, float] | None:
    """The box as far as it is seen; None where nothing is."""
    x0, top, x1, bottom = max(x0, clip.x0), max(top, clip.top), min(x1, clip.x1), min(bottom, clip.bottom)
    return (x0, top, x1, bottom) if x0 <= x1 and top <= bottom else None


def cut_line(line: Polyline, clip: Clip, *, is_area: bool) -> Iterator[Polyline]:
    """The polyline, or the bounds of the area inside it, as far as it is seen."""
    if all(clip.x0 <= x <= clip.x1 and clip.top <= y <= clip.bottom for x, y in line):
        yield line
        return
    if is_area:
        xs, ys = [x for x, _ in line], [y for _, y in line]
        box = cut_box(min(xs), min(ys), max(xs), max(ys), clip)
        if box is not None:
            yield ((box[0], box[1]), (box[2], box[3]))
        return
    for one, other in pairwise(line):
        piece = _cut_piece(one, other, clip)
        if piece is not None:
            yield piece


def _cut_piece(one: tuple[float, float], other: tuple[float, float], clip: Clip) -> Polyline | None:
    """Liang and Barsky's clipping of a line by a rectangle."""
    (ax, ay), (bx, by) = one, other
    begin, end = 0.0, 1.0
    for step, room_low, room_high in (
        (bx - ax, clip.x0 - ax, clip.x1 - ax),
        (by - ay, clip.top - ay, clip.bottom - ay),
    ):
        if step == 0:
            if room_low > 0 or room_high < 0:
                return None
            continue
        low, high = sorted((room_low / step, room_high / step))
        begin, end = max(begin, low), min(end, high)
    if begin > end:
        return None
    return (ax + begin * (bx - ax), ay + begin * (by - ay)), (ax + end * (bx - ax), ay + end * (by - ay))
