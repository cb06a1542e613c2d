"""What is in the archive and whether it is sound: ``show``, ``status``, ``check``, ``rebuild``."""

from dataclasses import replace

import click

from commands.session import ENGINE_OPTION, Ended, Session
from corpus.errors import ExitCode
from corpus.settings import EngineName
from corpus.store import Store


@click.command()
@click.argument("name")
@click.pass_obj
def show(session: Session, name: str) -> None:
    """取り込んだ文書（NAME：パスまたはその一部、または発言のid）を、読み取ったとおりに表示する。"""
    from corpus.outline import outline_lines
    from corpus.permalink import parse_permalink
    from pipeline.report import failure_lines

    with session.open_store() as store:
        if (link := parse_permalink(name)) is not None and _show_utterance(session, store, *link):
            return
        found = sorted(store.digests(path_contains=name))
        if not found:
            session.say("document_unknown", name=name)
            for line in failure_lines(store, session.language, path_contains=name):
                click.echo(line, err=True)
            raise Ended(ExitCode.NO_HITS)
        for digest in found:
            document, header = store.document(digest), store.header(digest)
            if document is not None and header is not None:
                for line in outline_lines(document, header, session.language):
                    click.echo(line)


def _show_utterance(session: Session, store: Store, digest: str, utterance_id: str) -> bool:
    """Print the utterance of a permalink with its question or answers; False where there is none."""
    from corpus.conversation_text import exchange_lines

    is_found = False
    for found in sorted(published for published in store.published() if published.startswith(digest)):
        document, header = store.document(found), store.header(found)
        lines = list(exchange_lines(document, utterance_id, session.language)) if document is not None else []
        if lines and header is not None:
            click.echo("\n".join([f"# {header.title}", *(f"  {path}" for path in header.paths), *lines]))
            is_found = True
    return is_found


@click.command()
@click.option("--files", is_flag=True, help="ファイルの一覧も出す")
@click.pass_obj
def status(session: Session, files: bool) -> None:
    """文書庫にあるもの、読めなかったもの、検索できないページ。"""
    from index.status import index_lines
    from pipeline.report import status_lines

    with session.open_store() as store:
        for line in status_lines(store, session.settings.home, session.language, files=files):
            click.echo(line)
    for line in index_lines(session.settings, session.language):
        click.echo(line)


@click.command()
@click.pass_obj
def check(session: Session) -> None:
    """索引のファイルが書いたときのままか、索引と文書庫が合っているかを調べる。"""
    from pipeline import build

    with session.open_store() as store:
        result = build.check(build.open_archive(store, replace(session.settings, engine=None)))
    if result.is_consistent:
        session.say("check_ok", documents=str(result.documents), generation=str(result.generation))
        return
    session.say("check_failed", missing=str(result.missing), extra=str(result.extra))
    raise Ended(ExitCode.NO_INDEX)


@click.command()
@ENGINE_OPTION
@click.pass_obj
def rebuild(session: Session, engine: EngineName | None) -> None:
    """索引を新しく作り直す（終わるまで、検索は今の索引で答える）。"""
    from corpus.lock import writer_lock
    from pipeline import build

    settings = session.settings if engine is None else replace(session.settings, engine=engine)
    with session.open_store() as store, writer_lock(settings.home):
        generation = build.rebuild(build.open_archive(store, settings))
        session.say("rebuilt", generation=str(generation.number), documents=str(len(store.published())))
