"""A passage as an engine keeps it: analysed once, spread over the fields."""

from collections.abc import Iterable, Iterator

from corpus.model import Document, Passage
from index.agenda_items import item_term
from index.analysis import Analyser, Analysis
from index.analysis.units import BLANK, GAP, filled, unit_terms
from index.dateterms import date_terms
from index.engine import Entry, Field
from index.facets import facet_terms
from index.marking import write_units
from index.passages import CELL_SEPARATOR, matched_text, passages


def entries(document: Document, analyser: Analyser) -> Iterator[Entry]:
    """The entries of a document's passages, in reading order."""
    meeting = document.meeting.name if document.meeting is not None else ""
    listed = _listed_roles(document)
    first = document.date.first if document.date is not None else None
    contexts: dict[tuple[tuple[str, ...], str, tuple[str, ...]], dict[Field, str]] = {}
    for passage in passages(document):
        surroundings = (passage.headers, passage.caption, passage.section)
        if surroundings not in contexts:  # the rows of a table share theirs
            contexts[surroundings] = _context(passage, meeting, analyser)
        own = analyser.analyse(matched_text(passage))
        fields = _own_fields(passage, own, analyser) | contexts[surroundings]
        if roles := listed.get(_name_key(passage.person)):
            fields[Field.ROLE] = analyser.bigrams(_cells(dict.fromkeys((passage.role, *roles))))
        yield Entry(
            passage.key,
            {name: terms for name, terms in fields.items() if terms},
            first.toordinal() if first is not None else 0,
            write_units(filled(own.short), own.long),
        )


def own_text(passage: Passage, analyser: Analyser) -> dict[Field, str]:
    """The fields of what the passage itself says, without its context."""
    return _own_fields(passage, analyser.analyse(matched_text(passage)), analyser)


def _own_fields(passage: Passage, own: Analysis, analyser: Analyser) -> dict[Field, str]:
    said_by = dict.fromkeys((passage.speaker, passage.person, passage.role))
    return {
        Field.TEXT: unit_terms(filled(own.short)),
        Field.LONG: unit_terms(own.long),
        Field.PAIR: BLANK.join(own.pairs),
        Field.GRAM: own.grams,
        Field.SPEAKER: analyser.bigrams(_cells(said_by)),
        Field.ROLE: analyser.bigrams(passage.role),
        Field.AGENDA: _agenda(passage.agenda, analyser),
        Field.FORM: passage.form.value,
        Field.DATE: BLANK.join(date_terms(passage.dates)),
        **facet_terms(passage),
    }


def _listed_roles(document: Document) -> dict[str, tuple[str, ...]]:
    """What the list of people says that each is: 坂東課長 stands under 事務局. Nothing of a name that it has twice."""
    roles: dict[str, tuple[str, ...]] = {}
    people = document.meeting.people if document.meeting is not None else ()
    for person in people:
        key = _name_key(person.name)
        roles[key] = () if key in roles else tuple(filter(None, (person.role, person.group)))
    return roles


def _name_key(name: str) -> str:
    return "".join(name.split())


def _agenda(agenda: str, analyser: Analyser) -> str:
    """The bigrams; a number that the item has stands by itself behind them."""
    item = item_term(agenda)
    return BLANK.join(filter(None, (analyser.bigrams(agenda), *((GAP, item) if item is not None else ()))))


def _context(passage: Passage, meeting: str, analyser: Analyser) -> dict[Field, str]:
    table = [*passage.headers, passage.caption]
    context = analyser.analyse(_cells([*table, *passage.section]))
    return {
        Field.CONTEXT: unit_terms(filled(context.short)),
        Field.CONTEXT_GRAM: analyser.bigrams(_cells(table)),
        Field.SECTION: analyser.bigrams(_cells(passage.section)),
        Field.MEETING: analyser.bigrams(meeting),
    }


def _cells(texts: Iterable[str]) -> str:
    return CELL_SEPARATOR.join(text.replace(CELL_SEPARATOR, " ") for text in texts if text)
