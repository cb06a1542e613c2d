"""Commands: parse, call one function, print, exit code. Results on stdout, everything else on stderr."""

import datetime as dt
import io
import os
import shutil
import sys
import traceback
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn

import click

from corpus.errors import ExitCode, FumikuraError
from corpus.messages import Language, default_language, error_message, issue_message, message
from corpus.model import Issue, IssueCode, Severity
from corpus.settings import Settings, resolve_settings
from corpus.store import Store

PATH = click.Path(path_type=Path)


@dataclass(frozen=True, slots=True)
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


class Ended(Exception):  # noqa: N818 - not an error
    """Ends a command with an exit code after it has said why."""

    def __init__(self, code: ExitCode) -> None:
        super().__init__(code)
        self.code = code


class Commands(click.Group):
    """Turns an error with words for the user into that sentence and its exit code."""

    def invoke(self, ctx: click.Context) -> object:
        """Run the command."""
        try:
            result = super().invoke(ctx)
            sys.stdout.flush()
            return result
        except FumikuraError as error:
            language = ctx.obj.language if isinstance(ctx.obj, Session) else default_language()
            click.echo(error_message(error, language), err=True)
            raise Ended(error.exit_code) from error
        except BrokenPipeError:
            # the reader (head, less) has seen enough; keep Python from complaining when it flushes at exit
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            raise Ended(ExitCode.OK) from None


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.option("--home", type=PATH, help="文書庫の場所（既定：FUMIKURA_HOME、なければ利用者のデータフォルダー）")
@click.option(
    "--lang", type=click.Choice([language.value for language in Language]), help="メッセージの言語（既定：ja）"
)
@click.option("--debug", is_flag=True, help="内部エラーの詳細を表示する")
@click.version_option(package_name="fumikura")
@click.pass_context
def fumikura(context: click.Context, home: Path | None, lang: str | None, debug: bool) -> None:
    """文庫：会議録と報告書を取り込み、検索し、表をCSVにする。"""
    del debug  # run() looks for it
    context.obj = Session(resolve_settings(home=home), Language(lang) if lang else default_language())


@fumikura.command()
@click.argument("paths", nargs=-1, type=PATH)
@click.option("--verify", is_flag=True, help="変更の有無を、大きさと日時ではなく中身で確かめる")
@click.option("--workers", type=click.IntRange(1), help="同時に読むプロセスの数（既定：CPUの数）")
@click.option("--time-limit", type=click.FloatRange(1), help="1文書にかける秒数の上限（既定：600）")
@click.pass_obj
def ingest(
    session: Session, paths: tuple[Path, ...], verify: bool, workers: int | None, time_limit: float | None
) -> None:
    """ファイルやフォルダー（PATHS）を取り込む。消えたファイルは外し、変わらないファイルは開かない。

    PATHSを省くと、これまでに取り込んだ場所をもう一度見る。
    """
    from corpus.lock import writer_lock
    from pipeline import build
    from pipeline.report import summary_lines

    settings = resolve_settings(home=session.settings.home, workers=workers, time_limit=time_limit)
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


@fumikura.command(context_settings={"ignore_unknown_options": True})  # -除く語 is no option
@click.argument("words", nargs=-1)
@click.option("--limit", "-n", "-k", type=click.IntRange(1), default=10, show_default=True, help="表示する件数")
@click.option("--offset", type=click.IntRange(0), default=0, help="先頭から飛ばす件数")
@click.option("--newest", is_flag=True, help="新しい文書から順に並べる（既定：一致のよい順）")
@click.option(
    "--any", "any_word", is_flag=True, help="すべての語でなく、どれかの語を含めばよい（質問文をそのまま入れられる）"
)
@click.option("--substring", is_flag=True, help="語の途中も探す（京都で東京都も）")
@click.option("--json", "output", flag_value="json", help="1件1行のJSONで出す")
@click.option("--csv", "output", flag_value="csv", help="CSVで出す（ファイルへ送るとExcel用のBOM付き）")
@click.option("--queries", type=PATH, help="「番号<タブ>検索語」の行のファイルをまとめて検索する")
@click.option("--format", "run_format", type=click.Choice(["trec"]), help="--queries の結果の形式")
@click.pass_obj
def search(
    session: Session,
    words: tuple[str, ...],
    limit: int,
    offset: int,
    newest: bool,
    any_word: bool,
    substring: bool,
    output: str | None,
    queries: Path | None,
    run_format: str | None,
) -> None:
    """WORDSを含む段落・発言・表の行を探し、開くべきページを示す。

    語はすべて含む（AND）。OR、-除く語、"連続した語"、( )、語*、date:R7.7、date:R7.4..R8.3、kind:会議録、file:名前
    も使える。
    """
    from index.answering import Answering, answer_batch, answer_query

    if bool(queries) != bool(run_format) or bool(queries) == bool(words):
        raise click.UsageError("WORDS、または --queries FILE --format trec を指定してください。")
    how = Answering(limit, offset, newest, any_word, dt.date.today(), substring)
    with session.open_store() as store:
        if queries is not None:
            run_lines = answer_batch(read_text(session, queries), store, session.settings, how)
            click.echo("".join(f"{line}\n" for line in run_lines).encode(), nl=False)
            return
        answer = answer_query(" ".join(words), store, session.settings, how)
    # for programs it is UTF-8 whatever the console speaks
    if output == "json":
        click.echo(answer.json().encode(), nl=False)
    elif output == "csv":
        click.echo((("" if sys.stdout.isatty() else "\ufeff") + answer.csv()).encode(), nl=False)
    else:
        width, colour = shutil.get_terminal_size((100, 24)).columns, sys.stdout.isatty()
        click.echo(answer.text(session.language, width=width, has_colour=colour), nl=False)
    if not answer.results.total:
        if output:
            session.say("hits_none", query=answer.query.text)
        raise Ended(ExitCode.NO_HITS)


# -- tables ----------------------------------------------------------------------------------------------------------


@fumikura.group()
def tables() -> None:
    """表の一覧と書き出し。"""


@tables.command("list")
@click.argument("files", nargs=-1, type=PATH)
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
@click.option("--format", "format_", type=click.Choice(["csv", "json"]), default="csv", help="形式（既定：csv）")
@click.option(
    "--encoding", type=click.Choice(["utf-8-sig", "utf-8", "cp932"]), default="utf-8-sig", help="CSVの文字コード"
)
@click.option("--plain", is_flag=True, help="表のセルだけを書く（日付の列と出典の列を付けない）")
@click.option("--repeat-spans", is_flag=True, help="結合セルの値を、結合したすべてのマスに書く")
@click.pass_obj
def export_tables_(
    session: Session,
    files: tuple[Path, ...],
    folder: Path,
    format_: str,
    encoding: str,
    plain: bool,
    repeat_spans: bool,
) -> None:
    """表を1つずつCSVに書き出す（FILESを省くと文書庫の全文書。FILESがあれば文書庫は使わない）。"""
    from corpus.export.names import document_names
    from corpus.export.write import Encoding, ExportOptions, TableFormat, export_tables
    from pipeline.direct import find_documents

    options = ExportOptions(TableFormat(format_), Encoding(encoding), plain, repeat_spans)
    found = find_documents(files, session.settings)
    names = document_names(found.paths, found.roots)
    read = written = failed = 0
    for path, result in found.documents:
        if isinstance(result, Issue):
            failed += say_failed(session, path, result)
            continue
        read += 1
        for file in export_tables(result, name=names[path], folder=folder, options=options):
            written += file.tables
            if file.lost:
                characters = "、".join(f"{character}×{count}" for character, count in file.lost)
                session.say("characters_lost", path=str(file.path), encoding=encoding, characters=characters)
    session.say("exported", documents=str(read), tables=str(written), folder=str(folder))
    if failed:
        raise Ended(ExitCode.SOME_FAILED if read else ExitCode.UNREADABLE)


def say_failed(session: Session, path: str, issue: Issue) -> bool:
    """Say why a file could not be read."""
    click.echo(f"{path}：{issue_message(issue, session.language)}", err=True)
    return True


@fumikura.command()
@click.argument("files", nargs=-1, type=PATH)
@click.option("--jsonl", is_flag=True, help='{"id","text"} の行を読み、{"id","dates":[…]} の行を書く')
@click.option("--reference", type=click.DateTime(["%Y-%m-%d"]), help="「今年度」などの基準になる日")
@click.pass_obj
def dates(session: Session, files: tuple[Path, ...], jsonl: bool, reference: dt.datetime | None) -> None:
    """文章（FILES、なければ標準入力）の中の日付を、期間として1行に1つ出す。"""
    from wareki import find_dates
    from wareki.display import describe
    from wareki.jsonl import answer_line

    for path in files or (Path("-"),):
        text = read_text(session, path)
        if not jsonl:
            for span in find_dates(text, reference=reference.date() if reference else None):
                click.echo(describe(span))
            continue
        for number, line in enumerate(text.splitlines(), 1):
            if line.strip():
                try:
                    click.echo(answer_line(line).encode())
                except ValueError as error:
                    session.say("usage", detail=f"{path}:{number}: {error}")
                    raise Ended(ExitCode.USAGE) from error


def read_text(session: Session, path: Path) -> str:
    """A file's text (UTF-8, with or without BOM); ``-`` is stdin. Ends the command where it cannot be read."""
    try:
        content = sys.stdin.buffer.read() if str(path) == "-" else path.read_bytes()
        return content.decode("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        detail = (error.strerror if isinstance(error, OSError) else "not UTF-8") or type(error).__name__
        say_failed(session, str(path), Issue(IssueCode.NOT_READABLE, Severity.ERROR, (("detail", detail),)))
        raise Ended(ExitCode.UNREADABLE) from error


# -- the archive's state ---------------------------------------------------------------------------------------------


@fumikura.command()
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


@fumikura.command()
@click.option("--files", is_flag=True, help="ファイルの一覧も出す")
@click.pass_obj
def status(session: Session, files: bool) -> None:
    """文書庫にあるもの、読めなかったもの、検索できないページ。"""
    from pipeline.report import status_lines

    with session.open_store() as store:
        for line in status_lines(store, session.settings.home, session.language, files=files):
            click.echo(line)


@fumikura.command()
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


@fumikura.command()
@click.pass_obj
def rebuild(session: Session) -> None:
    """索引を新しく作り直す（終わるまで、検索は今の索引で答える）。"""
    from corpus.lock import writer_lock
    from pipeline import build

    with session.open_store() as store, writer_lock(session.settings.home):
        generation = build.rebuild(build.open_archive(store, session.settings))
        session.say("rebuilt", generation=str(generation.number), documents=str(len(store.published())))


# -- the way in ------------------------------------------------------------------------------------------------------


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    """The console script: runs a command and turns what happens into an exit code."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")  # a cp932 console must not end the program
    sys.exit(int(run(given)))


def run(arguments: Sequence[str]) -> ExitCode:
    """Run a command; the exit code says how it went, and stderr why."""
    language = default_language()
    try:
        fumikura.main(args=list(arguments), prog_name="fumikura", standalone_mode=False)
    except Ended as ended:
        return ended.code
    except click.ClickException as error:
        click.echo(message("usage", language, detail=error.format_message()), err=True)
        if isinstance(error, click.UsageError) and error.ctx is not None:
            click.echo(error.ctx.get_usage(), err=True)
        return ExitCode.USAGE
    except (click.Abort, KeyboardInterrupt):
        click.echo(message("interrupted", language), err=True)
        return ExitCode.INTERRUPTED
    except Exception as error:  # the last resort: a sentence instead of a traceback
        if "--debug" in arguments:
            traceback.print_exc()
        click.echo(message("internal", language, detail=f"{type(error).__name__}: {error}"), err=True)
        return ExitCode.INTERNAL
    return ExitCode.OK


if __name__ == "__main__":
    main()
