"""What a page costs beside the answer that it shows: processor time, warm, one request after the other.

python -m bench.web HOME [WORD …]     the page is rendered as it is served, without the socket
"""

import datetime as dt
import statistics
import sys
import time
from collections.abc import Callable, Sequence
from contextlib import closing
from pathlib import Path

from werkzeug.test import Client

from corpus.messages import Language
from corpus.settings import resolve_settings
from corpus.store import Store
from index.answering import OpenArchive, answer_query
from index.options import SearchOptions
from web.application import Application

_TIMES = 40
_WORDS = ("里親 委託率", "児家セン", "date:R7.7", "令和7年度", "予算", "speaker:委員")


def milliseconds(action: Callable[[str], object], words: Sequence[str]) -> list[float]:
    """The processor time of each call, after a round to warm up."""
    for word in words:
        action(word)
    taken = []
    for _ in range(_TIMES):
        for word in words:
            began = time.process_time()
            action(word)
            taken.append(1000 * (time.process_time() - began))
    return taken


def main(home: Path, words: Sequence[str]) -> None:
    """Print a line for each way to an answer."""
    settings = resolve_settings(home=home)
    how = SearchOptions().answering(dt.date.today())
    counted = SearchOptions(with_facets=True, most_counted=5000).answering(dt.date.today())
    with (
        Store.open(home) as store,
        closing(OpenArchive(store, settings)) as archive,
        closing(Application(settings, Language.JA)) as application,
    ):
        client = Client(application)
        host = {"Host": "127.0.0.1"}
        ways: tuple[tuple[str, Callable[[str], object]], ...] = (
            ("opened for each, as the command does", lambda word: answer_query(word, store, settings, how)),
            ("kept open", lambda word: archive.answer(word, how)),
            ("kept open, counted by facets", lambda word: archive.answer(word, counted)),
            ("the JSON", lambda word: client.get("/api/search", query_string={"q": word}, headers=host).get_data()),
            ("the page", lambda word: client.get("/", query_string={"q": word}, headers=host).get_data()),
        )
        for name, action in ways:
            taken = sorted(milliseconds(action, words))
            print(f"{name:40} p50 {statistics.median(taken):6.2f} ms  p95 {taken[int(0.95 * len(taken))]:6.2f} ms")


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2:] or _WORDS)
