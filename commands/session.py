"""What every command is given, and the ways to say something and to end."""

import os
import sys
from dataclasses import replace
from pathlib import Path

import click

from corpus.errors import ExitCode, cause_of
from corpus.messages import Language, issue_message, message
from corpus.model import Issue, IssueCode, Severity
from corpus.settings import EngineName, OcrMode, PdfEngine, Settings
from corpus.store import Store
from corpus.values import value

PATH = click.Path(path_type=Path)
_WIDTH = 100  # where there is no terminal
ENGINE_OPTION = click.option(
    "--engine",
    type=click.Choice(EngineName, case_sensitive=False),
    help="索引の検索エンジン（既定：今の索引のもの、なければ入っているうちの速いほう）",
)


@value
class Session:
    """What every command is given: settings and the language of messages."""

    settings: Settings
    language: Language

    def say(self, code: str, **arguments: str) -> None:
        """A sentence for the user, on stderr."""
        click.echo(message(code, self.language, **arguments), err=True)

    def open_store(self) -> Store:
        """The archive; IndexUnavailableError where nothing has been ingested."""
        return Store.open(self.settings.home)


def _use_pdf_engine(context: click.Context, parameter: click.Parameter, engine: PdfEngine | None) -> None:
    del parameter
    if engine is not None:
        session: Session = context.obj
        context.obj = replace(session, settings=replace(session.settings, pdf_engine=engine))


PDF_ENGINE_OPTION = click.option(
    "--pdf-engine",
    type=click.Choice(PdfEngine, case_sensitive=False),
    callback=_use_pdf_engine,
    expose_value=False,
    help="PDFの文字と罫線を読むもの（既定：FUMIKURA_PDF_ENGINE、なければpdfium）",
)


def _use_ocr(context: click.Context, parameter: click.Parameter, ocr: OcrMode | None) -> None:
    del parameter
    session: Session = context.obj
    if ocr is not None:
        session = replace(session, settings=replace(session.settings, ocr=ocr))
        context.obj = session
    if session.settings.ocr is not OcrMode.NEVER:
        from pipeline.readers.ocr.tesseract import PACKAGES, find_tesseract

        if find_tesseract() is None:
            session.say("ocr_missing", packages=PACKAGES)


OCR_OPTION = click.option(
    "--ocr",
    type=click.Choice(OcrMode, case_sensitive=False),
    callback=_use_ocr,
    expose_value=False,
    help="画像のページの文字を読み取る：auto（文字データのないページだけ）、always（全ページ）、never"
    "（既定：FUMIKURA_OCR、なければnever）",
)


class Ended(Exception):  # noqa: N818 - not an error
    """Ends a command with an exit code after it has said why."""

    def __init__(self, code: ExitCode) -> None:
        super().__init__(code)
        self.code = code


def terminal_width() -> int:
    """Columns to print in: COLUMNS, the terminal's, or 100; as shutil has it, which takes longer to load than this."""
    given = os.environ.get("COLUMNS", "")
    if given.isdecimal() and int(given):
        return int(given)
    try:
        return os.get_terminal_size(sys.__stdout__.fileno() if sys.__stdout__ is not None else -1).columns or _WIDTH
    except (ValueError, OSError):  # closed, or no terminal
        return _WIDTH


def say_failed(session: Session, path: str, issue: Issue) -> bool:
    """Say why a file could not be read."""
    click.echo(f"{path}：{issue_message(issue, session.language)}", err=True)
    return True


def read_text(session: Session, path: Path) -> str:
    """A file's text (UTF-8, with or without BOM); ``-`` is stdin. Ends the command where it cannot be read."""
    try:
        content = sys.stdin.buffer.read() if str(path) == "-" else path.read_bytes()
        return content.decode("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        detail = cause_of(error) if isinstance(error, OSError) else "cause:not_utf8"
        say_failed(session, str(path), Issue(IssueCode.NOT_READABLE, Severity.ERROR, (("detail", detail),)))
        raise Ended(ExitCode.UNREADABLE) from error
