"""Results as text for a person: counts first, then each hit with the page to turn to. Pure functions."""

import datetime as dt
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from pathlib import PurePath
from typing import TYPE_CHECKING

from corpus.answer import Expansion, Facet, FacetName
from corpus.messages import Language, message
from corpus.model import Hit, Locator, PassageForm, Results, Utterance
from corpus.width import clip, display_width, pad
from index.query import Query
from index.snippet import excerpts
from wareki.display import format_span, format_wareki

if TYPE_CHECKING:
    from index.suggestions import Suggestion  # none for a query that finds something

_MARKS = ("【", "】")
_COLOUR = ("\x1b[1;33m", "\x1b[0m")
_TITLE, _PLAIN = ("\x1b[1m", "\x1b[0m"), ("", "")
_INDENT = "    "
_SECTION_SEPARATOR = " › "
_NUMBER_WIDTH = 3
_ANSWERS = 2  # shown of those to a question
_NARROWEST_TITLE = 24


def result_lines(
    query: Query,
    results: Results,
    *,
    language: Language,
    suggestions: "Iterable[Suggestion]" = (),
    offset: int = 0,
    width: int = 100,
    has_colour: bool = False,
) -> Iterator[str]:
    """The whole answer, line by line; the match is coloured, or set in 【】 where there is no colour."""
    yield from _head(query, results, language)
    yield from facet_lines(results.facets, language)
    for number, hit in enumerate(results.hits, offset + 1):
        yield ""
        yield from _hit_lines(number, hit, language, width, has_colour)
    tried = list(suggestions)
    if tried:
        yield message("hits_near", language)
        for suggestion in tried:
            total = _number(suggestion.total)
            code = f"hits_{suggestion.kept.value}"
            yield _INDENT + message(code, language, total=total, word=suggestion.word, other=suggestion.other)
    if not results.total and not any(suggestion.total for suggestion in tried):
        yield message("hits_advice", language)
    if results.unsearchable_pages:
        yield ""
        yield message("hits_unsearchable", language, count=_number(results.unsearchable_pages))


def _head(query: Query, results: Results, language: Language) -> Iterator[str]:
    shown = quoted(query.text, language)
    if not results.total:
        yield message("hits_none", language, query=shown)
    else:
        parts, total = _parts(results, language), _number(results.total)
        if results.documents is None:
            yield message("hits_count", language, query=shown, total=total, parts=parts)
        else:
            documents = _number(results.documents)
            yield message("hits_documents", language, query=shown, total=total, documents=documents, parts=parts)
    for expansion in results.expansions:
        yield _expanded(expansion, language)
    for span in results.date_words:
        yield message("hits_dates", language, word=span.surface, span=format_span(span))
    if results.has_titles:
        yield message("hits_titles", language)
    if results.is_substring:
        yield message("hits_substring", language)
    if len(results.hits) < (results.total if results.documents is None else results.documents):
        yield message("hits_shown", language, shown=_number(len(results.hits)))


def _parts(results: Results, language: Language) -> str:
    """（発言4・表の行8）"""
    if not results.forms:
        return ""
    if language is Language.JA:
        return f"（{'・'.join(f'{form_name(form, language)}{_number(count)}' for form, count in results.forms)}）"
    return f" ({', '.join(f'{_number(count)} {form_name(form, language)}' for form, count in results.forms)})"


def expansion_source(expansion: Expansion, language: Language) -> str:
    """Who says so: 組み込みの辞書, or 推進計画.pdf p.3の定義."""
    place = PurePath(expansion.path).name
    if expansion.page is not None:
        place += " " + message("hit_page", language, page=str(expansion.page))
    return message(f"expansion_{expansion.source.value}", language, place=place)


def _expanded(expansion: Expansion, language: Language) -> str:
    source = expansion_source(expansion, language)
    total = _number(expansion.total)
    return message("hits_expanded", language, word=expansion.word, form=expansion.form, source=source, total=total)


def facet_lines(facets: Iterable[Facet], language: Language) -> Iterator[str]:
    """年度　令和7年度 12件、令和6年度 3件"""
    for facet in facets:
        values = [
            message("facet_value", language, value=facet_value(facet.name, value, language), count=_number(count))
            for value, count in facet.values
        ]
        yield f"{message(f'facet_{facet.name.value}', language)}：{'、'.join(values)}"


def facet_value(name: FacetName, value: str, language: Language) -> str:
    """What staff call a value of a facet."""
    if name is FacetName.KIND:
        return message(f"kind_{value}", language)
    if name is FacetName.FISCAL_YEAR:
        # that of 2019 is 令和元年度, although it began in Heisei
        return format_wareki(dt.date(int(value), 5, 1)).split("年")[0] + "年度"
    return value


def form_name(form: PassageForm, language: Language) -> str:
    """What staff call a passage of this form."""
    return message(f"form_{form.value}", language)


def _hit_lines(number: int, hit: Hit, language: Language, width: int, has_colour: bool) -> Iterator[str]:
    bold = _TITLE if has_colour else _PLAIN
    date = format_span(hit.document_date) if hit.document_date is not None else ""
    head = f"{number:>{_NUMBER_WIDTH}} "
    room = width - len(head) - display_width(date) - 2
    if room < _NARROWEST_TITLE:
        yield f"{head}{bold[0]}{clip(hit.title, width - len(head))}{bold[1]}"
        yield from (_INDENT + date for date in [date] if date)
    else:
        yield f"{head}{bold[0]}{pad(hit.title, room)}{bold[1]}  {date}".rstrip()
    # a table's caption is often the heading above it, which need not be said twice
    section = _SECTION_SEPARATOR.join(dict.fromkeys(filter(None, (*hit.passage.section, hit.passage.caption))))
    more = f"（{message('hits_more', language, count=_number(hit.more))}）" if hit.more else ""
    place = " ".join(
        filter(None, (place_text(hit.passage.locator, language) + _recognised(hit, language) + more, section))
    )
    name = file_name(hit)
    yield _INDENT + clip(f"{place}  ［{name}］" if name else place, width - len(_INDENT))
    for line in _wrap(marked_excerpt(hit, has_colour=has_colour), width - len(_INDENT)):
        yield _INDENT + line
    for answer in hit.answers[:_ANSWERS]:
        yield _INDENT + clip(_answer_text(answer, hit, language), width - len(_INDENT))


def _recognised(hit: Hit, language: Language) -> str:
    if hit.recognised is None:
        return ""
    return f"（{message('hit_recognised', language, confidence=str(hit.recognised))}）"


def _answer_text(answer: Utterance, hit: Hit, language: Language) -> str:
    """→ 回答（p.4）：… ; the page only where it is not the question's."""
    page = answer.locator.page
    elsewhere = page is not None and page != hit.passage.locator.page
    place = f"（{message('hit_page', language, page=str(page))}）" if elsewhere else ""
    return f"→ {message('hit_answer', language)}{place}：{plain_text(answer.text)}"


def file_name(hit: Hit) -> str:
    """The name of the file that a hit is in; "" where it is not known."""
    return PurePath(hit.paths[0]).name if hit.paths else ""


def quoted(text: str, language: Language) -> str:
    """A query as it is said back."""
    return f"「{text}」" if language is Language.JA else f"“{text}”"


def place_text(locator: Locator, language: Language) -> str:
    """Where to turn to: the page; in a format without pages the paragraph or the table's row."""
    table = message("hit_table", language, table=str(locator.table)) if locator.table is not None else ""
    if locator.page is not None:
        return " ".join(filter(None, (message("hit_page", language, page=str(locator.page)), table)))
    if locator.table is not None:
        return message("hit_no_page_table", language, table=str(locator.table), row=str((locator.row or 0) + 1))
    return message("hit_no_page", language, position=str((locator.block or 0) + 1))


def marked_excerpt(hit: Hit, *, has_colour: bool = False, length: int = 120) -> str:
    """The parts of the passage worth reading, on one line, with every match marked; cells are set apart by ｜."""
    parts = excerpts(hit.passage.text, hit.matches, length)
    before, after = _COLOUR if has_colour else _MARKS
    pieces: list[str] = []
    for shown in parts:
        pieces.append("…" if shown.is_cut_before else "")
        place = 0
        for begin, end in shown.matches:
            pieces += (plain_text(shown.text[place:begin]), before, plain_text(shown.text[begin:end]), after)
            place = end
        pieces.append(plain_text(shown.text[place:]))
    pieces.append("…" if parts[-1].is_cut_after else "")
    return "".join(pieces)


def plain_text(text: str) -> str:
    """On one line: line breaks inside Japanese go, cells are set apart, and nothing that steers a terminal is left."""
    shown = text.replace("\t", " ｜ ").replace("\r", "")
    joined = "".join(part.strip(" \u3000") if i else part for i, part in enumerate(shown.split("\n")))
    return "".join(" " if unicodedata.category(character) in ("Cc", "Cf") else character for character in joined)


def _wrap(text: str, width: int) -> Iterator[str]:
    """Lines of at most ``width`` columns; colour codes take none, and no line begins with 、 or 。"""
    line, used, i = "", 0, 0
    while i < len(text):
        if text[i] == "\x1b":
            end = text.index("m", i) + 1
            line += text[i:end]
            i = end
            continue
        columns = display_width(text[i])
        if used + columns > width and text[i] not in "、。，．）」】":
            yield line
            line, used = "", 0
        line += text[i]
        used += columns
        i += 1
    if line:
        yield line


def _number(value: int) -> str:
    return f"{value:,}"


def shown_sections(section: Sequence[str]) -> str:
    """A section path on one line."""
    return _SECTION_SEPARATOR.join(section)
