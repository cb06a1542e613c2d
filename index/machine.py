"""Results for programs: JSON lines, CSV rows, TREC runs. Keys and columns are documented in docs/search.md."""

import json
from collections.abc import Callable, Iterable, Iterator
from pathlib import PurePath

from corpus.answer import Expansion
from corpus.json_values import JsonValue, box_value, day_value, interval_value
from corpus.model import Hit, Results
from index.render import shown_sections
from wareki.span import DateSpan

CSV_COLUMNS = (
    "順位", "得点", "文書名", "種別", "文書日付_start", "文書日付_end", "ファイル", "ページ", "表", "行", "見出し",
    "表題", "列見出し", "発言者", "本文", "日付", "日付_start", "日付_end", "一致", "OCR",
)  # fmt: skip


def json_lines(results: Results, *, offset: int = 0) -> Iterator[str]:
    """One JSON object a hit."""
    for rank, hit in enumerate(results.hits, offset + 1):
        yield json.dumps(hit_object(hit, rank, results.expansions), ensure_ascii=False)


def facets_line(results: Results) -> str:
    """All facets of an answer as one JSON object, with the number of passages that they count."""
    return json.dumps({"total": results.total, "facets": _facets(results)}, ensure_ascii=False)


def answer_object(results: Results, *, offset: int = 0) -> dict[str, JsonValue]:
    """A whole answer as one JSON object: its counts, its hits, its facets where they were asked for."""
    return {
        "total": results.total,
        "documents": results.documents,
        "forms": {form.value: count for form, count in results.forms},
        "is_substring": results.is_substring,
        "has_titles": results.has_titles,
        "unsearchable_pages": results.unsearchable_pages,
        "hits": [hit_object(hit, rank, results.expansions) for rank, hit in enumerate(results.hits, offset + 1)],
        "facets": _facets(results),
    }


def _facets(results: Results) -> dict[str, JsonValue]:
    return {
        facet.name.value: [{"value": value, "count": count} for value, count in facet.values]
        for facet in results.facets
    }


def hit_object(hit: Hit, rank: int, expansions: Iterable[Expansion] = ()) -> dict[str, JsonValue]:
    """A hit as JSON; offsets count code points of ``text``, boxes are PDF points from the page's top left."""
    passage, locator = hit.passage, hit.passage.locator
    return {
        "rank": rank,
        "score": round(hit.score, 6),
        "id": hit_id(hit),
        "title": hit.title,
        "kind": hit.kind.value,
        "document_date": _date(hit.document_date),
        "path": hit.paths[0] if hit.paths else None,
        "paths": list(hit.paths),
        "document": passage.key.document,
        "form": passage.form.value,
        "page": locator.page,
        "block": locator.block,
        "table": locator.table,
        "row": locator.row,
        "box": box_value(locator.box),
        "section": list(passage.section),
        "caption": passage.caption,
        "headers": list(passage.headers),
        "speaker": passage.speaker,
        "role": passage.role,
        "person": passage.person,
        "agenda": passage.agenda,
        "text": passage.text,
        "matches": [[begin, end] for begin, end in hit.matches],
        "dates": [
            {"surface": span.surface, "span": [span.begin, span.end], **interval_value(span)} for span in passage.dates
        ],
        "more": hit.more,
        "recognised": hit.recognised,
        "answers": [
            {
                "block": answer.locator.block,
                "page": answer.locator.page,
                "speaker": answer.speaker,
                "role": answer.role,
                "text": answer.text,
            }
            for answer in hit.answers
        ],
        "expansions": [
            {
                "word": expansion.word,
                "form": expansion.form,
                "source": expansion.source.value,
                "path": expansion.path or None,
                "page": expansion.page,
            }
            for expansion in expansions
        ],
    }


def csv_rows(results: Results, *, guard: Callable[[str], str], offset: int = 0) -> Iterator[tuple[str, ...]]:
    """The header and one row a hit; ``guard`` neutralises what a spreadsheet would run as a formula."""
    yield CSV_COLUMNS
    for rank, hit in enumerate(results.hits, offset + 1):
        passage, locator = hit.passage, hit.passage.locator
        row = (
            str(rank),
            f"{hit.score:.4f}",
            hit.title,
            hit.kind.value,
            *_ends([hit.document_date] if hit.document_date is not None else []),
            hit.paths[0] if hit.paths else "",
            _text(locator.page),
            _text(locator.table),
            _text(None if locator.row is None else locator.row + 1),
            shown_sections(passage.section),
            passage.caption,
            " | ".join(passage.headers),
            passage.speaker,
            passage.text.replace("\t", " | "),
            "; ".join(span.surface for span in passage.dates),
            *_ends(passage.dates),
            "; ".join(dict.fromkeys(passage.text[begin:end] for begin, end in hit.matches)),
            _text(hit.recognised),
        )
        yield tuple(map(guard, row))


def trec_lines(topic: str, results: Results, *, tag: str = "fumikura") -> Iterator[str]:
    """TREC run lines: ``topic Q0 docno rank score tag``, docno = file name # passage, blanks written as %20."""
    for rank, hit in enumerate(results.hits, 1):
        name = PurePath(hit.paths[0]).name if hit.paths else hit.passage.key.document
        docno = f"{'%20'.join(name.split())}#{_passage_number(hit)}"
        yield f"{topic} Q0 {docno} {rank} {hit.score:.6f} {tag}"


def hit_id(hit: Hit) -> str:
    """The hit's name: the beginning of the document's digest, and the passage's number in it."""
    return f"{hit.passage.key.document[:12]}#{_passage_number(hit)}"


def _passage_number(hit: Hit) -> str:
    """The block's number from 1, and in a table the row's number from 1."""
    key = hit.passage.key
    return f"{key.block + 1}" if key.row is None else f"{key.block + 1}.{key.row + 1}"


def _date(span: DateSpan | None) -> JsonValue:
    return None if span is None else interval_value(span)


def _ends(spans: Iterable[DateSpan]) -> tuple[str, str]:
    """The first days and the last days of spans, in their order."""
    listed = list(spans)
    firsts = "; ".join(day_value(span.first) or "" for span in listed)
    lasts = "; ".join(day_value(span.last) or "" for span in listed)
    return firsts, lasts


def _text(number: int | None) -> str:
    return "" if number is None else str(number)
