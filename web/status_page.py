"""``/status``: what ``fumikura status`` says."""

from dataclasses import dataclass
from pathlib import PurePath

from werkzeug.wrappers import Request, Response

from corpus.messages import issue_message
from corpus.model import Severity
from index.status import index_lines
from pipeline.report import archive_line, issue_lines
from web.addresses import DocumentAddress, document_id
from web.site import Site


@dataclass(frozen=True, slots=True)
class ShownFile:
    """A file, and what there is to say about it."""

    name: str
    path: str
    address: str
    lines: tuple[str, ...]


def status(site: Site, request: Request) -> Response:
    """What is in the archive, what could not be read and why, which pages no search can reach."""
    del request
    with site.archives.reading() as reading:
        store = reading.store
        noted = []
        for source in store.sources.all():
            issues = [issue for issue in store.issues(source.digest) if issue.severity is not Severity.INFO]
            if issues:
                path, address = source.state.path, DocumentAddress(document_id(source.digest)).address()
                noted.append(ShownFile(PurePath(path).name, path, address, tuple(issue_lines(issues, site.language))))
        failed = [
            ShownFile(
                PurePath(failure.state.path).name,
                failure.state.path,
                "",
                (issue_message(failure.issue, site.language),),
            )
            for failure in store.sources.failures()
        ]
        counts = store.counts()
    return site.page(
        "status.html",
        summary=(
            archive_line(counts, site.settings.home, site.language),
            *index_lines(site.settings, site.language),
        ),
        unsearchable=f"{counts.unsearchable_pages:,}" if counts.unsearchable_pages else "",
        failed=tuple(failed),
        noted=tuple(noted),
    )
