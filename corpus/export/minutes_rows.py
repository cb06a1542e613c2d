"""The utterances of minutes as rows of a table, one a turn."""

from collections.abc import Iterator
from dataclasses import dataclass

from corpus.export.formula import guard_formula
from corpus.model import Document
from corpus.permalink import permalink
from corpus.turns import Turn, turns_of

COLUMNS = (
    "document", "page", "meeting", "number", "date", "agenda", "n", "id", "speaker", "role", "certain", "kind",
    "answers_to", "text", "person", "answered_by",
)  # fmt: skip
"""``n`` counts the turns of the document from 1; ``date`` is the meeting's first day (ISO); ``certain`` is yes or no;
``answers_to`` and ``answered_by`` hold ids of other rows (several are joined by ``;``)."""


@dataclass(frozen=True, slots=True)
class UtteranceRow:
    """One turn as it is exported. ``id`` is its permalink; ``page`` None without pages, ``date`` "" where unknown."""

    document: str
    page: int | None
    meeting: str
    number: int | None
    date: str
    agenda: str
    n: int
    id: str
    speaker: str
    role: str
    is_certain: bool
    kind: str
    answers_to: str
    text: str
    person: str
    answered_by: tuple[str, ...]

    def cells(self) -> tuple[str, ...]:
        """The values of ``COLUMNS`` as text, formulas neutralised."""
        values = (
            self.document, _text(self.page), self.meeting, _text(self.number), self.date, self.agenda, str(self.n),
            self.id, self.speaker, self.role, "yes" if self.is_certain else "no", self.kind, self.answers_to, self.text,
            self.person, ";".join(self.answered_by),
        )  # fmt: skip
        return tuple(map(guard_formula, values))


def utterance_rows(document: Document, *, name: str) -> Iterator[UtteranceRow]:
    """The turns of a document in order; ``name`` is what its ``document`` column says."""
    turns = tuple(turns_of(document))
    ids = {turn.first.locator.block: permalink(document.digest, turn.first.id) for turn in turns}
    for number, turn in enumerate(turns, 1):
        yield _row(document, turn, number, name, ids)


def _row(document: Document, turn: Turn, number: int, name: str, ids: dict[int | None, str]) -> UtteranceRow:
    first, meeting = turn.first, document.meeting
    return UtteranceRow(
        document=name,
        page=first.locator.page,
        meeting=meeting.name if meeting is not None else "",
        number=meeting.number if meeting is not None else None,
        date=document.date.first.isoformat() if document.date is not None and document.date.first else "",
        agenda=turn.agenda,
        n=number,
        id=ids[first.locator.block],
        speaker=first.speaker,
        role=first.role,
        is_certain=first.is_certain,
        kind=first.kind.value,
        answers_to=ids.get(first.answers_to, "") if first.answers_to is not None else "",
        text=turn.text,
        person=first.person,
        answered_by=tuple(ids[block] for block in first.answered_by if block in ids),
    )


def _text(number: int | None) -> str:
    return "" if number is None else str(number)
