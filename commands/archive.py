"""What is in the archive and whether it is sound: ``show``, ``status``, ``check``, ``rebuild``."""

import click

from commands.session import Ended, Session
from corpus.errors import ExitCode


@click.command()
@click.argument("name")
@click.pass_obj
def show(session: Session, name: str) -> None:
    """取り込んだ文書（NAME：パスまたはその一部）を、読み取ったとおりに表示する。"""
    from corpus.outline import outline_lines

    with session.open_store() as store:
        found = sorted(store.digests(path_contains=name))
        if not found:
            session.say("document_unknown", name=name)
            raise Ended(ExitCode.NO_HITS)
        for digest in found:
            document, header = store.document(digest), store.header(digest)
            if document is not None and header is not None:
                for line in outline_lines(document, header):
                    click.echo(line)


@click.command()
@click.option("--files", is_flag=True, help="ファイルの一覧も出す")
@click.pass_obj
def status(session: Session, files: bool) -> None:
    """文書庫にあるもの、読めなかったもの、検索できないページ。"""
    from pipeline.report import status_lines

    with session.open_store() as store:
        for line in status_lines(store, session.settings.home, session.language, files=files):
            click.echo(line)


@click.command()
@click.pass_obj
def check(session: Session) -> None:
    """索引と文書庫が合っているかを調べる。"""
    from pipeline import build

    with session.open_store() as store:
        result = build.check(build.open_archive(store, session.settings))
    if result.is_consistent:
        session.say("check_ok", documents=str(result.documents), generation=str(result.generation))
        return
    session.say("check_failed", missing=str(result.missing), extra=str(result.extra))
    raise Ended(ExitCode.NO_INDEX)


@click.command()
@click.pass_obj
def rebuild(session: Session) -> None:
    """索引を新しく作り直す（終わるまで、検索は今の索引で答える）。"""
    from corpus.lock import writer_lock
    from pipeline import build

    with session.open_store() as store, writer_lock(session.settings.home):
        generation = build.rebuild(build.open_archive(store, session.settings))
        session.say("rebuilt", generation=str(generation.number), documents=str(len(store.published())))
