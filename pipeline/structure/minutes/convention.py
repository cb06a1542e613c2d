"""How this paper marks its speakers, told from the paper itself.

No list knows every mark, title and body. But a paper marks all its speakers alike: what they share is a mould
(``moulds``), what differs is short, comes back, is followed by something said, and is for the most part recognised as
somebody: by a title, a surname, the list of attendees, as a body. Each mould that the paper fills is judged by that; in
one that holds, what is not recognised speaks too.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence

from corpus.values import value
from pipeline.structure.flow import Item, Prose
from pipeline.structure.minutes.labels import match_label
from pipeline.structure.minutes.moulds import GLUED, Cast, Mould, casts, remark_field, tail_casts
from pipeline.structure.minutes.speakers import Speaker
from pipeline.structure.minutes.turns import Shape, Turn, is_spoken, is_stage_remark
from pipeline.structure.minutes.whom import KNOWN, LIKELY, TOPIC, UNKNOWN, who_is

_FEWEST = 2  # remarks in a mould with a mark of its own
_FEWEST_WEAK = 3
_LEAST = 0.5  # of the worth of those who fill a mould
_LEAST_WEAK = 0.75
_COMES_BACK = 0.75  # an unknown word that speaks again
_FEWEST_UNKNOWN = 5  # remarks in a mould that nobody known fills
_ONE_SIDE = 0.8  # where all the remarks in a mould are one speaker's: the others may be marked otherwise
_SAID = 0.5  # of what fills it must be followed by speech
_SHORTEST_BELOW = 6  # characters of a remark below a name without any mark


@value
class _Filling:
    """A cast at its item, with whom it names and how sure that is somebody: 1 a title, below 0 surely nobody."""

    index: int
    cast: Cast
    speaker: Speaker
    worth: float
    is_said: bool
    is_followed: bool  # something follows that may be said, be it as short as 承知した。


def own_turns(items: Sequence[Item], known: frozenset[str]) -> dict[int, Turn]:
    """The speakers' marks of minutes in the moulds that they prove to use, by the item that they open."""
    found: dict[int, tuple[float, Turn]] = {}
    for mould, fillings in _filled(items, known, casts).items():
        worth = _worth_of_mould(mould, fillings)
        if worth <= 0:
            continue
        rank = worth * len(fillings)
        for filling in _who_speak(mould, fillings, worth):
            if filling.index not in found or rank > found[filling.index][0]:
                found[filling.index] = (rank, Turn(filling.speaker, Shape.OWN, filling.cast.remark))
    return {index: turn for index, (_, turn) in found.items()}


def names_after_remarks(items: Sequence[Item], known: frozenset[str]) -> frozenset[str]:
    """Who is named behind remarks, as …ではないか。（高木）, again and again: as good as names that the paper lists."""
    names: set[str] = set()
    for mould, fillings in _filled(items, known, tail_casts).items():
        worth = _worth_of_mould(mould, fillings)
        if worth > 0:
            speak = (filling for filling in _who_speak(mould, fillings, worth) if filling.worth < KNOWN)
            names |= {re.sub(r"\s", "", filling.cast.who) for filling in speak}
    return frozenset(names)


def _filled(
    items: Sequence[Item], known: frozenset[str], cut: Callable[[str], Iterable[Cast]]
) -> dict[Mould, tuple[_Filling, ...]]:
    """Each mould with what fills it, one filling an item: the best."""
    moulds: dict[Mould, dict[int, _Filling]] = {}
    named: dict[str, tuple[Speaker, float]] = {}  # names come back
    for index, item in enumerate(items):
        for cast in cut(item.text) if isinstance(item, Prose) else ():
            if (who := named.get(cast.who)) is None:
                who = named[cast.who] = who_is(cast.who, known)
            speaker, worth = who
            if cast.mould.delimiter == GLUED and worth < KNOWN:
                worth = TOPIC  # any words may follow a symbol
            best = moulds.setdefault(cast.mould, {}).get(index)
            if best is None or (worth, len(cast.who)) > (best.worth, len(best.cast.who)):
                moulds[cast.mould][index] = _filling(items, index, cast, speaker, worth)
    return {mould: tuple(fillings.values()) for mould, fillings in moulds.items()}


def _filling(items: Sequence[Item], index: int, cast: Cast, speaker: Speaker, worth: float) -> _Filling:
    return _Filling(index, cast, speaker, worth, _is_said(items, index, cast), _is_followed(items, index, cast))


def _is_said(items: Sequence[Item], index: int, cast: Cast) -> bool:
    if cast.remark:
        return is_spoken(cast.remark) and not is_stage_remark(cast.remark)
    after = items[index + 1] if index + 1 < len(items) else None
    return (
        isinstance(after, Prose)
        and (match_label(after.text) is None or remark_field(after.text) > 0)
        and is_spoken(after.text)
        and (not cast.mould.is_weak or len(after.text) >= _SHORTEST_BELOW)
    )


def _is_followed(items: Sequence[Item], index: int, cast: Cast) -> bool:
    after = items[index + 1] if index + 1 < len(items) else None
    text = cast.remark or (after.text if isinstance(after, Prose) else "")
    return text.endswith(("。", "？")) and match_label(text) is None


def _worth_of_mould(mould: Mould, fillings: Sequence[_Filling]) -> float:
    """How well those who fill it are known, over what is said in it; 0 where it is not the speakers' mould."""
    said = [filling for filling in fillings if filling.is_said]
    if len(said) < (_FEWEST_WEAK if mould.is_weak else _FEWEST) or len(said) < _SAID * len(fillings):
        return 0.0
    uses = Counter(filling.speaker for filling in said)
    recurring = sum(count > 1 for count in uses.values())
    if all(filling.worth <= UNKNOWN for filling in said) and (
        mould.is_weak or len(said) < _FEWEST_UNKNOWN or recurring < _FEWEST
    ):
        return 0.0
    worth = sum(
        _COMES_BACK if filling.worth == UNKNOWN and uses[filling.speaker] > 1 else filling.worth for filling in said
    ) / len(said)
    if worth < (_LEAST_WEAK if mould.is_weak else _LEAST):
        return 0.0
    return worth if len(uses) > 1 or (worth >= _ONE_SIDE and not mould.is_weak) else 0.0


def _who_speak(mould: Mould, fillings: Sequence[_Filling], worth: float) -> list[_Filling]:
    """Those of the fillings that speak: who is known, and who is not where that comes back or all others are known."""
    uses = Counter(filling.speaker for filling in fillings if filling.is_said)
    is_talk = not mould.is_weak and worth >= _LEAST and uses.total() > len(uses)  # somebody speaks again
    return [
        filling
        for filling in fillings
        if (filling.worth >= LIKELY and filling.is_followed)
        or (filling.is_said and filling.worth > UNKNOWN)
        or (filling.is_said and filling.worth == UNKNOWN and (uses[filling.speaker] > 1 or is_talk))
    ]
