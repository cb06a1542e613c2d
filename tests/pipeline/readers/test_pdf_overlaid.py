"""What is drawn over a table: arrows and remarks are no borders, bold frames and coloured rows are."""

from corpus.model import Box
from pipeline.readers.pdf.marks import Ruling
from pipeline.readers.pdf.ruled.overlaid import is_frame, is_shape, laid_over, without_arrows

FLAT = [Ruling(y, 50, 350) for y in (100, 130, 160, 190)]
UPRIGHT = [Ruling(x, 100, 190) for x in (50, 150, 250, 350)]


def test_a_frame_between_the_lines_with_a_rule_through_it_is_laid_over() -> None:
    remark = Box(180, 118, 300, 142)
    assert laid_over([remark], FLAT, UPRIGHT) == [remark]


def test_a_bold_frame_around_cells_and_a_coloured_row_lie_on_the_lines() -> None:
    assert laid_over([Box(150, 100, 350, 160), Box(50, 130, 350, 160)], FLAT, UPRIGHT) == []


def test_a_frame_within_a_cell_or_beside_the_table_is_not_laid_over() -> None:
    assert laid_over([Box(160, 105, 240, 125), Box(360, 90, 420, 150)], FLAT, UPRIGHT) == []


def test_cells_that_are_drawn_as_frames_stay() -> None:
    cells = [Box(x, y, x + 100, y + 30) for x in (50, 150, 250) for y in (100, 130, 160)]
    assert laid_over(cells, [], []) == []
    assert laid_over(cells, FLAT, UPRIGHT) == []


def test_a_rule_with_a_head_at_its_end_is_an_arrow() -> None:
    arrow, border = Ruling(115, 60, 240), Ruling(130, 50, 350)
    head = Box(234, 112, 240, 118)
    assert without_arrows([arrow, border], [head], is_horizontal=True) == [border]
    assert without_arrows([arrow], [Box(140, 112, 146, 118)], is_horizontal=True) == [arrow]  # a square on the line


def test_outlines_with_slanted_sides_are_shapes_and_rectangles_frames() -> None:
    block_arrow = [(0, 5), (40, 5), (40, 0), (50, 10), (40, 20), (40, 15), (0, 15), (0, 5)]
    rectangle = [(0, 0), (40, 0), (40, 20), (0, 20), (0, 0)]
    assert is_shape(block_arrow)
    assert not is_frame(block_arrow)
    assert is_frame(rectangle)
    assert not is_shape(rectangle)
    assert not is_shape([(0, 0), (40, 30)])  # a diagonal in an empty cell
