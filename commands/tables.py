"""``fumikura tables``."""

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from commands.session import OCR_OPTION, PATH, PDF_ENGINE_OPTION, Ended, Session, say_failed
from corpus.errors import ExitCode, UsageError
from corpus.model import Document, Issue

if TYPE_CHECKING:
    from corpus.export.names import DocumentName
    from corpus.export.write import ExportedFile


@click.group()
def tables() -> None:
    """表の一覧と書き出し。"""


@tables.command("list")
@click.argument("files", nargs=-1, type=PATH)
@PDF_ENGINE_OPTION
@OCR_OPTION
@click.pass_obj
def list_tables(session: Session, files: tuple[Path, ...]) -> None:
    """表の一覧（FILESを省くと文書庫の全文書）。文書・ページ・番号・行数・列数・見出し・表題をタブ区切りで出す。"""
    from corpus.outline import table_line
    from pipeline.direct import find_documents

    failed = 0
    for path, result in find_documents(files, session.settings).documents:
        if isinstance(result, Issue):
            failed += say_failed(session, path, result)
            continue
        for table in result.tables():
            click.echo(table_line(path, table))
    if failed:
        raise Ended(ExitCode.SOME_FAILED)


@tables.command("export")
@click.argument("files", nargs=-1, type=PATH)
@click.option("-o", "--output", "folder", type=PATH, required=True, help="書き出すフォルダー")
@click.option(
    "--format",
    "format_",
    type=click.Choice(["csv", "json", "xlsx"]),
    default="csv",
    help="形式（既定：csv。xlsxは1文書1ブックで、日付と数はExcelの日付と数になる）",
)
@click.option(
    "--encoding", type=click.Choice(["utf-8-sig", "utf-8", "cp932"]), default="utf-8-sig", help="CSVの文字コード"
)
@click.option("--plain", is_flag=True, help="表のセルだけを書く（日付の列と出典の列を付けない）")
@click.option("--merge", "is_merged", is_flag=True, help="見出しの同じ表を、文書や年度をまたいで1つのCSVにまとめる")
@click.option("--repeat-spans", is_flag=True, help="結合セルの値を、結合したすべてのマスに書く")
@PDF_ENGINE_OPTION
@OCR_OPTION
@click.pass_obj
def export_tables_(
    session: Session,
    files: tuple[Path, ...],
    folder: Path,
    format_: str,
    encoding: str,
    plain: bool,
    is_merged: bool,
    repeat_spans: bool,
) -> None:
    """表を1つずつCSVに書き出す（FILESを省くと文書庫の全文書。FILESがあれば文書庫は使わない）。"""
    from corpus.export.names import document_names
    from corpus.export.write import Encoding, ExportOptions, TableFormat, export_merged, export_tables
    from pipeline.direct import find_documents

    if plain and format_ == "xlsx":
        raise UsageError("plain_needs_csv")
    if is_merged and (plain or format_ != "csv"):
        raise UsageError("merge_needs_csv")

    options = ExportOptions(TableFormat(format_), Encoding(encoding), plain, repeat_spans)
    found = find_documents(files, session.settings)
    names = document_names(found.paths, found.roots)
    documents: list[tuple[DocumentName, Document]] = []
    read = tables = failed = 0
    for path, result in found.documents:
        if isinstance(result, Issue):
            failed += say_failed(session, path, result)
            continue
        read += 1
        if is_merged:
            documents.append((names[path], result))
            continue
        written = export_tables(result, name=names[path], folder=folder, options=options)
        tables += _say_lost(session, encoding, written)
    if is_merged:
        written = export_merged(documents, folder=folder, options=options)
        tables = _say_lost(session, encoding, written)
        session.say("merged", tables=str(tables), files=str(len(written)), folder=str(folder))
    else:
        session.say("exported", documents=str(read), tables=str(tables), folder=str(folder))
    if failed:
        raise Ended(ExitCode.SOME_FAILED if read else ExitCode.UNREADABLE)


def _say_lost(session: Session, encoding: str, written: "Iterable[ExportedFile]") -> int:
    """Name the characters that an encoding could not hold; the number of tables."""
    tables = 0
    for file in written:
        tables += file.tables
        if file.lost:
            characters = "、".join(f"{character}×{count}" for character, count in file.lost)
            session.say("characters_lost", path=str(file.path), encoding=encoding, characters=characters)
    return tables
