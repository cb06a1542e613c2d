"""``/documents``: every document of the archive, the newest first."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import PurePath

from werkzeug.wrappers import Request, Response

from corpus.header import DocumentHeader
from corpus.messages import Language, message
from corpus.store import Store
from wareki.display import format_span
from web.addresses import DocumentAddress, document_id
from web.answer_view import page_links
from web.form import read_form
from web.search_page import choices
from web.site import Site

_SIZE = 50


@dataclass(frozen=True, slots=True)
class Listed:
    """A document in the list."""

    title: str
    address: str
    date: str
    kind: str
    meeting: str
    file: str


def documents(site: Site, request: Request) -> Response:
    """A page of the list; ``page`` counts from 1."""
    form = replace(read_form(request.args), size=_SIZE)
    with site.archives.reading() as reading:
        newest = _newest_first(reading.store)
        last = max(1, -(-len(newest) // _SIZE))
        form = replace(form, page=min(form.page, last))
        shown = list(reading.store.headers(newest[(form.page - 1) * _SIZE : form.page * _SIZE]).values())
    return site.page(
        "documents.html",
        form=form,
        choices=choices(form, site.language),
        total=f"{len(newest):,}",
        documents=tuple(_listed(shown, site.language)),
        pages=tuple(page_links(replace(form, q="", size=10), last, "/documents")) if last > 1 else (),
    )


def _newest_first(store: Store) -> list[str]:
    """All documents; those without a date come last."""
    dated = store.newest_first()
    return [*dated, *sorted(store.published().difference(dated), reverse=True)]


def _listed(headers: list[DocumentHeader], language: Language) -> Iterator[Listed]:
    for header in headers:
        yield Listed(
            title=header.title,
            address=DocumentAddress(document_id(header.digest)).address(),
            date=format_span(header.date) if header.date is not None else "",
            kind=message(f"kind_{header.kind.value}", language),
            meeting=header.meeting,
            file=PurePath(header.paths[0]).name if header.paths else "",
        )
