"""The words for what a build did. Pure."""

from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import Path

from corpus.messages import Language, issue_message, message
from corpus.model import Issue, Severity
from corpus.store import Counts, Store
from pipeline.summary import Summary

_MOST_PAGES = 8


def summary_lines(summary: Summary, counts: Counts, home: Path, language: Language) -> Iterator[str]:
    """A line of counts, every file that failed with reason and remedy, what is worth knowing, what is there now."""
    yield message(
        "summary",
        language,
        added=str(len(summary.added)),
        changed=str(len(summary.changed)),
        moved=str(len(summary.moved)),
        removed=str(len(summary.removed)),
        unchanged=str(summary.unchanged),
        failed=str(len(summary.failed)),
    )
    if summary.failed:
        yield message("summary_failed", language)
        for path, issue in summary.failed:
            yield f"  {path}：{issue_message(issue, language)}"
    notes = [(path, issue) for path, issue in summary.notes if issue.severity is not Severity.INFO]
    if notes:
        yield message("summary_notes", language)
        for path, group in groupby(notes, key=lambda note: note[0]):
            yield from (f"  {path}：{line}" for line in issue_lines((issue for _, issue in group), language))
    for path in summary.missing:
        yield message("path_missing", language, path=path)
    yield archive_line(counts, home, language)
    if counts.unsearchable_pages:
        yield message("summary_unsearchable", language, count=str(counts.unsearchable_pages))


def archive_line(counts: Counts, home: Path, language: Language) -> str:
    """Where the archive is and how much is in it."""
    return message(
        "summary_archive",
        language,
        home=str(home),
        documents=str(counts.documents),
        pages=str(counts.pages),
        tables=str(counts.tables),
    )


def issue_lines(issues: Iterable[Issue], language: Language) -> Iterator[str]:
    """One line for each thing that was found, with the pages where it was."""
    pages: dict[str, list[int]] = {}
    for issue in issues:
        found = pages.setdefault(issue_message(issue, language), [])
        if issue.locator is not None and issue.locator.page is not None:
            found.append(issue.locator.page)
    for words, numbers in pages.items():
        if not numbers:
            yield words
            continue
        listed = [str(number) for number in sorted(set(numbers))]
        shown = "、".join(listed[:_MOST_PAGES]) + (" …" if len(listed) > _MOST_PAGES else "")
        yield f"{message('summary_pages', language, pages=shown)}：{words}"


def status_lines(store: Store, home: Path, language: Language, *, files: bool) -> Iterator[str]:
    """What is in the archive, what could not be read, and which pages no search can reach."""
    yield archive_line(store.counts(), home, language)
    sources = store.sources.all()
    if files:
        yield from (f"  {source.state.path}" for source in sources)
    notes = [
        f"  {source.state.path}：{line}"
        for source in sources
        for line in issue_lines(
            [issue for issue in store.issues(source.digest) if issue.severity is not Severity.INFO], language
        )
    ]
    if notes:
        yield message("summary_notes", language)
        yield from notes
    yield from failure_lines(store, language)


def failure_lines(store: Store, language: Language, *, path_contains: str = "") -> Iterator[str]:
    """The files that could not be read, with reason and remedy; none where there are none."""
    wanted = path_contains.lower()
    failures = [failure for failure in store.sources.failures() if wanted in failure.state.path.lower()]
    if failures:
        yield message("summary_failed", language)
        for failure in failures:
            yield f"  {failure.state.path}：{issue_message(failure.issue, language)}"
