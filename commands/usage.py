"""Click's own words in Japanese: the help pages, and what is said of a command line that does not fit.

Loaded when a page or such a sentence is asked for: a search is not to wait for it.
"""

import re
from collections.abc import Iterable, Sequence
from difflib import get_close_matches

import click

from corpus.messages import Language, message

_HEADINGS = {"Options": "オプション", "Commands": "コマンド"}
_PLACES = {"[OPTIONS]": "[オプション]", "COMMAND [ARGS]...": "コマンド …"}
_VALUES = {"INTEGER RANGE": "N", "FLOAT RANGE": "N", "%Y-%m-%d": "YYYY-MM-DD"}  # wide signs would upset the columns
_NOTES = {
    "Show this message and exit.": "この説明を表示する",
    "Show the version and exit.": "版を表示する",
    "[default: ": "[既定：",
    "[required]": "[必須]",
}
_RANGE = re.compile(r"  \[[^\[;]*x[<>]=[^;]*\]$|; [^;]*x[<>]=[^;]*(?=\]$)")  # x>=1: the error says it in words


class JapaneseHelp(click.HelpFormatter):
    """A help page; it is Japanese in every language, as the texts of the commands are."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        """The line that shows a command with its places."""
        del prefix
        super().write_usage(prog, _replaced(args, _PLACES), "使い方：")

    def write_heading(self, heading: str) -> None:
        """The line above the options or the commands."""
        super().write_heading(_HEADINGS.get(heading, heading))

    def write_dl(self, rows: Iterable[tuple[str, str]], col_max: int = 30, col_spacing: int = 2) -> None:
        """The list of options or commands."""
        lines = [(_replaced(name, _VALUES), _replaced(_RANGE.sub("", text), _NOTES)) for name, text in rows]
        super().write_dl(lines, col_max, col_spacing)


def usage_lines(error: click.ClickException, language: Language) -> list[str]:
    """What does not fit, the usage, and where more is said."""
    context = error.ctx if isinstance(error, click.UsageError) else None
    if context is None:
        return [message("usage", language, detail=_what(error, language))]
    if error.message == context.get_help():
        return [error.message]  # a group without anything: click puts its help in place of a sentence
    return [
        message("usage", language, detail=_what(error, language)),
        context.get_usage(),
        message("usage_help", language, command=context.command_path),
    ]


def _what(error: click.ClickException, language: Language) -> str:
    """The sentence for what does not fit; click's own where it says what we do not know."""
    said = error.format_message()
    if language is not Language.JA:
        return said
    if isinstance(error, click.NoSuchOption):
        return f"{error.option_name} というオプションはありません。{_perhaps(error.possibilities or ())}"
    if isinstance(error, click.MissingParameter) and error.param is not None:
        return f"{_name(error.param)} を指定してください。"
    if isinstance(error, click.BadParameter) and error.param is not None and (wanted := _wanted(error.param)):
        value = re.split(" is not | does not ", error.message)[0].strip("'")
        return f"{_name(error.param)} は{wanted}にしてください（指定された値：{value}）。"
    if (unknown := re.match(r"No such command '(.*?)'", said)) and isinstance(error, click.UsageError) and error.ctx:
        group = error.ctx.command
        known = group.list_commands(error.ctx) if isinstance(group, click.Group) else []
        return f"{unknown[1]} というコマンドはありません。{_perhaps(get_close_matches(unknown[1], known))}"
    for pattern, sentence in _SENTENCES.items():
        if found := re.match(pattern, said):
            return found.expand(sentence)
    return said


_SENTENCES = {
    r"Missing command": "コマンドを指定してください。",
    r"Got unexpected extra arguments? \((.*)\)": r"\1 は余分です。空白を含む名前は ' ' で囲んでください。",
    r"Option '(.*?)' requires": r"\1 の後に値を書いてください。",
    r"Option '(.*?)' does not take a value": r"\1 に値は付けられません。",
}  # of those errors whose type does not say what is wrong


def _perhaps(names: Sequence[str]) -> str:
    return f"もしかして：{'、'.join(names)}" if names else ""


def _name(parameter: click.Parameter) -> str:
    """As it is typed: an option's longest name, an argument's place."""
    return max(parameter.opts, key=len) if isinstance(parameter, click.Option) else parameter.human_readable_name


def _wanted(parameter: click.Parameter) -> str:
    type_ = parameter.type
    if isinstance(type_, click.Choice):
        return f" {'、'.join(str(getattr(choice, 'value', choice)) for choice in type_.choices)} のどれか"
    if isinstance(type_, click.IntRange | click.FloatRange):
        number = "整数" if isinstance(type_, click.IntRange) else "数"
        return f"{type_.min}から{type_.max}までの{number}" if type_.max is not None else f"{type_.min}以上の{number}"
    return " YYYY-MM-DD の形の日付" if isinstance(type_, click.DateTime) else ""


def _replaced(text: str, words: dict[str, str]) -> str:
    for word, instead in words.items():
        text = text.replace(word, instead)
    return text
