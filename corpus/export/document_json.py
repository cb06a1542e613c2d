"""A whole document as one JSON object: what was read, block by block, with where it stands."""

from corpus.export.minutes_json import meeting_object
from corpus.export.table_json import table_object
from corpus.header import DocumentHeader
from corpus.json_values import box_value, interval_value
from corpus.model import Block, Document, Footnote, Heading, Issue, Paragraph, Table, Utterance
from wareki.span import DateSpan


def document_object(document: Document, header: DocumentHeader) -> dict[str, object]:
    """What the document is, its meeting, its pages, its blocks and what was found when it was read (docs/web.md).

    The n-th of ``blocks`` (from 1) is the one that ids of hits call n; boxes are PDF points from the page's top left.
    """
    return {
        "digest": document.digest,
        "title": header.title,
        "kind": document.kind.value,
        "date": _date(document.date),
        "paths": list(header.paths),
        "meeting": meeting_object(document.meeting) if document.meeting is not None else None,
        "extractor": document.fingerprint,
        "pages": [
            {"page": page.number, "width": page.width, "height": page.height, "is_searchable": page.is_searchable}
            for page in document.pages
        ],
        "blocks": [_block(block) for block in document.blocks()],
        "issues": [_issue(issue) for issue in document.issues],
    }


def _block(block: Block) -> dict[str, object]:
    where = {"page": block.locator.page, "box": box_value(block.locator.box), "section": list(block.section)}
    match block:
        case Heading():
            return {"type": "heading", **where, "level": block.level, "text": block.text}
        case Paragraph():
            return {"type": "paragraph", **where, "text": block.text}
        case Footnote():
            return {"type": "footnote", **where, "mark": block.mark, "text": block.text}
        case Utterance():
            return {
                "type": "utterance",
                **where,
                "id": block.id,
                "turn": block.turn,
                "speaker": block.speaker,
                "role": block.role,
                "person": block.person,
                "certain": block.is_certain,
                "kind": block.kind.value,
                "agenda": block.agenda,
                "text": block.text,
            }
        case Table():
            return {"type": "table", **where, "table": block.locator.table, **table_object(block)}


def _issue(issue: Issue) -> dict[str, object]:
    page = issue.locator.page if issue.locator is not None else None
    return {
        "code": issue.code.value,
        "severity": issue.severity.value,
        "arguments": dict(issue.arguments),
        "page": page,
    }


def _date(span: DateSpan | None) -> dict[str, object] | None:
    return None if span is None else {"surface": span.surface, **interval_value(span)}
