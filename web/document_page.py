"""``/documents/<id>`` and what can be taken from there."""

import datetime as dt
from pathlib import PurePath
from urllib.parse import quote

from werkzeug.exceptions import NotFound
from werkzeug.wrappers import Request, Response

from corpus.conversation_text import meeting_lines
from corpus.errors import UsageError
from corpus.export.minutes_json import minutes_json
from corpus.export.minutes_rows import utterance_rows
from corpus.export.minutes_write import minutes_csv, minutes_name
from corpus.export.write import Encoding, table_file
from corpus.messages import message
from corpus.model import Document, Utterance
from pipeline.originals import original
from pipeline.report import issue_lines
from wareki.display import format_span
from web.addresses import DocumentAddress, document_id
from web.archives import Reading
from web.document_view import Marks, contents, marks_of, shown_pages
from web.form import Form, read_form
from web.found_document import exported_name, find_document
from web.search_page import choices
from web.site import Site


def document(site: Site, request: Request, id_: str) -> Response:
    """A document as it was read, what was looked for marked in it."""
    form = read_form(request.args)
    with site.archives.reading() as reading:
        found = find_document(reading.store, id_)
        marks = marks_in(reading, found.document, form)
    read, header = found.document, found.header
    address = DocumentAddress(document_id(read.digest), form.marking())
    return site.page(
        "document.html",
        form=form,
        choices=choices(form, site.language),
        title=header.title,
        kind=message(f"kind_{read.kind.value}", site.language),
        date=format_span(read.date) if read.date is not None else "",
        paths=header.paths,
        facts=tuple(meeting_lines(read.meeting, site.language)) if read.meeting is not None else (),
        issues=tuple(issue_lines(read.issues, site.language)),
        contents=tuple(contents(read)),
        pages=tuple(shown_pages(read, address, marks, site.language, is_pictured=found.is_pdf)),
        found=f"{len(marks):,}" if form.is_asked else "",
        search_address=form.address() if form.is_asked else "",
        file_address=address.file(),
        json_address=f"/api/documents/{address.id}",
        minutes=tuple((suffix, address.minutes(suffix)) for suffix in ("csv", "json")) if _is_talk(read) else (),
    )


def marks_in(reading: Reading, read: Document, form: Form) -> Marks:
    """Where a document has what a form looks for; nowhere, where it looks for nothing or cannot be understood."""
    if not form.is_asked:
        return {}
    how = form.options().answering(dt.date.today())
    try:
        return marks_of(reading.archive.answer_within(read.digest, form.q, how).results)
    except UsageError:  # the document can be read all the same
        return {}


def table_csv(site: Site, request: Request, id_: str, number: int) -> Response:
    """A table, as ``fumikura tables export`` writes it."""
    del request
    with site.archives.reading() as reading:
        found = find_document(reading.store, id_)
        name = exported_name(reading.store, found.header)
    tables = {table.locator.table: table for table in found.document.tables()}
    if number not in tables:
        raise NotFound
    file, content = table_file(found.document, tables[number], name=name)
    return download(content, file, "text/csv; charset=utf-8")


def minutes(site: Site, request: Request, id_: str, suffix: str) -> Response:
    """The utterances, as ``fumikura minutes export`` writes them."""
    del request
    with site.archives.reading() as reading:
        found = find_document(reading.store, id_)
        name = exported_name(reading.store, found.header)
    if suffix not in ("csv", "json") or not _is_talk(found.document):
        raise NotFound
    rows = tuple(utterance_rows(found.document, name=name.shown))
    if suffix == "csv":
        content, _ = minutes_csv(rows, Encoding.UTF8_BOM)
        return download(content, minutes_name(name, suffix), "text/csv; charset=utf-8")
    text = minutes_json(found.document, rows, name=name.shown)
    return download(text.encode(), minutes_name(name, suffix), "application/json")


def file(site: Site, request: Request, id_: str) -> Response:
    """The file that the document was read from, as long as it is the same."""
    del request
    with site.archives.reading() as reading:
        found = find_document(reading.store, id_)
    source = original(found.header.paths, found.document.digest)
    if source is None:
        words = message("web_file_changed", site.language, path=found.header.paths[0])
        return site.page("error.html", status=409, words=words)
    return download(source.content, PurePath(source.path).name, "application/octet-stream")


def download(content: bytes, name: str, type_: str) -> Response:
    """Content to be saved, never shown: what an HTML file of the archive says must not run as a part of this page."""
    disposition = f"attachment; filename*=UTF-8''{quote(name, safe='')}"
    return Response(content, content_type=type_, headers={"Content-Disposition": disposition})


def _is_talk(read: Document) -> bool:
    return any(isinstance(block, Utterance) for block in read.blocks())
