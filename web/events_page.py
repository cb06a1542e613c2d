"""``/events``: what happened when, a heading a month; and the same as a file."""

import datetime as dt
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from werkzeug.exceptions import NotFound
from werkzeug.wrappers import Request, Response

from corpus.answer import FacetName
from corpus.errors import UsageError
from corpus.messages import Language, message
from index.machine import hit_id
from index.render import facet_value
from index.timeline.answer import Timeline, timeline
from index.timeline.events import Event, EventForm
from index.timeline.text import event_place, month_title, named, short_days
from wareki import parse_date
from wareki.intervals import fiscal_year_of
from wareki.span import Precision
from web.addresses import DocumentAddress, document_id
from web.answer_view import Link, chips, page_links
from web.archives import Reading
from web.document_page import download
from web.form import Form, read_form
from web.hits import is_drawn
from web.search_page import choices, mistake_page
from web.site import Site

_SIZE = 200
_PATH = "/events"
_YEARS_AROUND = 3


@dataclass(frozen=True, slots=True)
class ShownEvent:
    """An event; ``page_address`` is "" where there is no picture of its page."""

    form: str
    days: str
    cells: tuple[str, ...]
    title: str
    place: str
    address: str
    page_address: str


@dataclass(frozen=True, slots=True)
class Month:
    """The events that begin in one month."""

    id: str
    title: str
    events: tuple[ShownEvent, ...]


def events(site: Site, request: Request) -> Response:
    """The events of what the form asks for; where it asks for nothing, those of the newest paper's fiscal year."""
    form = Form()
    try:
        form = read_form(request.args)
        with site.archives.reading() as reading:
            newest = None if form.is_asked or form.whole else reading.store.newest_day()
            if newest is not None:
                form = _in_year(form, fiscal_year_of(newest))
            found = read_timeline(reading, form)
    except UsageError as error:
        return mistake_page(site, form, error)
    last = max(1, -(-len(found.events) // _SIZE))
    form = replace(form, page=min(form.page, last))
    shown = found.events[(form.page - 1) * _SIZE : form.page * _SIZE]
    return site.page(
        "events.html",
        form=form,
        action=_PATH,
        choices=choices(form, site.language),
        total=f"{len(found.events):,}",
        chips=tuple(chips(found.answer, form, site.language, _PATH)),
        files=tuple(
            Link(message(f"web_as_{suffix}", site.language), replace(form, page=1).address(f"{_PATH}.{suffix}"))
            for suffix in ("csv", "ics")
        ),
        months=tuple(_months(shown, form, site.language)),
        years=tuple(_years(found.events, form)),
        whole=replace(form, first="", last="", page=1, whole=True).address(_PATH) if form.first or form.last else "",
        pages=tuple(page_links(form, last, _PATH)) if last > 1 else (),
        before=replace(form, page=form.page - 1).address(_PATH) if form.page > 1 else "",
        after=replace(form, page=form.page + 1).address(_PATH) if form.page < last else "",
    )


def file(site: Site, request: Request, suffix: str) -> Response:
    """The same as ``csv`` or ``ics``, as ``fumikura events`` writes it."""
    if suffix not in ("csv", "ics"):
        raise NotFound
    form = read_form(request.args)
    with site.archives.reading() as reading:
        found = read_timeline(reading, form)
    name = f"{message('web_events', site.language)}.{suffix}"
    if suffix == "csv":
        return download(f"\ufeff{found.csv()}".encode(), name, "text/csv; charset=utf-8")
    content = found.calendar(site.language, now=dt.datetime.now(dt.UTC))
    return download(content, name, "text/calendar; charset=utf-8")


def read_timeline(reading: Reading, form: Form) -> Timeline:
    """The events of a form. Raises UsageError where its query is malformed."""
    forms = frozenset(EventForm) if form.texts else frozenset(EventForm) - {EventForm.TEXT}
    how = form.options().answering(dt.date.today())
    return timeline(form.q, reading.archive, how, forms=forms, with_years=form.years)


def _months(found: Sequence[Event], form: Form, language: Language) -> Iterator[Month]:
    for first, group in groupby(found, key=lambda event: event.first_known.replace(day=1)):
        listed = tuple(_shown(event, form, language) for event in group)
        yield Month(f"{first:%Y-%m}", month_title(first, language), listed)


def _shown(event: Event, form: Form, language: Language) -> ShownEvent:
    passage = event.hit.passage
    document = DocumentAddress(document_id(passage.key.document), form.marking())
    anchor = hit_id(event.hit).partition("#")[2]
    page = passage.locator.page
    return ShownEvent(
        form=event.form.value,
        days=short_days(event.when, language),
        cells=event.cells if event.form in (EventForm.ROW, EventForm.MEETING) else (named(event, language),),
        title=message("event_meeting", language) if event.form is EventForm.MEETING else event.hit.title,
        place=event_place(event, language),
        address=document.address() if event.form is EventForm.MEETING else document.block(anchor),
        page_address=document.page(page, at=anchor) if page is not None and is_drawn(event.hit) else "",
    )


def _years(found: Sequence[Event], form: Form) -> Iterator[Link]:
    """Ways to other fiscal years: from one to those around it and to all; from more, to each that has events."""
    one = parse_date(form.first) if form.first == form.last else None
    if one is not None and one.precision is Precision.FISCAL_YEAR and one.first is not None:
        year = one.first.year
        for near in range(year - _YEARS_AROUND, year + _YEARS_AROUND + 1):
            narrowed = _in_year(form, near)
            yield Link(narrowed.first, narrowed.address(_PATH), near == year)
        return
    counts = Counter(fiscal_year_of(event.first_known) for event in found)
    for year, count in sorted(counts.items()):
        narrowed = _in_year(form, year)
        yield Link(narrowed.first, narrowed.address(_PATH), count=f"{count:,}")


def _in_year(form: Form, year: int) -> Form:
    name = facet_value(FacetName.FISCAL_YEAR, str(year), Language.JA)
    return replace(form, first=name, last=name, page=1)
