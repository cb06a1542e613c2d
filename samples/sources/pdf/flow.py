"""A text column running over pages, with running head and page number on each."""

from collections.abc import Callable

from samples.sources.pdf.sheet import HEIGHT, WIDTH, Sheet

MARGIN_X, TOP, BOTTOM = 68.0, 72.0, 74.0


class Flow:
    """The position on the page; ``furnish`` draws what stands on every page, given its number."""

    def __init__(self, sheet: Sheet, furnish: Callable[[Sheet, int], None]) -> None:
        self.sheet = sheet
        self.page = 1
        self.y = TOP
        self.left, self.right = MARGIN_X, WIDTH - MARGIN_X
        self._furnish = furnish
        furnish(sheet, 1)

    @property
    def room(self) -> float:
        """Points left on this page."""
        return HEIGHT - BOTTOM - self.y

    def advance(self, points: float) -> None:
        """Move down."""
        self.y += points

    def need(self, points: float) -> None:
        """Begin a new page unless so much is left."""
        if points > self.room:
            self.break_page()

    def break_page(self) -> None:
        """Begin a new page."""
        self.sheet.next_page()
        self.page += 1
        self.y = TOP
        self._furnish(self.sheet, self.page)
