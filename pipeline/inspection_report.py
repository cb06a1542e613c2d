"""The words for what was seen in a file. Pure."""

from collections.abc import Iterator

from corpus.messages import Language, issue_message, message
from corpus.outline import table_line
from pipeline.coverage import Coverage
from pipeline.inspection import Inspection, dates_in
from pipeline.report import issue_lines
from wareki import format_span

_MOST_LINES = 30


def inspection_lines(inspection: Inspection, language: Language) -> Iterator[str]:
    """A paragraph a stage: the format, what the reader saw, the document, its tables, what is amiss, the coverage."""
    yield inspection.path
    if inspection.format is not None:
        reader = inspection.fingerprint.partition("/")[0] or inspection.format.value
        yield "  " + message("inspect_format", language, format=inspection.format.value, reader=reader)
    if inspection.elements:
        yield "  " + message("inspect_elements", language, counts=_counts(inspection.elements, language))
    if inspection.refusal is not None:
        yield "  " + issue_message(inspection.refusal, language)
    document = inspection.document
    if document is None:
        return
    yield "  " + message(
        "inspect_title", language, title=document.title or "—", kind=message(f"kind_{document.kind.value}", language)
    )
    if document.date is not None:
        yield "  " + message("inspect_date", language, date=format_span(document.date))
    pages = [page for page in document.pages if page.number is not None]
    unsearchable = sum(not page.is_searchable for page in document.pages)
    yield "  " + message("inspect_pages", language, pages=str(len(pages)), unsearchable=str(unsearchable))
    yield "  " + message(
        "inspect_blocks", language, counts=_counts(inspection.blocks, language) or "—", dates=str(dates_in(document))
    )
    for table in document.tables():
        yield "    " + table_line("", table).lstrip("\t")
    for line in issue_lines(document.issues, language):
        yield "  " + message("inspect_issue", language, issue=line)
    if inspection.coverage is not None:
        yield from _coverage_lines(inspection.coverage, language)


def _coverage_lines(coverage: Coverage, language: Language) -> Iterator[str]:
    yield "  " + message(
        "inspect_coverage",
        language,
        share=f"{100 * coverage.share:.2f}",
        expected=f"{coverage.expected:,}",
        kept=f"{coverage.kept:,}",
        repeated=f"{coverage.repeated:,}",
        unsearchable=f"{coverage.unsearchable:,}",
        missing=f"{sum(count for _, count in coverage.missing):,}",
    )
    for line, count in coverage.missing[:_MOST_LINES]:
        yield "    " + message("inspect_missing", language, count=str(count), line=line)
    if len(coverage.missing) > _MOST_LINES:
        yield "    …"


def _counts(counts: tuple[tuple[str, int], ...], language: Language) -> str:
    comma = "、" if language is Language.JA else ", "
    return comma.join(f"{message(f'inspect_{name}', language)} {count:,}" for name, count in counts)
