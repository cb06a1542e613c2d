"""``fumikura search``."""

import datetime as dt
import shutil
import sys
from pathlib import Path

import click

from commands.session import PATH, Ended, Session, read_text
from corpus.errors import ExitCode


@click.command(context_settings={"ignore_unknown_options": True})  # -除く語 is no option
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
