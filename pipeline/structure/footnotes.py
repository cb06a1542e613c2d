"""Footnotes among the paragraphs: *QPIとは…, ※…, （注）…, 注1)…"""

import re

from pipeline.structure.flow import Prose

_MARKED = re.compile(
    r"(?P<mark>[*＊∗†‡]{1,3}[0-9０-９]{0,2}|※[0-9０-９]{0,2})(?![0-9０-９])[)）]?[ \u3000:：]*(?=[^\s*＊※)）]{2})"
    r"|[(（〔\[【]?(?P<note>注記?[ \u3000]?[0-9０-９]{0,2})[)）〕\]】][ \u3000]*[:：]?[ \u3000]*(?=\S)"
    r"|(?P<bare>注[ \u3000]?[0-9０-９]{0,2})[)）:：.．][ \u3000]*(?=\S)"
    r"|(?P<spaced>注[0-9０-９]{1,2})[ \u3000]+(?=\S)"
)
_NUMBERED = re.compile(r"(?P<mark>[(（]?[0-9０-９]{1,2}[)）]?)[ \u3000]+(?=\S)")


def footnote_mark(prose: Prose, *, body_size: float | None, page_height: float | None) -> str | None:
    """The mark of the note that this paragraph is, as written but without brackets; None for no note.

    A paragraph that begins with ＊, ※ or 注 is one anywhere; one that begins with a number only in small type in the
    lower part of a page.
    """
    if marked := _MARKED.match(prose.text):
        mark = next(group for group in marked.groups() if group)
        return re.sub(r"[ \u3000]", "", mark)
    is_small = prose.size is not None and body_size is not None and prose.size < 0.92 * body_size
    is_low = prose.box is not None and page_height is not None and prose.box.top > 0.6 * page_height
    if is_small and is_low and (numbered := _NUMBERED.match(prose.text)):
        return numbered["mark"].strip("()（）")
    return None
