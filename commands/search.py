"""``fumikura search``."""

import datetime as dt
import re
import sys
from collections.abc import Sequence
from pathlib import Path

import click

from commands.session import PATH, Ended, Session, read_text, terminal_width
from corpus.errors import ExitCode, UsageError

_OPTION = r"--[a-zA-Z][a-zA-Z-]*(?:=.*)?"


@click.command(context_settings={"ignore_unknown_options": True})  # -除く語 is no option
@click.argument("words", nargs=-1)
@click.option("--limit", "-n", "-k", type=click.IntRange(1), default=10, show_default=True, help="表示する件数")
@click.option("--offset", type=click.IntRange(0), default=0, help="先頭から飛ばす件数")
@click.option("--sort", type=click.Choice(["relevance", "date"]), default="relevance", help="一致のよい順か、新しい順")
@click.option("--newest", is_flag=True, help="新しい文書から順に並べる（--sort date と同じ）")
@click.option(
    "--any", "any_word", is_flag=True, help="すべての語でなく、どれかの語を含めばよい（質問文をそのまま入れられる）"
)
@click.option("--exact", is_flag=True, help="略称や同じ意味の語を探さない")
@click.option("--substring", is_flag=True, help="語の途中も探す（京都で東京都も）")
@click.option(
    "--scope",
    type=click.Choice(["passage", "document"]),
    default="passage",
    help="すべての語が1か所にあるもの（既定）か、1つの文書のどこかにあるもの",
)
@click.option("--group", is_flag=True, help="文書ごとに、いちばんよい1か所を示す")
@click.option("--facets", is_flag=True, help="年度・種別・会議・発言者・見出しごとの件数も出す")
@click.option("--speaker", help="発言者（氏名か役職の一部）")
@click.option("--role", help="発言者の役職の一部")
@click.option("--meeting", help="会議名の一部")
@click.option("--agenda", help="議題の一部")
@click.option("--section", help="見出しの一部")
@click.option("--kind", help="文書の種別（進捗報告、会議録、その他）")
@click.option("--file", "file_name", help="ファイルのパスの一部")
@click.option("--from", "first", help="この日から（R7.4、令和7年度、2025-04-01 など）")
@click.option("--to", "last", help="この日まで")
@click.option("--dated", help="文書の日付（会議の開催日、報告書の日付。R7.4..R8.3、令和7年度 など）")
@click.option("--kwic", "output", flag_value="kwic", help="一致した語を縦にそろえ、前後の文とともに1行ずつ出す")
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
    sort: str,
    newest: bool,
    any_word: bool,
    exact: bool,
    substring: bool,
    scope: str,
    group: bool,
    facets: bool,
    speaker: str | None,
    role: str | None,
    meeting: str | None,
    agenda: str | None,
    section: str | None,
    kind: str | None,
    file_name: str | None,
    first: str | None,
    last: str | None,
    dated: str | None,
    output: str | None,
    queries: Path | None,
    run_format: str | None,
) -> None:
    """WORDSを含む段落・発言・表の行を探し、開くべきページを示す。

    語はすべて含む（AND）。OR、-除く語、"連続した語"、( )、語*、date:R7.7、date:R7.4..R8.3、kind:会議録、file:名前
    も使える。
    """
    _refuse_misspelt_options(words)
    from index.answering import answer_batch, answer_query
    from index.options import SearchOptions
    from index.search import Scope

    options = SearchOptions(
        limit=limit,
        offset=offset,
        is_newest_first=newest or sort == "date",
        any_word=any_word,
        is_exact=exact,
        is_substring=substring,
        scope=Scope(scope),
        is_grouped=group,
        with_facets=facets,
        speaker=speaker,
        role=role,
        meeting=meeting,
        agenda=agenda,
        section=section,
        kind=kind,
        file=file_name,
        first=first,
        last=last,
        dated=dated,
    )
    if bool(queries) != bool(run_format) or (queries and words) or not (queries or words or options.filters):
        raise UsageError("search_needs_words")
    how = options.answering(dt.date.today())
    with session.open_store() as store:
        if queries is not None:
            run_lines = answer_batch(read_text(session, queries), store, session.settings, how)
            click.echo("".join(f"{line}\n" for line in run_lines).encode(), nl=False)
            return
        answer = answer_query(" ".join(words), store, session.settings, how)
    width, colour = terminal_width(), sys.stdout.isatty()
    # for programs it is UTF-8 whatever the console speaks
    if output == "json":
        click.echo(answer.json().encode(), nl=False)
    elif output == "csv":
        click.echo((("" if colour else "\ufeff") + answer.csv()).encode(), nl=False)
    elif output == "kwic" and answer.results.total:
        click.echo(answer.kwic(session.language, width=width), nl=False)
    else:
        click.echo(answer.text(session.language, width=width, has_colour=colour), nl=False)
    if not answer.results.total:
        if output in ("json", "csv"):
            click.echo(answer.text(session.language, width=width, has_colour=False), nl=False, err=True)
        raise Ended(ExitCode.NO_HITS)
    if output is not None and answer.results.unsearchable_pages:
        session.say("hits_unsearchable", count=f"{answer.results.unsearchable_pages:,}")


def _refuse_misspelt_options(words: Sequence[str]) -> None:
    """-委託 is a word that must not be there, but --limt is nothing that anybody looks for."""
    misspelt = next((word for word in words if word.startswith("--") and re.fullmatch(_OPTION, word)), None)
    if misspelt is not None:
        from difflib import get_close_matches

        name = misspelt.partition("=")[0]
        context = click.get_current_context()
        known = [option for parameter in context.command.params for option in parameter.opts]
        raise click.NoSuchOption(name, possibilities=get_close_matches(name, known), ctx=context)
