"""``fumikura doctor``."""

import datetime as dt
import tempfile
import time
from dataclasses import replace
from itertools import chain
from pathlib import Path

import click

from commands.session import Ended, Session
from corpus.errors import ExitCode, FumikuraError, cause_of
from corpus.fitness import Finding, Fitness, home_findings, machine_findings
from corpus.messages import error_message, message
from corpus.settings import Settings

_MARKS = {Fitness.FIT: "○", Fitness.LESS: "△", Fitness.UNFIT: "×"}
_PAPERS = {
    "会議録.txt": "里親委託推進会議 議事録\n\n令和7年4月16日（水）\n\n○山田委員　里親委託率の目標について伺います。\n",
    "取組.csv": "年月日,会議等\nR7.4.16,地域懇談会\n",
}
_QUESTION, _ANSWERS = "令和7年4月16日", 2  # in two notations, in one paper each


@click.command()
@click.pass_obj
def doctor(session: Session) -> None:
    """このパソコンで使えるかを調べる（最後に、試しの文書を取り込んで検索する）。文書庫は変えない。"""
    from index.fitness import index_findings
    from pipeline.fitness import reader_findings

    worst = Fitness.FIT
    sources = (machine_findings(), home_findings(session.settings.home), index_findings(), reader_findings())
    for finding in chain(*sources, map(_trial, (session,))):  # each is said as soon as it is known
        worst = max(worst, finding.fitness, key=list(Fitness).index)
        _say(session, finding)
    click.echo(message(f"doctor_{worst.value}", session.language))
    if worst is Fitness.UNFIT:
        raise Ended(ExitCode.CONFIGURATION)


def _say(session: Session, finding: Finding) -> None:
    subject = message(f"doctor_{finding.subject}", session.language)
    remedy = message(f"doctor_{finding.remedy}", session.language, **dict(finding.arguments)) if finding.remedy else ""
    said = "　".join(filter(None, (finding.detail, remedy)))
    click.echo(f"{_MARKS[finding.fitness]} {subject}：{said}")


def _trial(session: Session) -> Finding:
    """Two small papers, in a home of their own: read, indexed, and found by a date that each writes in its own way."""
    began = time.perf_counter()
    with tempfile.TemporaryDirectory(prefix="fumikura-") as name:
        folder = Path(name)
        (folder / "papers").mkdir()
        for paper, text in _PAPERS.items():
            (folder / "papers" / paper).write_text(text, encoding="utf-8")
        try:
            found = _ingest_and_ask(folder / "papers", replace(session.settings, home=folder / "home"))
        except (FumikuraError, OSError) as error:
            detail = error_message(error, session.language) if isinstance(error, FumikuraError) else cause_of(error)
            return Finding("trial", Fitness.UNFIT, "", "trial_failed", (("detail", detail),))
    if found != _ANSWERS:
        return Finding("trial", Fitness.UNFIT, "", "trial_failed", (("detail", f"{found} / {_ANSWERS}"),))
    took = f"{time.perf_counter() - began:.1f}"
    return Finding("trial", Fitness.FIT, message("doctor_seconds", session.language, seconds=took))


def _ingest_and_ask(papers: Path, settings: Settings) -> int:
    """In how many papers the date is found."""
    from corpus.lock import writer_lock
    from corpus.store import Store
    from index.answering import answer_query
    from index.options import SearchOptions
    from pipeline import build

    with writer_lock(settings.home), Store.open(settings.home, create=True) as store:
        build.build([papers], build.open_archive(store, settings), settings, progress=lambda done, total: None)
        how = SearchOptions(is_grouped=True).answering(dt.date.today())
        return answer_query(_QUESTION, store, settings, how).results.documents or 0
