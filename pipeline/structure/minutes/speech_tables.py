"""Tables that are a conversation (speaker | remark, or item | speaker | remark), opened into its remarks."""

import re
from collections.abc import Iterator, Sequence

from corpus.model import UtteranceKind
from corpus.values import value
from pipeline.structure.flow import Item, PlacedTable, Prose, Said
from pipeline.structure.marks import Family, leading_mark
from pipeline.structure.minutes.labels import Label, match_label
from pipeline.structure.minutes.speakers import Speaker, parse_speaker
from pipeline.structure.minutes.table_parts import page_of, part_of
from pipeline.structure.minutes.turns import is_spoken, is_stage_remark
from pipeline.structure.minutes.whom import LIKELY, UNKNOWN, who_is

_HEAD_SPEAKER = re.compile("発言者|話者|氏名|委員名|発言委員|発言|質問者|回答者")
_HEAD_REMARK = re.compile("発言|内容|要旨|意見|質疑|概要|議事|回答|質問")
_ASKS = "(?:主な)?(?:ご|御)?(?:意見|質問|質疑|指摘)(?:[・、](?:ご|御)?(?:意見|質問|質疑|要望|提案))?(?:等|内容|事項)?"
_ANSWERS = "(?:ご|御)?(?:回答|答弁|応答|説明|考え方|見解|対応)(?:等|内容)?"
# 意見・質問, 委員からの質問, 委員意見; whom the head names asks
_HEAD_ASKED = re.compile(
    f"(?:(?P<who>[^、。]{{1,8}}?)(?:から|より|へ)?の|(?P<asker>委員|構成員|部会員|議員|住民|市民|町民|県民|保護者)|主な)?{_ASKS}"
)
_HEAD_ANSWERED = re.compile(
    f"(?:(?P<who>(?!今後|当面|次回)[^、。]{{1,8}}?)(?:から|より)?の"
    f"|(?P<answerer>(?:事務局|市|県|町|村|区|当局|担当課|行政|施設|学校|園)側?))?(?:から|より)?{_ANSWERS}"
)
NOTED_BESIDE = re.compile("備考|摘要|(?:配[布付])?資料(?:番号)?|時[刻間]")
"""Heads of columns with what is noted beside a remark."""
_TELLS = re.compile("発言者名?|話者|発言委員")  # a head that leaves no doubt
_LONGEST_NAME = 30
_MARKS = "○〇◯●◎・◆◇▽▼□■"


@value
class ExchangeHead:
    """The column of the questions, left of that of the answers, and whom the head names for both."""

    column: int
    asker: Speaker
    answerer: Speaker


def open_speech_tables(items: Sequence[Item], known: frozenset[str], *, has_exchanges: bool = True) -> tuple[Item, ...]:
    """The items with each table of speakers and remarks opened into its remarks.

    ``has_exchanges``: tables of questions and answers without names are speech too. Outside of a meeting's paper they
    are what was asked in writing (質問回答書, 意見公募の結果), and stay tables.
    """
    opened: list[Item] = []
    for item in items:
        if not isinstance(item, PlacedTable):
            opened.append(item)
            continue
        grid = item.table.grid()
        said = _remarks(item, grid, known, has_exchanges)
        opened.extend(said if said is not None else _with_form(item, grid, known))
    return tuple(opened)


def _with_form(placed: PlacedTable, grid: Sequence[Sequence[str]], known: frozenset[str]) -> list[Item]:
    """A form whose lower rows are the talk (発言者 | 議事の概要), or the table as it is."""
    for row, cells in enumerate(grid):
        head = ["".join(cell.split()) for cell in cells] if row else []
        if any(_heads_speakers(head, column) for column in range(len(head) - 1)):
            part = part_of(placed, row, placed.table.row_count)
            below = _remarks(part, part.table.grid(), known, has_exchanges=False)
            if below is not None:
                return [part_of(placed, 0, row), *below]
    return [placed]


def _remarks(
    placed: PlacedTable, grid: Sequence[Sequence[str]], known: frozenset[str], has_exchanges: bool
) -> list[Item] | None:
    """The rows as remarks, None unless the table surely is a conversation."""
    table = placed.table
    if table.column_count not in (2, 3, 4):
        return None
    head = [re.sub(r"\s", "", cell) for cell in grid[0]]
    if has_exchanges and (exchanged := _exchange(placed, head, grid)) is not None:
        return exchanged
    for column in range(table.column_count - 1):
        has_head = _heads_speakers(head, column)
        is_told = has_head and _TELLS.fullmatch(head[column]) is not None
        if _is_conversation(
            grid[has_head:], column, known, is_headed=has_head, least=0.0 if is_told else 0.6 if has_head else 0.8
        ):
            title = [Prose("　".join(filter(None, head)), placed.page)] if has_head else []
            return [*title, *_rows(placed, column, int(has_head), known)]
    return None


def speaker_column(head: Sequence[str]) -> int | None:
    """The column that a head says holds the speakers, beyond doubt: 発言者 | 発言内容."""
    return next((at for at, cell in enumerate(head) if _TELLS.fullmatch(cell) and _heads_speakers(head, at)), None)


def _heads_speakers(head: Sequence[str], column: int) -> bool:
    return (
        len(head[column]) <= 8
        and bool(_HEAD_SPEAKER.search(head[column]))
        and any(_HEAD_REMARK.search(cell) for cell in head[column + 1 :])
        and not any(cell.endswith("者") for cell in head[column + 1 :])  # 質問者 | 質問 | 答弁者 names two
    )


def exchange_head(head: Sequence[str]) -> ExchangeHead | None:
    """What a head says of questions and answers: 意見・質問 | 回答, 委員意見 | 事務局回答."""
    for at, cell in enumerate(head[:-1]):
        if asked := _HEAD_ASKED.fullmatch(cell):
            answered = _HEAD_ANSWERED.fullmatch(head[at + 1])
            return ExchangeHead(at, _who_in(asked, "質問"), _who_in(answered, "回答")) if answered else None
    return None


def _exchange(placed: PlacedTable, head: Sequence[str], grid: Sequence[Sequence[str]]) -> list[Item] | None:
    """The rows of a table headed 意見・質問 | 回答 as questions and answers; None for another table."""
    told = exchange_head(head)
    if told is None:
        return None
    asked = told.column
    pairs = [row for row in grid[1:] if row[asked].strip() and row[asked + 1].strip()]
    if len(pairs) < 2 or sum(is_spoken(row[asked + 1]) for row in pairs) < 0.6 * len(pairs):
        return None
    items: list[Item] = [Prose("　".join(filter(None, head)), placed.page)]
    for number, row in enumerate(grid[1:], start=1):
        page = page_of(placed, number)
        box = placed.table.row_boxes[number] if placed.table.row_boxes else None
        if not (row[asked].strip() and row[asked + 1].strip()):
            items += [Prose(cell, page) for cell in row if cell.strip()]
            continue
        items += [Prose(cell, page) for cell in row[:asked] if cell.strip()]
        for cell, speaker, kind in (
            (row[asked], told.asker, UtteranceKind.QUESTION),
            (row[asked + 1], told.answerer, UtteranceKind.ANSWER),
        ):
            items.append(Said(cell.strip(), speaker.name, speaker.role, page, box, kind=kind))
        items += [Prose(cell, page) for cell in row[asked + 2 :] if cell.strip()]
    return items


def _who_in(head: re.Match[str], kind: str) -> Speaker:
    """Whom the head of a column names (委員からの質問, 事務局回答), else what stands in the column: 質問, 回答."""
    who = next(filter(None, head.groups()), None)
    speaker, worth = who_is(who, frozenset()) if who is not None else (Speaker("", kind), UNKNOWN)
    is_said = worth == UNKNOWN and who is not None and re.search("から|より", head.group()) is not None
    return speaker if worth >= LIKELY or is_said else Speaker("", kind)  # 機関からの回答


def _speaker(cell: str, known: frozenset[str]) -> Speaker | None:
    return parse_speaker(_name(cell), known)


def _name(cell: str) -> str:
    return re.sub(r"\s*\n\s*", "", cell).strip().lstrip(_MARKS)


def _is_conversation(
    rows: Sequence[Sequence[str]], column: int, known: frozenset[str], *, is_headed: bool, least: float
) -> bool:
    if not rows:
        return False
    named = [row for row in rows if row[column].strip()]
    if not named or any(len(row[column].strip()) > _LONGEST_NAME for row in named):
        return False
    if sum(any(is_spoken(cell) for cell in row[column + 1 :]) for row in rows) < 0.6 * len(rows):
        return False
    if is_headed:
        recognised = sum(who_is(_name(row[column]), known)[1] > 0 for row in named)
    else:
        recognised = sum(_speaker(row[column], known) is not None for row in named)
    return recognised >= least * len(named)


def _rows(placed: PlacedTable, column: int, first: int, known: frozenset[str]) -> Iterator[Item]:
    table, grid = placed.table, placed.table.grid()
    heads = grid[0][column + 1 :] if first else ()
    beside = [at for at, head in enumerate(heads) if NOTED_BESIDE.fullmatch(re.sub(r"\s", "", head))]
    wide = {cell.row for cell in table.cells if cell.column <= column and cell.column + cell.column_span > column + 1}
    current = Speaker("", "")
    for row in range(first, table.row_count):
        name = re.sub(r"\s*\n\s*", "", grid[row][column]).strip()
        cells = grid[row][column + 1 :]
        remark = "\n".join(cell for at, cell in enumerate(cells) if cell.strip() and at not in beside)
        page = page_of(placed, row)
        if name and row in wide:
            yield Prose(grid[row][column].strip(), page)  # a cell over all columns: 【議題1】…
            current = Speaker("", "")
            continue
        if before := "　".join(filter(None, (cell.strip() for cell in grid[row][:column]))):
            yield Prose(before, page)  # the item that the row is about
        if name and (label := match_label(name)) is not None and label[0] is Label.OTHER and not label[2]:
            yield Prose(f"{name}　{remark}".strip(), page)  # 決定事項, below the talk
            current = Speaker("", "")
            continue
        if name:
            current = _speaker(name, known) or Speaker(name, "")
        if remark and not name and (not current.label or _is_headline(remark)):
            yield Prose(remark, page)  # ■開会, in the column of the remarks
        elif name or remark:
            box = table.row_boxes[row] if table.row_boxes else None
            opening = len(name) + 1 if name and remark else len(name)
            text = f"{name}　{remark}".strip()
            yield Said(text, current.name, current.role, page, box, opening, is_start=bool(name))
        yield from (Prose(cells[at].strip(), page) for at in beside if cells[at].strip())


def _is_headline(text: str) -> bool:
    """Whether a row without a speaker names what is next rather than going on: ■グループワーク, （休憩）."""
    mark = leading_mark(text)
    is_marked = mark is not None and mark.family is not Family.BULLET and len(text) <= 40
    return is_stage_remark(text) or (is_marked and not is_spoken(text) and "\n" not in text)
