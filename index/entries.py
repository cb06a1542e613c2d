"""A passage as an engine keeps it: analysed once, spread over the fields."""

from collections import Counter
from collections.abc import Iterable, Iterator

from corpus.model import Document, Passage
from index.agenda_items import item_term
from index.analysis import Analyser, Analysis, Unit
from index.dateterms import date_terms
from index.engine import Entry, Field, Postings
from index.marking import write_units
from index.passages import CELL_SEPARATOR, matched_text, passages


def entries(document: Document, analyser: Analyser) -> Iterator[Entry]:
    """The entries of a document's passages, in reading order."""
    meeting = document.meeting.name if document.meeting is not None else ""
    first = document.date.first if document.date is not None else None
    contexts: dict[tuple[tuple[str, ...], str, tuple[str, ...]], dict[Field, Postings]] = {}
    for passage in passages(document):
        surroundings = (passage.headers, passage.caption, passage.section)
        if surroundings not in contexts:  # the rows of a table share theirs
            contexts[surroundings] = _context(passage, meeting, analyser)
        own = analyser.analyse(matched_text(passage))
        fields = _own_fields(passage, own, analyser) | contexts[surroundings]
        yield Entry(
            passage.key,
            {name: postings for name, postings in fields.items() if postings},
            first.toordinal() if first is not None else 0,
            write_units(own),
        )


def own_text(passage: Passage, analyser: Analyser) -> dict[Field, Postings]:
    """The fields of what the passage itself says, without its context."""
    return _own_fields(passage, analyser.analyse(matched_text(passage)), analyser)


def _own_fields(passage: Passage, own: Analysis, analyser: Analyser) -> dict[Field, Postings]:
    said_by = dict.fromkeys((passage.speaker, passage.person, passage.role))
    return {
        Field.TEXT: _postings(own.short),
        Field.LONG: _postings(own.long),
        Field.PAIR: {pair: tuple(range(count)) for pair, count in Counter(own.pairs).items()},
        Field.GRAM: own.grams,
        Field.SPEAKER: analyser.bigrams(_cells(said_by)),
        Field.ROLE: analyser.bigrams(passage.role),
        Field.AGENDA: _agenda(passage.agenda, analyser),
        Field.FORM: {passage.form.value: (0,)},
        Field.DATE: dict.fromkeys(date_terms(passage.dates), (0,)),
    }


def _agenda(agenda: str, analyser: Analyser) -> dict[str, tuple[int, ...]]:
    item = item_term(agenda)
    return {**analyser.bigrams(agenda), **({item: (0,)} if item is not None else {})}


def _context(passage: Passage, meeting: str, analyser: Analyser) -> dict[Field, Postings]:
    table = [*passage.headers, passage.caption]
    context = analyser.analyse(_cells([*table, *passage.section]))
    return {
        Field.CONTEXT: _postings(context.short),
        Field.CONTEXT_GRAM: analyser.bigrams(_cells(table)),
        Field.SECTION: analyser.bigrams(_cells(passage.section)),
        Field.MEETING: analyser.bigrams(meeting),
    }


def _cells(texts: Iterable[str]) -> str:
    return CELL_SEPARATOR.join(text.replace(CELL_SEPARATOR, " ") for text in texts if text)


def _postings(units: Iterable[Unit]) -> dict[str, tuple[int, ...]]:
    places: dict[str, list[int]] = {}
    for unit in units:
        places.setdefault(unit.term, []).append(unit.position)
    return {term: tuple(positions) for term, positions in places.items()}
