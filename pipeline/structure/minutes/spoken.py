"""What is known of each paragraph as part of a remark."""

from dataclasses import replace

from corpus.model import UtteranceKind
from corpus.values import value
from pipeline.structure.minutes.speakers import Speaker


@value
class SpokenLine:
    """Whose turn a paragraph belongs to.

    ``turn`` counts from 1 in the document; ``is_start`` says that the speaker's mark stands here (or, where names
    follow the remarks, that the mark which ends this turn does). ``opening`` and ``closing`` are the lengths of the
    mark at the beginning and at the end. ``is_certain`` is false where the paper only suggests who speaks. ``kind`` is
    what the paper itself calls the remark, as the head of its column does.
    """

    speaker: Speaker
    turn: int
    is_start: bool = False
    opening: int = 0
    closing: int = 0
    is_certain: bool = True
    kind: UtteranceKind = UtteranceKind.REMARK


@value
class Speech:
    """Per item the remark that it is part of, None where nobody speaks."""

    lines: tuple[SpokenLine | None, ...]

    def numbered(self) -> "Speech":
        """The same with turns that count in the order in which they begin."""
        numbers: dict[int, int] = {}
        for line in self.lines:
            if line is not None:
                numbers.setdefault(line.turn, len(numbers) + 1)
        if all(number == turn for turn, number in numbers.items()):
            return self
        return Speech(tuple(line and replace(line, turn=numbers[line.turn]) for line in self.lines))

    @property
    def count(self) -> int:
        """How often a speaker's mark was found."""
        return sum(line is not None and line.is_start for line in self.lines)
