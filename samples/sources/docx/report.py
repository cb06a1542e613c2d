"""A progress report as DOCX (the office's own way to its PDF)."""

from samples.sources.content import Grid, Note, Report, Text
from samples.sources.docx.markup import paragraph, run, table, text_box
from samples.sources.docx.package import docx

_RIGHT = '<w:jc w:val="right"/>'
_GAP = paragraph("", style="TableText")


def report_docx(report: Report) -> bytes:
    """The file's bytes."""
    body = [
        paragraph(text_box(report.box) + run(report.title), style="Title"),
        paragraph(run(f"{report.date.surface}　{report.division}"), properties=_RIGHT),
        paragraph(run(report.lead), style="BodyText"),
        paragraph(run(report.list_heading), style="Heading1"),
    ]
    for section in report.sections:
        body.append(paragraph(run(section.heading), style="Heading2"))
        for block in section.blocks:
            match block:
                case Text(text):
                    body.append(paragraph(run(text), style="BodyText"))
                case Note(text):
                    body.append(paragraph(run(text), style="Remark"))
                case Grid():
                    body += [*_caption(block), table(block), _GAP]
    return docx(
        "".join(body),
        title="",
        running_head=report.running_head,
        created="2025-03-14T09:00:00Z",
        is_first_page_bare=True,
    )


def _caption(grid: Grid) -> list[str]:
    if not grid.caption:
        return []
    return [paragraph(run(f"{grid.caption}{grid.unit}"), style="Caption")]
