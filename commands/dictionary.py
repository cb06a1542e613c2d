"""``fumikura dictionary``: the user's own words."""

import click

from commands.session import Ended, Session
from corpus.errors import ExitCode, UsageError
from corpus.messages import message


@click.group()
def dictionary() -> None:
    """語の辞書：辞書にない語、その読み、同じ意味の語（略称など）を登録する。"""


@dictionary.command()
@click.argument("word")
@click.option("--reading", default="", help="読み（かなで検索しても見つかるようになる）")
@click.option("--same", multiple=True, help="同じ意味の語（何度でも）")
@click.pass_obj
def add(session: Session, word: str, reading: str, same: tuple[str, ...]) -> None:
    """WORDを登録する（同じ語があれば置き換える）。"""
    from index.analysis.lexicon import LexiconWord
    from index.lexicon import read_lexicon, with_word, write_own_words

    for text in (word, reading, *same):
        if any(not character.isprintable() for character in text) or (text is not reading and len(text.strip()) < 2):
            raise UsageError("bad_word", word=text)
    home = session.settings.home
    added = LexiconWord(word.strip(), reading.strip(), tuple(dict.fromkeys(other.strip() for other in same)))
    write_own_words(home, with_word(read_lexicon(home).own, added))
    session.say("dictionary_added", word=added.word)


@dictionary.command()
@click.argument("word")
@click.pass_obj
def remove(session: Session, word: str) -> None:
    """WORDを利用者の辞書から外す。"""
    from index.lexicon import read_lexicon, without_word, write_own_words

    own = read_lexicon(session.settings.home).own
    rest = without_word(own, word)
    if len(rest) == len(own):
        session.say("dictionary_unknown", word=word)
        raise Ended(ExitCode.NO_HITS)
    write_own_words(session.settings.home, rest)
    session.say("dictionary_removed", word=word)


@dictionary.command(name="list")
@click.pass_obj
def list_words(session: Session) -> None:
    """登録した語と、組み込みの語を一覧にする。"""
    from corpus.answer import ExpansionSource
    from index.lexicon import read_lexicon

    lexicon = read_lexicon(session.settings.home)
    for words, source in ((lexicon.own, ExpansionSource.OWN), (lexicon.field, ExpansionSource.FIELD)):
        name = message(f"expansion_{source.value}", session.language)
        for item in words:
            same = "、".join(item.same)
            line = message(
                "dictionary_line", session.language, word=item.word, reading=item.reading, same=same, source=name
            )
            click.echo(line)
