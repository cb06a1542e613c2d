"""``fumikura minutes``."""

from pathlib import Path

import click

from commands.session import PATH, Ended, Session, say_failed
from corpus.errors import ExitCode
from corpus.model import Issue, Kind


@click.group()
def minutes() -> None:
    """会議録の発言の書き出し。"""


@minutes.command("export")
@click.argument("files", nargs=-1, type=PATH)
@click.option("-o", "--output", "folder", type=PATH, required=True, help="書き出すフォルダー")
@click.option(
    "--format", "format_", type=click.Choice(["both", "csv", "json"]), default="both", help="形式（既定：CSVとJSON）"
)
@click.option(
    "--encoding", type=click.Choice(["utf-8-sig", "utf-8", "cp932"]), default="utf-8-sig", help="CSVの文字コード"
)
@click.pass_obj
def export_minutes_(session: Session, files: tuple[Path, ...], folder: Path, format_: str, encoding: str) -> None:
    """会議録を1発言1行で書き出す（FILESを省くと文書庫の全文書。会議録でない文書は書き出さない）。"""
    from corpus.export.minutes_write import MinutesFormat, export_minutes
    from corpus.export.names import document_names
    from corpus.export.write import Encoding
    from pipeline.direct import find_documents

    found = find_documents(files, session.settings)
    names = document_names(found.paths, found.roots)
    read = written = utterances = failed = 0
    for path, result in found.documents:
        if isinstance(result, Issue):
            failed += say_failed(session, path, result)
            continue
        read += 1
        if result.kind is not Kind.MINUTES:
            continue
        file = export_minutes(
            result, name=names[path], folder=folder, format_=MinutesFormat(format_), encoding=Encoding(encoding)
        )
        written += 1
        utterances += file.utterances
        if file.lost:
            characters = "、".join(f"{character}×{count}" for character, count in file.lost)
            session.say("characters_lost", path=str(file.path), encoding=encoding, characters=characters)
    session.say("minutes_exported", documents=str(written), utterances=str(utterances), folder=str(folder))
    if failed:
        raise Ended(ExitCode.SOME_FAILED if read else ExitCode.UNREADABLE)
