"""Reader of plain text: a blank line ends a paragraph; the lines of a paragraph become one running text."""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from corpus.errors import UnreadableError
from corpus.model import IssueCode
from corpus.values import value
from pipeline.raw import Format, RawDocument, RawPage, RawParagraph
from pipeline.readers.characters import running_text
from pipeline.readers.text_file import read_text

# Lines that begin something new although no blank line stands above: an indent, a bullet or a speaker's mark, a
# numbered item (第１, １ , 1., (1), ①, ア ), a label (日時：, 場所　), a handout (資料1), a rule.
_BEGINS = re.compile(
    r"\u3000"
    r"|\s*(?:"
    r"[○〇◯●◎◇◆□■△▲▽▼☆★※・•＊*－\-‐–—→⇒]|～[^0-9０-９]"
    r"|第[0-9０-９一二三四五六七八九十百]+"
    r"|[0-9０-９]{1,3}(?:[.．、)）]|[ 　]+\S)"
    r"|[（(〔【\[［＜<〈《≪][^）)〕】\]］＞>〉》≫\n]{1,20}[）)〕】\]］＞>〉》≫]"
    r"|[①-⑳⑴-⒇Ⅰ-Ⅻⅰ-ⅻ]"
    r"|[ア-ンa-zａ-ｚ][.．、)）]"
    r"|[ア-ン][ 　]"
    r"|[^\s：:、。]{1,12}[ 　]*："
    r"|[^\s：:、。!-~]{1,12}[ 　]*:"
    r"|[^\s：:、。!-~（）()「」]{2,8}\u3000+\S"
    r"|(?:[一-龥][ \u3000]+){1,4}[一-龥][ \u3000]*[:：]"  # 会　長:
    r"|[^\s：:、。（）()「」]{1,16}[（(][^（()）、。]{1,16}[）)][ \u3000]+\S"  # 会長（中原達雄君）　皆さん
    r"|(?:資料|別紙|別添|参考資料|様式)[ 　]?[0-9０-９一二三四五]"
    r")"
)
# Lines that nothing is joined to: a row of columns, a rule, a short numbered heading.
_STANDS_ALONE = re.compile(
    r".*\S\t\s*\S"
    r"|\s*[-=_*─━―＿－＝]{3,}\s*$"
    r"|\s*(?:第[0-9０-９一二三四五六七八九十百]+|[0-9０-９]{1,3}[.．]?[ 　])[^、。]{1,20}$"
)
_NAME = re.compile(r"\s*[^、。，,「」：:]{2,16}(?<![ぁ-ん])\s*$")
_SENTENCE_ENDS = ("。", "」", "）", ")", "？")
_LONG = 20  # characters of a line that may have been broken at its end
_NEAR = 4  # columns: a line may stop so far before the edge for what may not begin the next
_FEWEST_BROKEN = 2
_FIRST_WORD = re.compile(
    r"[A-Za-z0-9Ａ-Ｚａ-ｚ０-９.,\-/'’]+|.[、。，．・：；？！）」』】〕》〉ーゝ々ぁぃぅぇぉっゃゅょァィゥェォッャュョ]*"
)
_FEWEST_LONGER = 4
_MOSTLY = 0.75
_NEARLY_ALL = 0.85
_TITLE_ENDS = ("について", "の件", "に関すること")
_PAGE = 30  # characters of a line from which on a text is as wide as a page
_WIDEST = 120  # characters: no paper is broken into lines as long as that
_WIDEST_RAGGED = 100  # columns: nor is one that has no edge, unless somebody set it by hand, and nobody sets such lines


@value
class TextReader:
    """Reads text files in UTF-8, UTF-16 (with byte order mark), cp932, EUC-JP and ISO-2022-JP."""

    format: Format = Format.TEXT
    version: int = 6

    def read(self, path: Path) -> RawDocument:
        """One page without a number. UnreadableError: EMPTY_FILE, BLANK, TOO_LARGE, UNSUPPORTED_FORMAT."""
        elements = tuple(map(RawParagraph, paragraphs(read_text(path))))
        if not elements:
            raise UnreadableError(IssueCode.BLANK)
        return RawDocument(Format.TEXT, (RawPage(None, elements),))


def paragraphs(text: str) -> Iterator[str]:
    """The paragraphs of a text with line feeds, none of them blank.

    A blank line ends a paragraph; so does a line that plainly begins another (see ``_BEGINS``), and a row of
    columns, a rule or a short numbered heading stands alone. The lines of a paragraph are joined, in Japanese without
    a blank. A text with a line that is longer than any paper is wide, or whose longer lines are whole sentences, was
    not broken into lines; in another, a line that stops short of the others behind a full stop, or holds but a name,
    is not joined to the next. Where the lines were broken at one width, a line on which the next one's first word
    had room ends its paragraph, whatever it ends in.
    """
    whole = text.split("\n")
    widest = max(map(len, whole))
    edge = _edge(whole) if widest <= _WIDEST else None
    # else every line is a paragraph
    is_broken = edge is not None or (
        max(map(_width, whole)) < _WIDEST_RAGGED and widest <= _WIDEST and not _ends_sentences(whole, widest)
    )
    lines: list[str] = []
    is_closed = False
    for line in whole:
        stands_alone = not is_broken or bool(_STANDS_ALONE.match(line))
        had_room = edge is not None and bool(lines) and _has_room(lines[-1], line, edge)
        if is_closed or had_room or stands_alone or not line.strip() or _BEGINS.match(line):
            yield from _joined(lines)
            lines = []
        lines.append(line)
        is_closed = stands_alone or (widest >= _PAGE and _stops_short(line, widest, is_first=len(lines) == 1))
    yield from _joined(lines)


def _edge(lines: Sequence[str]) -> int | None:
    """The width that the text was broken at: most lines that end in the middle of a sentence end there."""
    unfinished = sorted(_width(line) for line in lines if _is_long(line) and not line.rstrip().endswith(_SENTENCE_ENDS))
    widest = max(map(_width, lines))
    at_edge = [width for width in unfinished if width >= 0.9 * widest]
    if len(at_edge) < _FEWEST_BROKEN or len(at_edge) < _MOSTLY * len(unfinished):
        return None
    return at_edge[len(at_edge) // 10]  # a few stop short for a long word


def _has_room(line: str, following: str, edge: int) -> bool:
    """Whether the first word of the following line, with what may not begin a line, would have fitted on this one."""
    word = _FIRST_WORD.match(following.lstrip())
    return _width(line) + (_width(word.group()) if word else 0) < edge - _NEAR


def _width(line: str) -> int:
    """Columns that a line takes: two for full-width characters."""
    return sum(1 if ord(character) < 0x1100 or 0xFF61 <= ord(character) <= 0xFF9F else 2 for character in line.rstrip())


def _ends_sentences(lines: Sequence[str], widest: int) -> bool:
    """Whether the longer lines of prose end where sentences do: then nothing was broken into lines."""
    longer = [line.rstrip() for line in lines if 3 * len(line) >= widest and _is_prose(line)]
    long = [line.rstrip() for line in lines if _is_long(line)]
    return any(
        len(some) >= _FEWEST_LONGER and sum(line.endswith(_SENTENCE_ENDS) for line in some) >= least * len(some)
        for some, least in ((longer, _MOSTLY), (long, _NEARLY_ALL))
    )


def _is_long(line: str) -> bool:
    """Whether a line of prose is long enough to have been broken at its end; not the title of a thing to talk about."""
    return len(line) >= _LONG and _is_prose(line) and not line.rstrip().endswith(_TITLE_ENDS)


def _is_prose(line: str) -> bool:
    return 4 * sum("ぁ" <= character <= "ん" for character in line) >= len(line)


def _stops_short(line: str, widest: int, *, is_first: bool) -> bool:
    """Whether a line leaves room that the next would have filled: behind a full stop, or with a name or label on it."""
    if line.rstrip().endswith(_SENTENCE_ENDS):
        return len(line) < 0.7 * widest
    return is_first and len(line) < 0.4 * widest and _NAME.match(line) is not None


def begins_anew(line: str) -> bool:
    """Whether a line plainly begins another paragraph: an indent, a bullet, a speaker's mark, a number, a label."""
    return _BEGINS.match(line) is not None


def _joined(lines: list[str]) -> Iterator[str]:
    paragraph = running_text(lines)
    if paragraph:
        yield paragraph


READER = TextReader()
