"""The commands put together, and the exit codes they end with.

Results on stdout, everything else on stderr.
"""

import os
import sys
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path

import click

from commands.session import PATH, Ended, Session
from corpus.errors import ExitCode, FumikuraError
from corpus.messages import Language, default_language, error_message, message
from corpus.settings import resolve_settings

_COMMANDS = {
    "ingest": "ingest", "search": "search", "similar": "similar", "dictionary": "dictionary", "tables": "tables",
    "events": "events", "inspect": "inspect", "minutes": "minutes", "dates": "dates",
    "doctor": "doctor", "serve": "serve",
    "show": "archive", "status": "archive", "check": "archive", "rebuild": "archive",
}  # fmt: skip
"""Each command and the module of ``commands/`` that has it; loaded when it is asked for."""


class JapaneseContext(click.Context):
    """A command that is run, with its help in Japanese."""

    def make_formatter(self) -> click.HelpFormatter:
        """What writes help pages and usage lines."""
        from commands.usage import JapaneseHelp

        return JapaneseHelp(width=self.terminal_width, max_width=self.max_content_width)


def in_japanese(command: click.Command) -> click.Command:
    """The command, and those below it, with help in Japanese."""
    command.context_class = JapaneseContext
    for below in command.commands.values() if isinstance(command, click.Group) else ():
        in_japanese(below)
    return command


class Commands(click.Group):
    """Turns an error with words for the user into that sentence and its exit code."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names, as ``--help`` lists them."""
        return sorted(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """A command; None where there is none of this name."""
        if cmd_name not in _COMMANDS:
            return None
        command = getattr(import_module(f"commands.{_COMMANDS[cmd_name]}"), cmd_name)
        assert isinstance(command, click.Command)  # noqa: S101 - as the table says
        return in_japanese(command)

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
@click.version_option(package_name="fumikura", message="%(prog)s %(version)s")
@click.pass_context
def fumikura(context: click.Context, home: Path | None, lang: str | None, debug: bool) -> None:
    """文庫：会議録と報告書を取り込み、検索し、表をCSVにする。"""
    del debug  # run() looks for it
    context.obj = Session(resolve_settings(home=home), Language(lang) if lang else default_language())


def run(arguments: Sequence[str]) -> ExitCode:
    """Run a command; the exit code says how it went, and stderr why."""
    language = default_language()
    try:
        in_japanese(fumikura).main(args=list(arguments), prog_name="fumikura", standalone_mode=False)
    except Ended as ended:
        return ended.code
    except click.ClickException as error:
        from commands.usage import usage_lines

        session = error.ctx.find_root().obj if isinstance(error, click.UsageError) and error.ctx is not None else None
        for line in usage_lines(error, session.language if isinstance(session, Session) else language):
            click.echo(line, err=True)
        return ExitCode.USAGE
    except (click.Abort, KeyboardInterrupt):
        click.echo(message("interrupted", language), err=True)
        return ExitCode.INTERRUPTED
    except Exception as error:  # the last resort: a sentence instead of a traceback
        if "--debug" in arguments:
            import traceback  # slow to import

            traceback.print_exc()
        click.echo(message("internal", language, detail=f"{type(error).__name__}: {error}"), err=True)
        return ExitCode.INTERNAL
    return ExitCode.OK
