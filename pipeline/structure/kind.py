"""What sort of paper a document is."""

import re
from collections.abc import Iterable

from corpus.model import Kind
from pipeline.structure.flow import Item, PlacedTable
from pipeline.structure.minutes.labels import Entry, Label
from pipeline.structure.minutes.meeting import MINUTES_WORDS

_PROGRESS_WORDS = re.compile(
    "取組状況|取組の状況|取り組み状況|取組実績|進捗|進行状況|実施状況|推進状況|達成状況|活動状況|活動報告|状況報告|事業報告|経過報告|実績報告|業務報告"
    "|実績|点検.{0,3}評価|フォローアップ|推進計画|行動計画.{0,8}(?:報告|状況)|取組(?:等)?について|取組報告|状況(?:等)?について|継続事業|繰越.{0,6}(?:一覧|計算書|報告)"
)
_DATE_COLUMN = re.compile("年月日|日付|実施日|開催日|期日|時期|実施時期|期間|年度$")


def kind_of(
    title: str,
    headlines: Iterable[str],
    entries: Iterable[Entry],
    turns: int,
    items: Iterable[Item],
    *,
    is_of_sitting: bool,
) -> Kind:
    """Minutes by their name, or by several speakers; a progress report by its name or its dated tables.

    ``is_of_sitting``: the paper is called after a meeting, or a part of it is headed as minutes.
    """
    lines = (title, *headlines)
    labels = {entry.label for entry in entries}
    meeting_facts = len(labels & {Label.DATE, Label.PLACE, Label.PRESENT, Label.AGENDA})
    if any(MINUTES_WORDS.search(line) for line in lines) and (turns or meeting_facts or MINUTES_WORDS.search(title)):
        return Kind.MINUTES
    if turns >= 4 or (turns >= 2 and (meeting_facts >= 1 or is_of_sitting)) or {Label.DATE, Label.PRESENT} <= labels:
        return Kind.MINUTES
    if _PROGRESS_WORDS.search(title) or any(_PROGRESS_WORDS.search(line) for line in lines if len(line) <= 50):
        return Kind.PROGRESS
    if any(_is_dated(item) for item in items):
        return Kind.PROGRESS
    return Kind.OTHER


def _is_dated(item: Item) -> bool:
    """A table whose first column is headed as dates: what was done when."""
    if not isinstance(item, PlacedTable) or item.table.header_rows == 0 or item.table.row_count < 3:
        return False
    headers = item.table.column_headers()
    return bool(headers) and bool(_DATE_COLUMN.fullmatch(re.sub(r"\s", "", headers[0])))
