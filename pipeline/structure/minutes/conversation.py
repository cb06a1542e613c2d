"""Remarks become a conversation: turns, persons, agenda items, questions with answers, resolutions, ids."""

from collections.abc import Sequence
from dataclasses import replace

from corpus.meeting import Attendee, Resolution
from corpus.model import Block, Footnote, Heading, Paragraph, Utterance, UtteranceKind
from corpus.values import value
from pipeline.structure.minutes.agenda import AgendaBlock, agenda_at
from pipeline.structure.minutes.exchange import Exchanged, SpokenTurn, exchange, with_chair
from pipeline.structure.minutes.identity import utterance_ids
from pipeline.structure.minutes.persons import Side, persons
from pipeline.structure.minutes.resolutions import asked_sentence, decided_sentence, is_agreement, recorded_sentence
from pipeline.structure.minutes.speakers import Speaker


@value
class Conversation:
    """The blocks with all that is known of each utterance, and what was resolved."""

    blocks: tuple[Block, ...]
    resolutions: tuple[Resolution, ...]


def conversation(blocks: Sequence[Block], people: Sequence[Attendee], agenda: Sequence[str]) -> Conversation:
    """The blocks of minutes (in order, with their turns) with persons, agenda items, kinds, links and ids."""
    said = [block for block in blocks if isinstance(block, Utterance)]
    known = persons((_speaker(block) for block in said), people)
    items = _agenda_items(blocks, agenda, [known[_speaker(block)].side for block in said])
    turns = _turns(
        said, items, [known[_speaker(block)].name for block in said], [known[_speaker(block)].side for block in said]
    )
    exchanged = dict(zip((turn.block for turn in turns), exchange(turns), strict=True))
    begins = _beginnings(said)
    ids = utterance_ids([(block.speaker, block.remark) for block in said])
    finished: dict[int, Utterance] = {}
    for block, id_ in zip(said, ids, strict=True):
        person = known[_speaker(block)]
        does = exchanged[begins[block.turn]]
        index = _index(block)
        finished[index] = replace(
            block,
            person=person.name,
            is_certain=block.is_certain and person.is_certain,
            agenda=items[index],
            id=id_,
            kind=does.kind,
            answers_to=does.answers_to,
            answered_by=does.answered_by,
        )
    resolutions = _resolutions(blocks, turns, exchanged, items)
    for resolution in resolutions:
        settling = finished.get(resolution.block)
        if settling is not None and not settling.answered_by and settling.answers_to is None:
            finished[resolution.block] = replace(settling, kind=UtteranceKind.RESOLUTION)
    return Conversation(tuple(finished.get(_index(block), block) for block in blocks), resolutions)


def _speaker(block: Utterance) -> Speaker:
    return Speaker("" if block.speaker == block.role else block.speaker, block.role)


def _index(block: Block) -> int:
    assert block.locator.block is not None  # noqa: S101 - every structured block has its index
    return block.locator.block


def _beginnings(said: Sequence[Utterance]) -> dict[int, int]:
    """Turn → the block that it begins with."""
    begins: dict[int, int] = {}
    for block in said:
        begins.setdefault(block.turn, _index(block))
    return begins


def _agenda_items(blocks: Sequence[Block], agenda: Sequence[str], sides: Sequence[Side]) -> tuple[str, ...]:
    side = iter(sides)
    told = []
    for block in blocks:
        announces = isinstance(block, Utterance) and next(side) in (Side.CHAIR, Side.ANSWERER)
        section = (*block.section, block.text) if isinstance(block, Heading) else block.section
        told.append(AgendaBlock(section, block.remark if announces and isinstance(block, Utterance) else ""))
    return agenda_at(told, agenda)


def _turns(
    said: Sequence[Utterance], items: Sequence[str], names: Sequence[str], sides: Sequence[Side]
) -> tuple[SpokenTurn, ...]:
    turns: dict[int, SpokenTurn] = {}
    for block, name, side in zip(said, names, sides, strict=True):
        if block.turn in turns:
            before = turns[block.turn]
            turns[block.turn] = replace(before, remark=f"{before.remark}\n{block.remark}".strip())
        else:
            index = _index(block)
            turns[block.turn] = SpokenTurn(index, name, block.role, side, block.remark, items[index], block.kind)
    return with_chair(tuple(turns.values()))


def _resolutions(
    blocks: Sequence[Block], turns: Sequence[SpokenTurn], exchanged: dict[int, Exchanged], items: Sequence[str]
) -> tuple[Resolution, ...]:
    """What the chair says is decided, what is put and agreed to without his saying so, and what the paper records."""
    by_block = {turn.block: turn for turn in turns}
    found: list[Resolution] = []
    asked: Resolution | None = None
    agreed: Resolution | None = None  # found by the agreement that followed it
    for block in blocks:
        index = _index(block)
        turn = by_block.get(index)
        if turn is not None:
            if exchanged[index].kind is UtteranceKind.RESOLUTION:
                if agreed is not None and found[-1] is agreed:
                    found.pop()  # the chair says again what was agreed to: 異議なしと認め、承認いたします。
                found.append(Resolution(decided_sentence(turn.remark), turn.agenda, index))
                asked = agreed = None
            elif (
                asked is not None
                and len(turn.remark) <= 16
                and is_agreement(turn.remark, is_chair=by_block[asked.block].side is Side.CHAIR)
            ):
                found.append(asked)
                asked, agreed = None, asked
            else:
                question = asked_sentence(turn.remark)
                asked, agreed = (Resolution(question, turn.agenda, index) if question else None), None
        elif isinstance(block, Paragraph | Footnote):
            is_stage = isinstance(block, Paragraph) and block.is_stage
            is_chair = asked is not None and by_block[asked.block].side is Side.CHAIR
            if is_stage and asked is not None and is_agreement(block.text, is_chair=is_chair):
                found.append(asked)
                asked, agreed = None, asked
            elif not is_stage and (record := recorded_sentence(block.text, block.section[-1] if block.section else "")):
                found.append(Resolution(record, items[index], index))
    return tuple(found)
