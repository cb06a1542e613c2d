"""All files of the sample archive and its truth, as bytes."""

from samples.sources import archive
from samples.sources.docx.minutes import minutes_docx
from samples.sources.docx.report import report_docx
from samples.sources.office import browser_pdf, writer_pdf
from samples.sources.pages import PrintedPages
from samples.sources.pdf.report import report_pdf
from samples.sources.statistics_page import statistics_html
from samples.sources.truth import Paper, truth_files


def sample_files() -> dict[str, bytes]:
    """Path below samples/ → bytes. Raises ProducerMissingError."""
    made: tuple[tuple[Paper, str, bytes], ...] = (
        (archive.REPORT_R6, "pdf", writer_pdf(report_docx(archive.REPORT_R6))),
        (archive.REPORT_R7, "pdf", report_pdf(archive.REPORT_R7)),
        (archive.STATISTICS_R7, "pdf", browser_pdf(statistics_html(archive.STATISTICS_R7))),
        (archive.MINUTES_R6, "docx", minutes_docx(archive.MINUTES_R6)),
        (archive.MINUTES_R7_FIRST, "pdf", writer_pdf(minutes_docx(archive.MINUTES_R7_FIRST))),
        (archive.MINUTES_R7_SECOND, "docx", minutes_docx(archive.MINUTES_R7_SECOND)),
    )
    printed = {paper.stem: PrintedPages(data) for paper, suffix, data in made if suffix == "pdf"}
    truth = truth_files([paper for paper, _, _ in made], printed)
    return {
        **{f"archive/{paper.folder}/{paper.stem}.{suffix}": data for paper, suffix, data in made},
        **{f"truth/{name}": data for name, data in truth.items()},
    }
