"""``fumikura inspect``."""

from pathlib import Path

import click

from commands.session import OCR_OPTION, PATH, PDF_ENGINE_OPTION, Ended, Session
from corpus.errors import ExitCode

# what is not reported as unsearchable and not in the document either
_LEAST_SHARE = 0.995


@click.command()
@click.argument("files", nargs=-1, required=True, type=PATH)
@click.option("--coverage", is_flag=True, help="別の方法で取り出した文字と比べ、読んでいない文字を挙げる")
@PDF_ENGINE_OPTION
@OCR_OPTION
@click.pass_obj
def inspect(session: Session, files: tuple[Path, ...], coverage: bool) -> None:
    """ファイルを読むときの各段階（形式、ページ、ブロック、表、日付、気をつけること）を示す。文書庫は使わない。

    フォルダーを指定すると、その中の文書を順に見る。--coverage で99.5％に届かない文書があれば終了コードは3。
    """
    from pipeline.direct import files_of
    from pipeline.inspection import inspect_file
    from pipeline.inspection_report import inspection_lines

    seen = failed = low = 0
    for path in files_of(files, session.settings):
        inspection = inspect_file(path, session.settings, with_coverage=coverage)
        for line in inspection_lines(inspection, session.language):
            click.echo(line)
        seen += 1
        failed += inspection.document is None
        low += inspection.coverage is not None and inspection.coverage.share < _LEAST_SHARE
    if failed == seen:
        raise Ended(ExitCode.UNREADABLE)
    if failed or low:
        raise Ended(ExitCode.SOME_FAILED)
