"""How many rows at the top of a grid are its head.

A head is told by what it is not: values. Its cells are short, without figures and dates, and the columns below hold
something else; cells that span columns have their parts in the next row; a bold row over a plain one is a head.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from pipeline.head_words import is_head_word
from pipeline.raw import RawCell, RawTable

_MOST = 4  # no paper of ours has a deeper head
_OF_FIELDS = 0.25  # share of a form's labels that are known ones: a long list may have one or two by chance
_LONG = 48  # characters; longer texts are contents
_VALUE = re.compile(
    r"^[\s△▲+\-−－±約(（]*[\d０-９][\d０-９,，.．:：/／~～〜\-−－%％)）\s]*"  # a number, a clock time, a slashed date
    r"(円|千円|百万円|人|名|件|回|年|月|日|時|分|％|%|ポイント|か所|箇所|校|社|戸|世帯|ha|㎡|km|kg)?[)）]?$"
    r"|^[RrHhSsＲＨＳ][\d０-９元]+[.．/]\S*$"
    r"|^(令和|平成|昭和)[\d０-９元〇一二三四五六七八九十]+年\S*[月日]\S*$"
)
_UNIT = re.compile(
    r"[（(]?((百|千|百万|億)?円|人|名|件|回|世帯|戸|％|%|[かヶカヵ]所|箇所|校|社|日|時間|分|歳|台|冊|点|ポイント|㎡|ｋ㎡|km2|km|ｋｍ|ｍ|m|ha|ｈａ|kg|t|ｔ)[）)]?"
)
_LEAST_RUN = 6
_LEAST_NUMBERED = 4
_COLUMN_NUMBER = re.compile(r"[（(]?(\d{1,2})[）)]?(?:[＝=].*)?$")
_AMOUNTS = re.compile(r"(?:\S{1,6}[ \u3000]+[△▲-]?[ \u3000]*\d{1,3}(?:,\d{3})*(?:\n|$))+$")  # 取崩 △ 200,000 / 積立 608
_FIELDS = re.compile(  # what a form asks for: such words below each other are labels of rows
    r"^(?:(?:事業|会議|計画|取組|研修|調査)の)?(事業名|件名|会議名|名称|氏名|住所|所在地|電話番号|連絡先|担当者|所属|職名|日時|開催日|年月日|期間|時間|場所|会場|"
    r"開始年度|終期|終了年度|事業期間|根拠法令等?|出席者|参加者|対象者?|実施主体|議題|目的|概要|内容|実績|成果|評価|課題|方向性|予算額|決算額|事業費|備考|次回)$"
)
_PERIOD = re.compile(
    r"^((令和|平成|昭和|[RHS])?([\d０-９]{1,2}|元)(年度?|月)(末|[\d０-９]{1,2}月末?)?"
    r"|[\d０-９]{1,2}月?[~～〜－-][\d０-９]{1,2}月|(19|20)\d\d(年度?)?|[RHS]\d{1,2}(\.\d{1,2})?)([（(].{1,8}[）)])?$"
)


def header_rows(table: RawTable) -> int:
    """The number of head rows, 0 where the first row is already a row of values; what the format says goes first."""
    if table.header_rows is not None:
        return min(table.header_rows, table.row_count)
    if table.row_count < 2 or table.column_count < 2:
        return 0
    titles = _titles(table)
    if titles and titles + 1 < table.row_count:  # a title within the frame, the years that all columns are about
        cells = tuple(replace(c, row=c.row - titles) for c in table.cells if c.row >= titles)
        below = header_rows(replace(table, cells=cells, row_count=table.row_count - titles))
        return titles + below if below else 0
    depth = _depth(table)
    while depth and not _is_head(table, depth):
        depth -= 1
    return depth + 1 if depth and (_is_of_units(table, depth) or _is_of_numbers(table, depth)) else depth


def _is_of_units(table: RawTable, row: int) -> bool:
    """Does the row below the heads hold the columns' units and nothing else?"""
    texts = ["".join(c.text.split()) for c in table.cells if c.row == row and c.text]
    return len(texts) >= 2 and row + 1 < table.row_count and all(_UNIT.fullmatch(text) for text in texts)


def _is_of_numbers(table: RawTable, row: int) -> bool:
    """Does the row below the heads number the columns (１, ２, ３, ４＝３／２)?"""
    cells = sorted((c for c in table.cells if c.row == row), key=lambda c: c.column)
    begins = [_COLUMN_NUMBER.match("".join(c.text.split())) for c in cells]
    numbers = [int(m.group(1)) for m in begins if m]
    return len(cells) >= _LEAST_NUMBERED and numbers == list(range(1, len(cells) + 1))


def _titles(table: RawTable) -> int:
    """How many rows at the top are one short cell over all columns."""
    row = 0
    while any(
        c.row == row and c.row_span == 1 and c.column_span == table.column_count and c.text and len(c.text) <= _LONG
        for c in table.cells
    ):
        row += 1
    return row


def _depth(table: RawTable) -> int:
    """How deep the head reaches if there is one: as far as its row spans and the parts of its column spans."""
    depth = 1
    row = 0
    while row < depth and depth < min(_MOST, table.row_count - 1):
        cells = [c for c in table.cells if c.row == row]
        depth = max(depth, *(c.row + c.row_span for c in cells if c.row_span <= 3), 1)
        spanning = [c for c in cells if c.column_span > 1 and c.text and c.column_span < table.column_count]
        if spanning and row + 1 < table.row_count and _has_parts(table, row, spanning):
            depth = max(depth, row + 2)
        row += 1
    return min(depth, table.row_count - 1, _MOST)


def _has_parts(table: RawTable, row: int, spanning: Sequence[RawCell]) -> bool:
    """Do all cells below the spanning ones look like heads of single columns?"""
    below = [
        c
        for c in table.cells
        if c.row == row + 1 and any(s.column <= c.column < s.column + s.column_span for s in spanning)
    ]
    return len(below) >= 2 and all(c.text and not is_value(c.text) and len(c.text) <= _LONG for c in below)


def _is_head(table: RawTable, depth: int) -> bool:
    head = [c for c in table.cells if c.row < depth]
    body = [c for c in table.cells if c.row >= depth and c.text]
    filled = [c for c in head if c.text]
    if len(filled) < 2 or any(c.row + c.row_span > depth for c in head):
        return False
    covered = {column for c in filled for column in range(c.column, c.column + c.column_span)}
    if len(covered) < table.column_count * 0.6:
        return False
    if any(len(c.text) > _LONG for c in filled):
        return False
    values = [c for c in filled if is_value(c.text) and not (c.column_span > 1 and c.row + 1 < depth)]
    if values and not _are_periods(values, filled, body):
        return False
    words = sum(is_head_word(c.text) for c in filled)
    if words < len(filled) and _is_form(table):
        return False
    if words >= 2 or not body or sum(c.row + c.row_span == depth for c in values) > 2:  # the values are periods
        return True
    if all(c.is_bold for c in filled) and sum(c.is_bold for c in body) < len(body) / 2:
        return True
    columns = range(table.column_count)
    return sum(_differs(table, column, depth) for column in columns) * 3 >= table.column_count


def _is_form(table: RawTable) -> bool:
    """Do the labels of fields stand below each other, in the first column or beside merged cells?"""
    for column in (0, 1):
        below = ["".join(c.text.split()) for c in table.cells if c.column == column and c.row > 0 and c.text]
        if len({text for text in below if _FIELDS.match(text)}) >= max(2, _OF_FIELDS * len(set(below))):
            return True
    return False


def _differs(table: RawTable, column: int, depth: int) -> bool:
    """Do most cells below the head hold values, or much longer texts than the head does?"""
    heads = [c for c in table.cells if c.row < depth and c.column <= column < c.column + c.column_span and c.text]
    below = [c for c in table.cells if c.row >= depth and c.column == column and c.text]
    if not heads or not below:
        return False
    longest = max(len(c.text) for c in heads)
    if sum(_holds_values(c.text) or len(c.text) > 2 * longest + 2 for c in below) * 2 >= len(below):
        return True
    if longest > 1 and all(len(c.text) == 1 for c in below):  # ○ and ×, 有 and 無
        return True
    texts = {c.text for c in below}  # the same few words again and again: 出席, 欠席
    return len(below) >= 3 and len(texts) * 2 <= len(below) and not any(c.text in texts for c in heads)


def _holds_values(text: str) -> bool:
    return is_value(text) or _AMOUNTS.match(text) is not None


def _are_periods(values: Sequence[RawCell], filled: Sequence[RawCell], body: Sequence[RawCell]) -> bool:
    """Years, months or days over columns of figures: R5, R6, R7 or 4月, 5月 beside a head in words."""
    texts = ["".join(c.text.split()) for c in values]
    if _is_run(texts, first=1, last=12) or (len(values) < len(filled) and _is_run(texts, first=1, last=31)):
        return True
    if len(texts) < 2 or len(set(texts)) < len(texts) or not all(_PERIOD.match(text) for text in texts):
        return False
    first = min(filled, key=lambda c: (c.column, c.row))
    is_beside_words = first not in values or first.column > 0  # the corner may be blank
    return is_beside_words and not any(_PERIOD.match("".join(c.text.split())) for c in body if c.column > 0)


def _is_run(texts: Sequence[str], first: int, last: int) -> bool:
    """4, 5, 6 … 12, 1, 2, 3: months without 月, or the days of one."""
    numbers = [int(text) for text in texts if text.isdigit() and len(text) <= 2]
    if len(numbers) < len(texts) or len(numbers) < _LEAST_RUN or not all(first <= n <= last for n in numbers):
        return False
    return all(b == a + 1 or (a == last and b == first) for a, b in pairwise(numbers))


def is_value(text: str) -> bool:
    """A number, an amount, a time or a date, in each of its lines."""
    return all(_VALUE.match(line.strip()) for line in text.split("\n"))
