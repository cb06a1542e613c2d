"""``fumikura dates``."""

import datetime as dt
from pathlib import Path

import click

from commands.session import PATH, Ended, Session, read_text
from corpus.errors import ExitCode


@click.command()
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
