"""``/api/…``: the same answers as JSON."""

import datetime as dt
import json

from werkzeug.wrappers import Request, Response

from index.answering import QueryAnswer
from index.machine import JsonValue, answer_object
from web.form import read_form
from web.site import Site


def search(site: Site, request: Request) -> Response:
    """The answer to a form: its hits as ``fumikura search --json`` has them, and what is said about the whole."""
    form = read_form(request.args)
    with site.archives.reading() as reading:
        answer = reading.archive.answer(form.q, form.options().answering(dt.date.today()))
    return as_json(_answer(answer))


def _answer(answer: QueryAnswer) -> JsonValue:
    return {
        **answer_object(answer.results, offset=answer.offset),
        "suggestions": [
            {"kept": item.kept.value, "word": item.word, "other": item.other, "total": item.total}
            for item in answer.suggestions
        ],
    }


def as_json(content: JsonValue, status: int = 200) -> Response:
    """A value as an answer."""
    return Response(json.dumps(content, ensure_ascii=False) + "\n", status, mimetype="application/json")


def error(code: str, words: str, status: int) -> Response:
    """What went wrong, with the code of the message catalogue."""
    return as_json({"error": {"code": code, "message": words}}, status)
