"""``/api/…``: the same answers as JSON."""

import datetime as dt
import json

from werkzeug.wrappers import Request, Response

from corpus.export.document_json import document_object
from index.answering import QueryAnswer
from index.machine import answer_object
from index.timeline.machine import event_object
from web.events_page import read_timeline
from web.form import read_form
from web.found_document import find_document
from web.site import Site


def search(site: Site, request: Request) -> Response:
    """The answer to a form: its hits as ``fumikura search --json`` has them, and what is said about the whole."""
    form = read_form(request.args)
    with site.archives.reading() as reading:
        answer = reading.archive.answer(form.q, form.options().answering(dt.date.today()))
    return as_json(_answer(answer))


def events(site: Site, request: Request) -> Response:
    """The events of a form, as ``fumikura events --json`` has them."""
    form = read_form(request.args)
    with site.archives.reading() as reading:
        found = read_timeline(reading, form)
    return as_json({"total": len(found.events), "events": [event_object(event) for event in found.events]})


def document(site: Site, request: Request, id_: str) -> Response:
    """A document as it was read."""
    del request
    with site.archives.reading() as reading:
        found = find_document(reading.store, id_)
    return as_json(document_object(found.document, found.header))


def _answer(answer: QueryAnswer) -> dict[str, object]:
    return {
        **answer_object(answer.results, offset=answer.offset),
        "suggestions": [
            {"kept": item.kept.value, "word": item.word, "other": item.other, "total": item.total}
            for item in answer.suggestions
        ],
    }


def as_json(content: dict[str, object], status: int = 200) -> Response:
    """A value as an answer."""
    return Response(json.dumps(content, ensure_ascii=False) + "\n", status, mimetype="application/json")


def error(code: str, words: str, status: int) -> Response:
    """What went wrong, with the code of the message catalogue."""
    return as_json({"error": {"code": code, "message": words}}, status)
