"""``/`` and ``/similar``: the form and its answer."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from werkzeug.wrappers import Request, Response

from corpus.answer import FacetName
from corpus.errors import UsageError
from corpus.header import DocumentHeader
from corpus.messages import Language, error_message, message
from corpus.model import Kind
from corpus.store import Counts, Store
from index.answering import Answering
from index.query import FieldHas, TextField, as_typed
from index.render import facet_value
from index.search import Wanted
from wareki.display import format_span, format_year
from wareki.intervals import fiscal_year_of
from web.addresses import DocumentAddress, document_id
from web.answer_view import Link, shown_answer
from web.archives import Reading
from web.form import SIZES, Form, read_form
from web.hits import shown_hits
from web.site import Site

_EXAMPLES = ("児家セン", "里親 委託率")
_ABBREVIATIONS = 2
_NEWEST = 5


@dataclass(frozen=True, slots=True)
class Mistake:
    """What is wrong with a query: the sentence, and the query in three parts, the second being the place."""

    words: str
    before: str
    place: str
    after: str


def search(site: Site, request: Request) -> Response:
    """The form; with parameters, the answer to them; without, what there is to find."""
    try:
        form = read_form(request.args)
    except UsageError as error:
        return mistake_page(site, Form(), error)
    with site.archives.reading() as reading:
        if not form.is_asked:
            return site.page(
                "start.html",
                form=form,
                choices=choices(form, site.language),
                counts=_counts(reading.store.counts()),
                examples=tuple(_examples(reading)),
                newest=tuple(_newest(reading.store)),
            )
        try:
            answer = reading.archive.answer(form.q, form.options().answering(dt.date.today()))
        except UsageError as error:
            return mistake_page(site, form, error)
    offset = (form.page - 1) * form.size
    return site.page(
        "search.html",
        form=form,
        choices=choices(form, site.language),
        answer=shown_answer(answer, form, site.language),
        hits=tuple(shown_hits(answer.results, site.language, offset=offset, query=form.marking())),
    )


def similar(site: Site, request: Request) -> Response:
    """Passages like one."""
    with site.archives.reading() as reading:
        answer = reading.archive.similar(request.args.get("hit", ""), Wanted(limit=SIZES[1]))
    hits = tuple(shown_hits(answer.results, site.language, offset=0, query=""))
    form = Form()
    return site.page(
        "similar.html",
        form=form,
        choices=choices(form, site.language),
        model=answer.query.text,
        hits=hits,
    )


@dataclass(frozen=True, slots=True)
class Choice:
    """One of several values of a field."""

    value: str
    text: str
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class Choices:
    """What may be chosen in the form."""

    kinds: tuple[Choice, ...]
    sizes: tuple[Choice, ...]


def choices(form: Form, language: Language) -> Choices:
    """The choices of a form, one of each being chosen."""
    kinds = [(kind.value, message(f"kind_{kind.value}", language)) for kind in Kind]
    return Choices(
        tuple(Choice(value, text, form.kind in (value, text)) for value, text in kinds),
        tuple(Choice(str(size), str(size), form.size == size) for size in SIZES),
    )


def mistake_page(site: Site, form: Form, error: UsageError) -> Response:
    """The form with what is wrong in it."""
    mistake = _mistake(error, site.language)
    return site.page("mistake.html", status=400, form=form, choices=choices(form, site.language), mistake=mistake)


def _mistake(error: UsageError, language: Language) -> Mistake:
    words = error_message(error, language).split("\n")[0]
    line = error.arguments.get("query", "")
    place = int(error.arguments.get("position", "0"))
    return Mistake(words, line[:place], line[place : place + 1], line[place + 1 :])


def _counts(counts: Counts) -> dict[str, str]:
    return {
        "documents": f"{counts.documents:,}",
        "pages": f"{counts.pages:,}",
        "tables": f"{counts.tables:,}",
        "unsearchable": f"{counts.unsearchable_pages:,}" if counts.unsearchable_pages else "",
        "failures": f"{counts.failures:,}" if counts.failures else "",
    }


def _examples(reading: Reading) -> Iterator[Link]:
    """Queries that find something in this archive."""
    texts = [*_EXAMPLES, *reading.store.common_abbreviations(_ABBREVIATIONS)]
    for header in _latest(reading.store, 1):
        if header.date is not None and (newest := header.date.first) is not None:
            texts.append(f"{format_year(newest)}{newest.month}月")
            texts.append(f"文書日付:{facet_value(FacetName.FISCAL_YEAR, str(fiscal_year_of(newest)), Language.JA)}")
    meetings = _latest(reading.store, 1, of_meetings=True)
    for header in meetings:
        _, _, name = as_typed(FieldHas(TextField.MEETING, header.meeting)).partition(":")  # quoted where it has to be
        texts.append(f"会議:{name}")
    counting = Answering(Wanted(limit=0, with_matches=False), dt.date.today())
    for text in dict.fromkeys(texts):
        try:
            total = reading.archive.answer(text, counting).results.total
        except UsageError:  # a short form may have a character in it that means something in a query
            continue
        if total:
            yield Link(text, Form(q=text).address(), count=f"{total:,}")


def _latest(store: Store, most: int, *, of_meetings: bool = False) -> list[DocumentHeader]:
    """The documents of the latest dates."""
    digests = store.newest_first(most, of_meetings=of_meetings)
    return list(store.headers(digests).values())


def _newest(store: Store) -> Iterator[Link]:
    """The newest documents, with their dates."""
    for header in _latest(store, _NEWEST):
        date = format_span(header.date) if header.date is not None else ""
        yield Link(header.title, DocumentAddress(document_id(header.digest)).address(), count=date)
