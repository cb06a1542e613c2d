"""``fumikura serve``."""

import click

from commands.session import Session


@click.command()
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=8377,
    show_default=True,
    help="待ち受けるポート（0：空いているもの）",
)
@click.option("--open", "is_opened", is_flag=True, help="ブラウザーで開く")
@click.pass_obj
def serve(session: Session, port: int, is_opened: bool) -> None:
    """検索の画面を、このパソコンの中だけ（127.0.0.1）で開く。止めるには Ctrl-C。"""
    from corpus.messages import message
    from web.application import Application
    from web.server import serve as answer

    def ready(address: str) -> None:
        click.echo(message("web_serving", session.language, address=address))
        if is_opened:
            click.launch(address)

    answer(Application(session.settings, session.language), port, ready)
