"""Minutes that report what was said instead of quoting it: 委員から…との質問があり、事務局から…との説明があった。

Each reported statement becomes a remark of its own, marked uncertain: the words are the writer's. Only statements whose
content is told (…との, …旨の) count; 事務局から資料１の説明があった tells what was done.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from corpus.model import UtteranceKind
from pipeline.structure.flow import Item, Prose, Said
from pipeline.structure.minutes.bodies import side_or_body
from pipeline.structure.minutes.speakers import Speaker, parse_speaker

_FEWEST = 2  # statements in a paper
_COVERED = 0.6  # of a paragraph
_SHORTEST = 4  # characters of a statement
_ASKED = "質問|質疑|問い|問いかけ"
_ANSWERED = "回答|答弁|説明|補足説明|補足|応答"
_KINDS = f"{_ASKED}|{_ANSWERED}|意見|指摘|要望|提案|発言|助言|見解|考え|懸念|依頼|提言|コメント|感想|報告"
_ENDS = "あり|あって|あった|ありました|出され|出された|出た|出て|なされ|なされた|示され|示された|寄せられ|寄せられた"
_ASKS = "質問し|質問され|質し|尋ね|問い|問うた"
_VERBS = (
    f"{_ASKS}|述べ|述べられ|話し|答え|回答し|回答され|答弁し|説明し|説明され|補足し|指摘し|指摘され|要望し"
    "|提案し|提案され|発言し|発言され|応じ|強調し|訴え"
)
_PAST = "(?:た|て|ました|まし)?"
_TELLS = "述べ|示し|出し|行い|行っ|寄せ|し"
_SEVERAL = "各|複数の|ある|別の|他の|ほかの|一部の|多くの|出席"
_CITED = "(?:との?|という|といった|旨の|などの|等の)"
# whose statement it is, what is said, and that it is said: 山田委員から、…との意見があった。山田委員は、…と述べた。
_STATEMENT = re.compile(
    rf"(?:(?:これ|それ|この(?:質問|意見)|当該(?:質問|意見))に(?:対し|対して|対しては|ついて)、?|また、|さらに、|次に、|一方、|続いて、|なお、)?"
    rf"(?P<who>(?:{_SEVERAL})?[^、。「」（）()\s]{{1,16}}?)(?:(?P<from>から|より)(?:は|も)?|は|が)、?"
    rf"(?P<what>[^。]{{{_SHORTEST},300}}?)"
    rf"(?:{_CITED}(?P<kind>{_KINDS})(?:等|など)?(?:(?:が|も)(?:{_ENDS})|を(?:{_TELLS}){_PAST}|(?=。|$))"
    rf"|(?:と|旨を?)(?P<verb>{_VERBS}){_PAST})"
    r"(?:。|、|(?=$))"
)
_OF_POST = re.compile(r"^[^の]{1,12}(?:担当|[部課局室会校園所社])の(?=.)")  # 企画担当の中村花子氏
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
            is_certain=False,
            kind=_kind(found),
        )
        end = found.end()
    if text[end:].strip(" \u3000"):
        yield replace(prose, text=text[end:].strip(" \u3000"))


def _kind(found: re.Match[str]) -> UtteranceKind:
    """What the report calls the statement: a question, an answer."""
    if found["kind"] in _ASKED.split("|") or found["verb"] in _ASKS.split("|"):
        return UtteranceKind.QUESTION
    is_answer = (
        found["kind"] == "回答" or found["kind"] == "答弁" or (found["verb"] or "").startswith(("答", "回答", "応じ"))
    )
    return UtteranceKind.ANSWER if is_answer else UtteranceKind.REMARK


def _speaker(who: str, known: frozenset[str]) -> Speaker | None:
    """Whose statement it is; of 複数の委員 and their like 委員."""
    bare = re.sub(rf"^(?:{_SEVERAL})", "", re.sub("^[・○●※\\-－◎■]", "", who))
    bare = _OF_POST.sub("", bare)
    return parse_speaker(bare, known) or side_or_body(bare)
