"""A small archive made by hand, with its dates as the dates engine reads them, in a real store and an index."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Self

from corpus.meeting import Meeting
from corpus.model import (
    Block,
    Box,
    Cell,
    Document,
    Footnote,
    Heading,
    Kind,
    Locator,
    Page,
    Paragraph,
    Results,
    Table,
    Utterance,
)
from corpus.sources import FileState, Source
from corpus.store import Store
from index.analysis import Analyser
from index.engine import Engine
from index.engines.memory import MemoryEngine
from index.lexicon import Lexicon
from index.parsing import Filter, parse_query
from index.search import Wanted, search
from index.synonyms import Synonyms
from index.update import add_documents
from wareki import find_dates, parse_date

REPORT, MINUTES = "1" * 64, "2" * 64

_ROWS = (
    ("年月日", "会議等", "里親委託の状況"),
    ("R7.4.16", "児童相談所の関係職員を対象とした検討会議", "里親等委託率の目標を確認"),
    ("R7.7.11", "スタートアップ研修会", "パーマネンシー保障の研修会を開催（参加者139名）"),
    ("R7.7.16~30", "地域懇談会", "児家セン、こ家センの設置を協議"),
    ("R7.7~12", "試行事業", "QPI*の取組"),
    ("R7.8~", "ワークショップ", "児童相談\n所と市町村で、サポプラを作成"),
    ("R7.9.26\nR7.12.26", "担当者会議", "R7年度の取組を振り返る"),
    ("R8.3", "東京都を視察", "⾥親の髙橋さんと懇談"),
)


def table(rows: Sequence[Sequence[str]], locator: Locator, **arguments: Any) -> Table:
    """A table with one header row, its dates found cell by cell."""
    cells = tuple(
        Cell(row, column, text, is_header=row == 0, dates=find_dates(text) if row else ())
        for row, texts in enumerate(rows)
        for column, text in enumerate(texts)
    )
    count = len(rows)
    made = Table(cells, count, len(rows[0]), 1, locator, row_pages=(locator.page,) * count, row_boxes=(None,) * count)
    return replace(made, **arguments)


def document(
    digest: str, blocks: Sequence[Block], *, page: int | None = 1, title: str = "文書", **more: Any
) -> Document:
    """A document of one page."""
    made = Document(digest, title, Kind.OTHER, None, None, (Page(page, tuple(blocks)),), (), "f")
    return replace(made, **more)


def report() -> Document:
    """A progress report: heading, paragraph, table, note."""
    path = ("取組一覧",)
    boxes = tuple(Box(50, 100 + 20 * row, 500, 120 + 20 * row) for row in range(len(_ROWS)))
    return document(
        REPORT,
        [
            Heading("取 組 一 覧", 1, Locator(page=1, block=0)),
            Paragraph("京都から来た講師の話を聞いた。", Locator(page=1, block=1), path),
            table(_ROWS, Locator(page=2, block=2, table=1), caption="表1 主な取組", section=path, row_boxes=boxes),
            Footnote("＊QPIとはクオリティ・ペアレント・イニシアティブのこと。", "＊", Locator(page=2, block=3), path),
        ],
        title="推進計画の取組状況について",
        kind=Kind.PROGRESS,
        date=parse_date("R8.3"),
    )


def minutes() -> Document:
    """Minutes without pages: two utterances."""
    first = "○山田委員　里親の委託率はどうなっているか。令和7年7月11日の研修の成果も聞きたい。"
    second = "○事務局（佐藤）　委託率は上がった。詳しくは資料のとおり。"
    return document(
        MINUTES,
        [
            Utterance(first, "山田", "委員", Locator(block=0), ("議事１",), find_dates(first)),
            Utterance(second, "佐藤", "事務局", Locator(block=1), ("議事１",), find_dates(second), agenda="委託率"),
        ],
        page=None,
        title="第1回社会的養育専門部会 会議録",
        kind=Kind.MINUTES,
        date=parse_date("令和7年8月1日"),
        meeting=Meeting("社会的養育専門部会", 1),
    )


@dataclass(frozen=True)
class Archive:
    """A store, an index of it, and what asks them."""

    store: Store
    engine: Engine
    analyser: Analyser

    @classmethod
    def make(cls, home: Path, documents: Sequence[tuple[str, Document]], engine: Engine | None = None) -> Self:
        """Documents with their paths, published and indexed."""
        store, analyser, index = Store.open(home, create=True), Analyser(), engine or MemoryEngine()
        for path, item in documents:
            store.put(item)
            with store.transaction():
                store.sources.publish(Source(FileState(path, 1, 1), item.digest))
        with index.writer() as writer:
            add_documents(writer, analyser, (item for _, item in documents))
        return cls(store, index, analyser)

    def ask(
        self,
        text: str,
        *,
        any_word: bool = False,
        is_exact: bool = False,
        filters: Sequence[Filter] = (),
        lexicon: Lexicon | None = None,
        **wanted: Any,
    ) -> Results:
        """The results of a query, all of them unless ``limit`` says how many."""
        return search(
            parse_query(text, any_word=any_word, filters=filters),
            engine=self.engine,
            analyser=self.analyser,
            store=self.store,
            wanted=Wanted(**({"limit": None} | wanted)),
            synonyms=None if is_exact else Synonyms(lexicon or Lexicon(), self.store),
        )
