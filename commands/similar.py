"""``fumikura similar``."""

import sys

import click

from commands.session import Ended, Session, terminal_width
from corpus.errors import ExitCode


@click.command()
@click.argument("hit")
@click.option("--limit", "-n", "-k", type=click.IntRange(1), default=10, show_default=True, help="表示する件数")
@click.option("--newest", is_flag=True, help="新しい文書から順に並べる")
@click.option("--json", "output", flag_value="json", help="1件1行のJSONで出す")
@click.option("--csv", "output", flag_value="csv", help="CSVで出す")
@click.pass_obj
def similar(session: Session, hit: str, limit: int, newest: bool, output: str | None) -> None:
    """HIT（fumikura search --json の id）に似た箇所を探す。"""
    from index.answering import answer_similar
    from index.search import Wanted

    with session.open_store() as store:
        answer = answer_similar(hit, store, session.settings, Wanted(limit=limit, newest_first=newest))
    if output == "json":
        click.echo(answer.json().encode(), nl=False)
    elif output == "csv":
        click.echo((("" if sys.stdout.isatty() else "\ufeff") + answer.csv()).encode(), nl=False)
    elif answer.results.total:
        width, colour = terminal_width(), sys.stdout.isatty()
        click.echo(answer.text(session.language, width=width, has_colour=colour), nl=False)
    if not answer.results.total:
        session.say("similar_none")
        raise Ended(ExitCode.NO_HITS)
