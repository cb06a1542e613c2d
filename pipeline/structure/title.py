"""The title of a document: what the format marks, else the heading-like lines near the top."""

import re
from collections.abc import Sequence

from pipeline.structure.flow import Item, PlacedTable, Prose, body_size
from pipeline.structure.minutes.labels import Label, match_label
from pipeline.structure.minutes.meeting import MAY_BE_MINUTES, MINUTES_WORDS

_NEAR_TOP = 14  # items looked at
_LONGEST = 100
_TITLED = re.compile(
    r"(?:について|議事録|会議録|要録|記録|議事要旨|議事概要|報告|報告書|計画|計画書|一覧|一覧表|要領|要綱|概要|状況|方針|指針|名簿|資料|調|調書|計算書"
    r"|明細表|予算|決算|推移|メモ|通告書|見積書|[Mm]eeting|実績|結果|まとめ|取組|案|事業|次第|会議|行為|台帳|記録簿|マニュアル|ガイドライン|手引|手引き)"
    r"(?:[ \u3000]*[（(【][^（）()]{0,20}[）)】])?$"
)
_DIGIT = "0-9０-９一二三四五六七八九十"
_NO_TITLE = re.compile(
    rf"[【〔（(\[]?(?:参考)?"
    rf"(?:資料|別紙|別添|別記|様式|別表|参考|議案|報告|諮問|第[{_DIGIT}]+号)[ \u3000]*第?[ \u3000]*"
    rf"[{_DIGIT}A-Zａ-ｚＡ-Ｚ\-－ー―−]*[ \u3000]*(?:号|様式)?(?:[（(].*[）)])?[】〕）)\]]?$"
    r"|.*[様殿宛]$|.{0,20}(?:提出|現在|作成)$|[（(].*[）)]$|[0-9０-９\s.,:/年月日()（）]+$"
    r"|(?:令和|平成|昭和|[RHSＲＨＳ]|20)[ \u30000-9０-９元.．/年月日度]{2,20}(?:[（(].[）)])?[^ぁ-んァ-ヶー一-龥]*"
    r"(?:[^\s]{1,20}(?:室|課|部|局|係|班|所|庁|省|県|市|町|村|センター|事務局))?$"
    r"|文書番号|記載例|記入例|見本|取扱注意|機密性|案$|(?:部外秘|公開|非公開)$|事務連絡"
    r"|.{0,20}第[ \u3000]*[0-9０-９]*[ \u3000]*号$|(?:単位|目次|目[ \u3000]次)"
)
_YEAR_TITLE = re.compile(r"(?:令和|平成|昭和|[RHSＲＨＳ])[0-9０-９元一二三四五六七八九十 \u3000]{1,4}年度")
_UNTITLED = re.compile(
    r"^(?:Microsoft |無題|[Uu]ntitled|文書|ドキュメント|Document|新規|スライド|PowerPoint|表紙|Sheet|Book)"
    r"|\.(?:docx?|xlsx?|pptx?|jtd|pdf|indd|ai)$|^[\x00-\x7f]{1,40}$"
)


def title_of(items: Sequence[Item], metadata: str) -> tuple[str, range]:
    """(title, the items that it was read from; an empty range where it comes from elsewhere).

    The format's own title, else the best of the lines near the top, else sensible metadata, else "": such a document
    goes by the name of its file, which is not known here.
    """
    for index, item in enumerate(items[:40]):
        if isinstance(item, Prose) and item.is_title:
            return _one_line(item.text), range(index, index + 1)
    if (best := _best_line(items)) is not None:
        begin, end = best, best + 1
        while begin > 0 and end - begin < 3 and _goes_on(items[begin - 1], items[begin]):
            begin -= 1
        while end < len(items) and end - begin < 3 and _goes_on(items[end - 1], items[end]):
            end += 1
        lines = [item.text for item in items[begin:end] if isinstance(item, Prose)]
        return _one_line("\n".join(lines)), range(begin, end)
    if metadata.strip() and not _UNTITLED.search(metadata.strip()):
        return _one_line(metadata), range(0)
    return "", range(0)


def _one_line(text: str) -> str:
    return re.sub(r"\s*\n\s*", " ", text).strip(" \u3000")


def _best_line(items: Sequence[Item]) -> int | None:
    body = body_size(items)
    best, best_score = None, 1.5
    seen = 0
    first_page = items[0].page if items else 0
    for index, item in enumerate(items):
        if isinstance(item, PlacedTable) and seen > 0:
            break
        if not isinstance(item, Prose) or item.is_place:
            continue
        if seen >= _NEAR_TOP or item.page != first_page:
            break
        score = _score(item, body, seen)
        seen += 1
        if score > best_score:
            best, best_score = index, score
    return best


def _score(prose: Prose, body: float | None, position: int) -> float:
    """How much a line looks like the title; below 2 it does not."""
    text = _one_line(prose.text)
    labelled = match_label(text)
    if labelled is not None and (labelled[0] is not Label.OTHER or labelled[2] or not MINUTES_WORDS.search(text)):
        return 0.0
    if not _may_be_title(text):
        return 0.0
    score = 0.0
    if prose.size is not None and body is not None:
        score += min(4.0, max(0.0, (prose.size / body - 1.0) * 8))
    score += 1.2 * prose.is_centred + 0.8 * prose.is_bold
    score += 2.0 if prose.outline_level == 1 else 1.0 if prose.outline_level is not None else 0.0
    is_titled = _TITLED.search(text) is not None or MAY_BE_MINUTES.search(text) is not None
    score += 2.0 if MINUTES_WORDS.search(text) else 1.6 if is_titled else 0.0
    score += max(0.0, 1.2 - 0.25 * position)
    score -= 0.5 * (len(text) > 50) + 0.7 * ("、" in text)
    if prose.list_key is not None:
        score -= 1.5
    if prose.indent is not None and prose.indent > 20 and not prose.is_centred:
        score -= 1.0
    return score


def _goes_on(first: Item, following: Item) -> bool:
    """A title over several lines: set alike, close together, and none of them a heading or a date of its own."""
    if not isinstance(first, Prose) or not isinstance(following, Prose) or first.page != following.page:
        return False
    if first.size is None or following.size is None or following.space_above is None:
        return False
    return (
        abs(first.size - following.size) < 0.05 * first.size
        and first.is_bold == following.is_bold
        and following.space_above < 1.2
        and first.is_centred
        and following.is_centred
        and all(_may_be_title(prose.text) and prose.list_key is None for prose in (first, following))
    )


def _may_be_title(text: str) -> bool:
    if not 2 <= len(text) <= _LONGEST or re.search(r"。|、$", text):
        return False
    return _NO_TITLE.match(text) is None or (_YEAR_TITLE.match(text) is not None and len(text) > 10)
