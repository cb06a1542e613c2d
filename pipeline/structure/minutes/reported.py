"""Minutes that report what was said instead of quoting it: 委員から…との質問があり、事務局から…との説明があった。

Each reported statement becomes a remark of its own, marked uncertain: the words are the writer's. Only statements whose
content is told (…との, …旨の) count; 事務局から資料１の説明があった tells what was done.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from pipeline.structure.flow import Item, Prose, Said
from pipeline.structure.minutes.bodies import side_or_body
from pipeline.structure.minutes.speakers import Speaker, parse_speaker

_FEWEST = 2  # statements in a paper
_COVERED = 0.6  # of a paragraph
_SHORTEST = 4  # characters of a statement
_KINDS = "質問|質疑|意見|指摘|要望|提案|発言|問い|回答|答弁|説明|補足説明|補足|助言|見解|考え|懸念|依頼|提言|コメント"
_ENDS = "あり|あって|あった|ありました|出され|出された|出た|出て|なされ|なされた|示され|示された|寄せられ|寄せられた"
_VERBS = "述べ|質問し|質し|尋ね|問い|答え|回答し|答弁し|説明し|指摘し|要望し|提案し|発言し|応じ"
_SEVERAL = "各|複数の|ある|別の|他の|ほかの|一部の|多くの|出席"
_STATEMENT = re.compile(
    rf"(?:(?:これ|それ|この(?:質問|意見)|当該(?:質問|意見))に(?:対し|対して|対しては|ついて)、?|また、|さらに、|次に、|一方、|続いて、|なお、)?"
    rf"(?P<who>(?:{_SEVERAL})?[^、。「」（）()\s]{{1,16}}?)(?:から|より)(?:は|も)?、?"
    rf"(?P<what>[^。]{{{_SHORTEST},300}}?)"
    rf"(?:(?:と|との|という|といった|旨の|などの|等の)(?:{_KINDS})(?:等|など)?(?:が|も)(?:{_ENDS})|と(?:{_VERBS})(?:た|て)?)"
    r"(?:。|、|(?=$))"
)
_QUOTES = "「」『』"


def open_reported(items: Sequence[Item], known: frozenset[str]) -> tuple[Item, ...]:
    """The items with such paragraphs cut into their statements; as they were where the paper has fewer than two."""
    opened: list[Item] = []
    for item in items:
        opened.extend(_opened(item, known) if isinstance(item, Prose) else [item])
    return tuple(opened) if sum(isinstance(item, Said) for item in opened) >= _FEWEST else tuple(items)


def _opened(prose: Prose, known: frozenset[str]) -> list[Item]:
    statements = [
        (found, speaker)
        for found in _STATEMENT.finditer(prose.text)
        if (speaker := _speaker(found["who"], known)) is not None
    ]
    covered = sum(len(found.group()) for found, _ in statements)
    if not statements or covered < _COVERED * len(prose.text):
        return [prose]
    return list(_cut(prose, statements))


def _cut(prose: Prose, statements: Sequence[tuple[re.Match[str], Speaker]]) -> Iterator[Item]:
    text = prose.text
    end = 0
    for found, speaker in statements:
        if text[end : found.start()].strip(" \u3000"):
            yield replace(prose, text=text[end : found.start()].strip(" \u3000"))
        said = found.group()
        begin, stop = found.span("what")
        what = found["what"]
        yield Said(
            said,
            speaker.name,
            speaker.role,
            prose.page,
            prose.box,
            opening=begin - found.start() + (len(what) - len(what.lstrip(_QUOTES))),
            closing=found.end() - stop + (len(what) - len(what.rstrip(_QUOTES))),
            is_start=True,
            is_certain=False,
        )
        end = found.end()
    if text[end:].strip(" \u3000"):
        yield replace(prose, text=text[end:].strip(" \u3000"))


def _speaker(who: str, known: frozenset[str]) -> Speaker | None:
    """Whose statement it is; of 複数の委員 and their like 委員."""
    bare = re.sub(rf"^(?:{_SEVERAL})", "", re.sub("^[・○●※\\-－◎■]", "", who))
    return parse_speaker(bare, known) or side_or_body(bare)
