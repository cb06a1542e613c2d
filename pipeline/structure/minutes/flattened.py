"""Tables of a conversation whose rules a text has lost: a row is a line, its cells set apart by tabs or blanks.

The head tells how to read the rows (議題　発言者　発言の内容; No.　項目　委員意見　事務局回答). What stands before the
speaker becomes a paragraph of its own, so that the rest begins with a speaker's mark; a question and its answer become
remarks. A table speaker | remark needs nothing: its rows are lines with a name and a blank already.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from corpus.model import UtteranceKind
from corpus.values import value
from pipeline.structure.flow import Item, PlacedTable, Prose, Said
from pipeline.structure.minutes.speech_tables import NOTED_BESIDE, ExchangeHead, exchange_head, speaker_column
from pipeline.structure.minutes.turns import is_spoken
from pipeline.structure.minutes.whom import LIKELY, who_is

_GAP = re.compile(r"[ \u3000]*\t[ \u3000\t]*|\u3000+| {2,}")
_COUNTS = re.compile(r"[0-9０-９:：.．\s]+")  # a number or a time counts remarks, it is about nothing
_MAY_HEAD = re.compile("発言|話者|回答|答弁|応答|説明|考え方|見解|対応")  # a word that every such head has
_LONGEST_HEAD = 60  # characters of a line that heads columns
_MOST_CELLS = 5
_SPARE = 2  # blanks that may stand within the cells before the speaker: 1　人材の確保
_FEWEST = 2  # rows


@value
class _Piece:
    start: int
    end: int
    text: str


def open_flattened(items: Sequence[Item], known: frozenset[str], *, has_exchanges: bool) -> tuple[Item, ...]:
    """The items with the rows of such tables opened; as they were where fewer than two rows read so."""
    opened: list[Item] = []
    index = 0
    while index < len(items):
        item = items[index]
        opened.append(item)
        index += 1
        if not isinstance(item, Prose) or len(item.text) > _LONGEST_HEAD or not _MAY_HEAD.search(item.text):
            continue
        head = _head(item.text)
        exchange = exchange_head(head) if has_exchanges and len(head) > 1 else None
        column = speaker_column(head) if len(head) > 2 else None
        if exchange is None and not column:
            continue
        end = next((at for at in range(index, len(items)) if isinstance(items[at], PlacedTable)), len(items))
        rows = [
            list(_exchanged(row, exchange) if exchange is not None else _peeled(row, column or 0, head[-1], known))
            for row in items[index:end]
        ]
        if sum(len(row) > 1 or isinstance(row[0], Said) for row in rows) >= _FEWEST:
            opened += [part for row in rows for part in row]
            index = end
    return tuple(opened)


def _head(text: str) -> list[str]:
    """The cells of a line that may be a head."""
    cells = [re.sub(r"\s", "", piece.text) for piece in _pieces(text)]
    return cells if len(cells) <= _MOST_CELLS else []


def _pieces(text: str) -> list[_Piece]:
    pieces: list[_Piece] = []
    start = 0
    for gap in (*_GAP.finditer(text), None):
        end = gap.start() if gap is not None else len(text)
        if text[start:end].strip():
            pieces.append(_Piece(start, end, text[start:end].strip()))
        start = gap.end() if gap is not None else end
    return pieces


def _peeled(item: Item, column: int, last_head: str, known: frozenset[str]) -> Iterator[Item]:
    """The row without what stands before its speaker, which comes first, and what is noted behind the remark."""
    pieces = _pieces(item.text) if isinstance(item, Prose) else []
    speaker = next(
        (
            at
            for at, piece in enumerate(pieces[: column + 1 + _SPARE])
            if at + 1 < len(pieces) and who_is(piece.text, known)[1] >= LIKELY
        ),
        None,
    )
    if not isinstance(item, Prose) or speaker is None or not is_spoken(item.text[pieces[speaker + 1].start :]):
        yield item
        return
    start, end = pieces[speaker].start, len(item.text)
    is_counted = start > 0 and _COUNTS.fullmatch(item.text[:start]) is not None
    if NOTED_BESIDE.fullmatch(last_head) and len(pieces) > speaker + 2 and not is_spoken(pieces[-1].text):
        end = pieces[-1].start
    if before := "" if is_counted else item.text[:start].strip():
        yield replace(item, text=before)
    begin = 0 if is_counted else start
    if is_counted or end < len(item.text):
        who = who_is(pieces[speaker].text, known)[0]
        opening = pieces[speaker + 1].start - begin
        yield Said(item.text[begin:end].strip(), who.name, who.role, item.page, item.box, opening)
    else:
        yield replace(item, text=item.text[begin:]) if begin else item
    if behind := item.text[end:].strip():
        yield replace(item, text=behind)


def _exchanged(item: Item, head: ExchangeHead) -> Iterator[Item]:
    """The question and the answer of a row; what stands before and behind them are paragraphs."""
    pieces = _pieces(item.text) if isinstance(item, Prose) else []
    said = [at for at, piece in enumerate(pieces) if at >= head.column and is_spoken(piece.text)]
    if not isinstance(item, Prose) or len(said) != 2 or said[1] != said[0] + 1:
        yield item
        return
    asked, answered = (pieces[at] for at in said)
    if before := item.text[: asked.start].strip():
        yield replace(item, text=before)
    for piece, speaker, kind in (
        (asked, head.asker, UtteranceKind.QUESTION),
        (answered, head.answerer, UtteranceKind.ANSWER),
    ):
        yield Said(piece.text, speaker.name, speaker.role, item.page, item.box, kind=kind)
    if behind := item.text[answered.end :].strip():
        yield replace(item, text=behind)
