"""``fumikura ingest``."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from commands.session import ENGINE_OPTION, OCR_OPTION, PATH, PDF_ENGINE_OPTION, Ended, Session
from corpus.errors import ExitCode
from corpus.messages import message
from corpus.settings import EngineName, resolve_settings
from corpus.store import Store


@click.command()
@click.argument("paths", nargs=-1, type=PATH)
@click.option("--verify", is_flag=True, help="変更の有無を、大きさと日時ではなく中身で確かめる")
@click.option("--workers", type=click.IntRange(1), help="同時に読むプロセスの数（既定：CPUの数）")
@click.option("--time-limit", type=click.FloatRange(1), help="1文書にかける秒数の上限（既定：600）")
@ENGINE_OPTION
@PDF_ENGINE_OPTION
@OCR_OPTION
@click.pass_obj
def ingest(
    session: Session,
    paths: tuple[Path, ...],
    verify: bool,
    workers: int | None,
    time_limit: float | None,
    engine: EngineName | None,
) -> None:
    """ファイルやフォルダー（PATHS）を取り込む。消えたファイルは外し、変わらないファイルは開かない。

    PATHSを省くと、これまでに取り込んだ場所をもう一度見る。
    """
    from corpus.lock import writer_lock
    from pipeline import build
    from pipeline.report import summary_lines

    settings = resolve_settings(
        home=session.settings.home,
        workers=workers,
        time_limit=time_limit,
        engine=engine,
        pdf_engine=session.settings.pdf_engine,
        ocr=session.settings.ocr,
    )
    with writer_lock(settings.home), Store.open(settings.home, create=True) as store:
        if not paths and not store.sources.roots():
            session.say("no_paths")
            raise Ended(ExitCode.USAGE)
        with progress_bar(session) as progress:
            summary = build.build(
                paths, build.open_archive(store, settings), settings, verify=verify, progress=progress
            )
        for line in summary_lines(summary, store.counts(), settings.home, session.language):
            click.echo(line, err=True)
    if not summary.is_complete:
        raise Ended(ExitCode.UNREADABLE if summary.is_empty else ExitCode.SOME_FAILED)


@contextmanager
def progress_bar(session: Session) -> Iterator[Callable[[int, int], None]]:
    """A bar on stderr where that is a terminal, nothing elsewhere."""
    if not sys.stderr.isatty():
        yield lambda done, total: None
        return
    label = message("ingesting", session.language)
    with click.progressbar(length=1, label=label, file=sys.stderr, show_pos=True) as bar:

        def show(done: int, total: int) -> None:
            bar.length = max(total, 1)
            bar.update(done - bar.pos)

        yield show
