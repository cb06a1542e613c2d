"""Legends that say whose remarks a bare mark stands for: （○：委員、●：事務局）, ○は委員、→は事務局の発言."""

import re
from collections.abc import Iterable

from corpus.values import value
from pipeline.structure.minutes.speakers import Speaker, parse_speaker

_MARKS = "○〇◯●◎◆◇■□▽▼△▲☆★・→⇒＊*"
_PAIR = re.compile(
    rf"[「『]?(?P<mark>[{_MARKS}])[」』]?[ \u3000]*(?:印)?[ \u3000]*(?:[：:…‥＝=は－―\-‐～]|・・・|\.\.\.)*[ \u3000]*"
    rf"(?P<who>[^、，,。；;\s\u3000（）()：:{_MARKS}はをが]{{1,12}}?)(?:から)?(?:(?:の|より)?(?:発言|質問|意見|回答|説明|答弁|応答)(?:・[^、\s]+|等|内容)?)?"
    rf"(?=[、，,。；;\s\u3000（）()】〕／/を]|[{_MARKS}]|$)"
)
_CIRCLES = frozenset("○〇◯")


@value
class Legend:
    """Pairs of a mark and whom it stands for; the white circles are one mark, however they are typed."""

    pairs: tuple[tuple[str, Speaker], ...] = ()

    def speaker(self, text: str) -> Speaker | None:
        """Whose remark a paragraph is that begins with a mark of the legend."""
        mark = text[:1]
        return next((speaker for known, speaker in self.pairs if mark and _is_same(known, mark)), None)


def legend_of(lines: Iterable[str]) -> Legend:
    """The legend among the lines of a paper: a short line that pairs two marks or more with whom they stand for."""
    for line in lines:
        if len(line) > 100 or not re.search(f"[{_MARKS}]", line):
            continue
        pairs: list[tuple[str, Speaker]] = []
        for found in _PAIR.finditer(line):
            speaker = parse_speaker(found["who"])
            if speaker is not None and not speaker.name and not any(_is_same(mark, found["mark"]) for mark, _ in pairs):
                pairs.append((found["mark"], speaker))
        covered = sum(len(found.group()) for found in _PAIR.finditer(line))
        if len(pairs) >= 2 and 2 * covered >= len(line) - 16:
            return Legend(tuple(pairs))
    return Legend()


def _is_same(one: str, other: str) -> bool:
    return one == other or (one in _CIRCLES and other in _CIRCLES)
