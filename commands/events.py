"""``fumikura events``."""

import datetime as dt
import sys

import click

from commands.session import Ended, Session, terminal_width
from corpus.errors import ExitCode

# those of index.timeline.events, which takes a while to load
_FORMS = ("row", "utterance", "meeting", "text")


@click.command()
@click.argument("words", nargs=-1)
@click.option("--from", "first", help="この日から（R7.4、令和7年度、2025-04-01 など）")
@click.option("--to", "last", help="この日まで")
@click.option(
    "--form",
    "forms",
    type=click.Choice(_FORMS),
    multiple=True,
    default=("row", "utterance", "meeting"),
    help="日付のある所：表の行row、発言utterance、会議の開催meeting、本文や見出しtext（何度でも。既定：text以外）",
)
@click.option("--years", is_flag=True, help="四半期や年度だけを言う日付も出す")
@click.option("--speaker", help="発言者（氏名か役職の一部）")
@click.option("--meeting", help="会議名の一部")
@click.option("--section", help="見出しの一部")
@click.option("--kind", help="文書の種別（進捗報告、会議録、その他）")
@click.option("--file", "file_name", help="ファイルのパスの一部")
@click.option("--exact", is_flag=True, help="略称や同じ意味の語を探さない")
@click.option("--json", "output", flag_value="json", help="1件1行のJSONで出す")
@click.option("--csv", "output", flag_value="csv", help="CSVで出す（ファイルへ送るとExcel用のBOM付き）")
@click.option("--ics", "output", flag_value="ics", help="予定表（iCalendar）の形式で出す")
@click.pass_obj
def events(
    session: Session,
    words: tuple[str, ...],
    first: str | None,
    last: str | None,
    forms: tuple[str, ...],
    years: bool,
    speaker: str | None,
    meeting: str | None,
    section: str | None,
    kind: str | None,
    file_name: str | None,
    exact: bool,
    output: str | None,
) -> None:
    """いつ何があったかを日付の順に並べる（WORDSがあれば、それを含む表の行・発言・会議だけ）。

    WORDSの書き方は search と同じ。
    """
    from index.options import SearchOptions
    from index.timeline.answer import find_events
    from index.timeline.events import EventForm

    options = SearchOptions(
        is_exact=exact,
        speaker=speaker,
        meeting=meeting,
        section=section,
        kind=kind,
        file=file_name,
        first=first,
        last=last,
    )
    how = options.answering(dt.date.today())
    with session.open_store() as store:
        timeline = find_events(
            " ".join(words), store, session.settings, how, forms=frozenset(map(EventForm, forms)), with_years=years
        )
    width = terminal_width()
    if not timeline.events:
        click.echo(timeline.nothing(session.language, width=width), nl=False, err=output is not None)
        raise Ended(ExitCode.NO_HITS)
    # for programs it is UTF-8 whatever the console speaks
    if output == "json":
        click.echo(timeline.json().encode(), nl=False)
    elif output == "csv":
        click.echo((("" if sys.stdout.isatty() else "\ufeff") + timeline.csv()).encode(), nl=False)
    elif output == "ics":
        click.echo(timeline.calendar(session.language, now=dt.datetime.now(dt.UTC)), nl=False)
    else:
        click.echo(timeline.text(session.language, width=width), nl=False)
    unsearchable = timeline.answer.results.unsearchable_pages
    if unsearchable:
        session.say("hits_unsearchable", count=f"{unsearchable:,}")
