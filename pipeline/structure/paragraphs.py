"""Printed lines → paragraphs.

A line goes on in the next one when it is full: the next line's first word would not have fitted. Indents, blanks
between lines, marks and type sizes say where a paragraph begins. Two-column pages: the reader's order is trusted.
"""

import itertools
import re
import statistics
from collections.abc import Sequence

from corpus.model import Box
from corpus.values import value
from pipeline.raw import RawLine
from pipeline.structure.canonical import canonical, display_width, join_lines
from pipeline.structure.flow import Prose
from pipeline.structure.marks import Mark, leading_mark
from pipeline.structure.minutes.turns import Shape, is_stage_remark, opening_turn

_SENTENCE_END = re.compile(r"[。．.！？!?][」』）)]?\s*$|[」』）)]\s*$")
_FIRST_UNIT = re.compile(r"[A-Za-z0-9Ａ-Ｚａ-ｚ０-９.,\-/'’]+|.")
_NO_LINE_START = "、。，．・：；？！）」』】〕》〉ーゝ々ぁぃぅぇぉっゃゅょァィゥェォッャュョ,.:;?!)]}％%"
_CAPTION = re.compile(r"(?:図表|表|図)\s*[0-9０-９][0-9０-９.．\-－―]*[ \u3000][^。、]{1,40}$")  # 表４　施設の状況
_SAME_EDGE = 1.5  # characters: full lines end so close to each other
_FEW_LINES = 4
_DISPLAY = 13  # points; text of this size is set as a title


@value
class Column:
    """The column that a line stands in: its left and right edges and the usual distance from line to line."""

    left: float
    right: float
    pitch: float | None


@value
class SetLine:
    """A printed line with its page's index and its column; ``space_above`` is the blank above it in points."""

    line: RawLine
    page: int
    column: Column
    space_above: float | None


def set_lines(lines: Sequence[RawLine], page: int, usual: Column | None, width: float | None = None) -> list[SetLine]:
    """The lines of one page, in reading order, with their columns.

    A column ends where the reading order jumps up. ``usual`` is the document's column: a page with a single short
    column has the document's right edge, not that of its own longest line. Nor is a line that stands out by itself an
    edge that text was broken at: then the right margin is taken to be as wide as the left (``width`` is the page's).
    """
    placed: list[SetLine] = []
    for stretch in _stretches(lines):
        left = min(line.box.x0 for line in stretch)
        right = max(line.box.x1 for line in stretch)
        if usual is not None and len(stretch) == len(lines) and abs(left - usual.left) < 3 * stretch[0].size:
            right = max(right, usual.right)
        if width is not None and len(stretch) == len(lines) and _stands_out(stretch, right):
            right = max(right, width - left)
        column = Column(left, right, _pitch(stretch) or (usual.pitch if usual else None))
        above: RawLine | None = None
        for line in stretch:
            space = line.box.top - above.box.bottom if above is not None else None
            placed.append(SetLine(line, page, column, space))
            above = line
    return placed


def _stands_out(lines: Sequence[RawLine], right: float) -> bool:
    """Whether no two lines of a few end at the right edge."""
    at_edge = sum(line.box.x1 > right - _SAME_EDGE * line.size for line in lines)
    return at_edge < 2 or len(lines) < _FEW_LINES


def usual_column(pages: Sequence[Sequence[RawLine]]) -> Column | None:
    """The column that most of the document's lines stand in, None for a document of fewer than four lines."""
    lines = [line for page in pages for line in page]
    if len(lines) < 4:
        return None
    rights = sorted(line.box.x1 for line in lines)
    lefts = sorted(line.box.x0 for line in lines)
    pitches = [pitch for page in pages if (pitch := _pitch(page)) is not None]
    return Column(
        lefts[len(lefts) // 10], rights[len(rights) * 9 // 10], statistics.median(pitches) if pitches else None
    )


def _stretches(lines: Sequence[RawLine]) -> list[list[RawLine]]:
    stretches: list[list[RawLine]] = []
    for line in lines:
        if stretches and line.box.top > stretches[-1][-1].box.top - line.size / 2:
            stretches[-1].append(line)
        else:
            stretches.append([line])
    return stretches


def _pitch(lines: Sequence[RawLine]) -> float | None:
    distances = [
        below.box.top - above.box.top
        for above, below in itertools.pairwise(lines)
        if 0.6 * above.size < below.box.top - above.box.top < 3 * above.size
    ]
    return statistics.median_low(distances) if distances else None


def continues(paragraph: Sequence[SetLine], following: SetLine) -> bool:
    """Whether ``following`` goes on with the paragraph whose lines so far are given."""
    first, last = paragraph[0], paragraph[-1]
    size = last.line.size
    if abs(following.line.size - size) > 0.2 * size or following.line.is_bold != last.line.is_bold:
        return False
    if _is_display(paragraph, following):
        return True
    if _CAPTION.match(following.line.text) and not _CAPTION.match(last.line.text):
        return False
    same_column = following.page == last.page and following.column is last.column
    if same_column and not _follows_closely(last, following):
        return False
    if (mark := leading_mark(following.line.text)) is not None and not _is_number_in_text(mark, paragraph):
        return False
    if not _is_full(last, following):
        return False
    if _ends_sentence(last) and (_names_a_speaker(following) or is_stage_remark(following.line.text)):
        return False
    return _indent_fits(paragraph, following, shift=following.column.left - first.column.left)


def _follows_closely(last: SetLine, following: SetLine) -> bool:
    distance = following.line.box.top - last.line.box.top
    if distance < 0.5 * last.line.size:
        return False  # side by side
    pitch = last.column.pitch
    return distance <= (1.4 * pitch if pitch is not None else 2.2 * last.line.size)


def _is_number_in_text(mark: Mark, paragraph: Sequence[SetLine]) -> bool:
    """Whether the number at the line's beginning may belong to an unfinished sentence."""
    first = leading_mark(paragraph[0].line.text)
    return mark.is_weak and not _ends_sentence(paragraph[-1]) and (first is None or first.look != mark.look)


def _names_a_speaker(following: SetLine) -> bool:
    """Whether a line begins with a mark that only a speaker has: （山田委員）, 【事務局】, 山田委員：."""
    turn = opening_turn(following.line.text)
    return turn is not None and turn.shape in (Shape.PAREN, Shape.BRACKET, Shape.COLON, Shape.HALF)


def _is_full(last: SetLine, following: SetLine) -> bool:
    """Whether the first unbreakable piece of the following line had no room on the last one."""
    text = following.line.text.lstrip()
    unit = _FIRST_UNIT.match(text)
    length = len(unit.group()) if unit else 0
    piece = text[:length]
    while length < len(text) and text[length] in _NO_LINE_START and length < len(piece) + 3:
        length += 1
    needed = display_width(text[:length]) / 2 * last.line.size
    # a line of a ragged or kinsoku-shortened setting may fall short by one more character
    return _room(last) < needed + 0.9 * last.line.size and not _is_right_hand(last)


def _room(placed: SetLine) -> float:
    return placed.column.right - placed.line.box.x1


def _is_right_hand(placed: SetLine) -> bool:
    """A short line set to the right (a date, an author): full by its place, not by its length."""
    width = placed.column.right - placed.column.left
    box = placed.line.box
    return box.x0 > placed.column.left + 0.5 * width and width > 20 * placed.line.size


def _indent_fits(paragraph: Sequence[SetLine], following: SetLine, shift: float) -> bool:
    first, last = paragraph[0], paragraph[-1]
    size = last.line.size
    here = following.line.box.x0 - shift
    tolerance = 0.6 * size
    if _ends_sentence(last) and not _ends_sentence(following) and _room(following) > 3 * size:
        return False  # a heading: a paragraph's last line ends in a full stop
    if len(paragraph) > 1:
        body = paragraph[1].line.box.x0 - (paragraph[1].column.left - first.column.left)
        return abs(here - body) <= tolerance or (here < body and not _ends_sentence(last) and body - here < 3 * size)
    begin = first.line.box.x0
    ends = _ends_sentence(last)
    if here < begin - 3 * size:
        return False
    if here <= begin + tolerance:
        # flush lines after a full stop: the same paragraph only where its first line was indented
        return not ends or here < begin - tolerance or leading_mark(first.line.text) is not None
    hang = (here - begin) / size
    if leading_mark(first.line.text) is not None:
        return not ends or hang < 6
    return hang <= 14 and (not ends or hang >= 2.4)


def _is_display(paragraph: Sequence[SetLine], following: SetLine) -> bool:
    """Two centred lines of one large size: a title set over several lines."""
    last = paragraph[-1]
    return (
        len(paragraph) < 3
        and is_centred(last)
        and is_centred(following)
        and last.line.size >= _DISPLAY
        and abs(last.line.size - following.line.size) < 0.05 * last.line.size
        and leading_mark(following.line.text) is None
        and following.page == last.page
        and following.line.box.top - last.line.box.top < 2.2 * last.line.size
    )


def is_centred(placed: SetLine) -> bool:
    """Whether the line stands in the middle of its column with room on both sides."""
    box, column = placed.line.box, placed.column
    left, right = box.x0 - column.left, column.right - box.x1
    return min(left, right) > 2 * placed.line.size and abs(left - right) < 0.12 * (column.right - column.left)


def _ends_sentence(placed: SetLine) -> bool:
    return _SENTENCE_END.search(placed.line.text) is not None


def prose_of_lines(paragraph: Sequence[SetLine]) -> Prose:
    """The paragraph made of these lines; its box is that of the lines on its first page."""
    first = paragraph[0]
    boxes = [placed.line.box for placed in paragraph if placed.page == first.page]
    texts = [placed.line.text for placed in paragraph]
    is_display = first.line.size >= _DISPLAY and all(is_centred(placed) for placed in paragraph)
    return Prose(
        # the lines of a title were broken on purpose
        text=canonical(" ".join(texts)) if is_display else join_lines(texts),
        page=first.page,
        box=Box(
            min(box.x0 for box in boxes),
            min(box.top for box in boxes),
            max(box.x1 for box in boxes),
            max(box.bottom for box in boxes),
        ),
        size=max(placed.line.size for placed in paragraph),
        is_bold=all(placed.line.is_bold for placed in paragraph),
        is_centred=is_centred(first),
        line_count=len(paragraph),
        indent=(first.line.box.x0 - first.column.left) / first.line.size if first.line.size else None,
        space_above=first.space_above / first.line.size if first.space_above is not None and first.line.size else None,
    )
