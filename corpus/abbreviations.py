"""Short forms that a paper itself defines (以下「児相」という), and where they are kept."""

import sqlite3
import unicodedata
from collections.abc import Iterable

from corpus.values import value

ABBREVIATION_TABLE = """
CREATE TABLE abbreviations (
    digest TEXT NOT NULL REFERENCES documents(digest) ON DELETE CASCADE, position INTEGER NOT NULL,
    short TEXT NOT NULL, long TEXT NOT NULL, short_key TEXT NOT NULL, long_key TEXT NOT NULL,
    block INTEGER NOT NULL, page INTEGER,
    PRIMARY KEY (digest, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX abbreviations_short ON abbreviations(short_key);
CREATE INDEX abbreviations_long ON abbreviations(long_key);
"""
_COUNTERPARTS = """
SELECT {other}, count(DISTINCT digest), min(path), page FROM abbreviations JOIN sources USING (digest)
WHERE {key} = ? GROUP BY {other_key} ORDER BY count(DISTINCT digest) DESC, {other}
"""


@value
class Abbreviation:
    """``short`` stands for ``long``, as block ``block`` (from 0) on page ``page`` (from 1, None without pages) says."""

    short: str
    long: str
    block: int
    page: int | None = None


@value
class Counterpart:
    """Another form of a word: how many documents define it, and one of them with the page where it does."""

    form: str
    documents: int
    path: str
    page: int | None


def word_key(word: str) -> str:
    """Equal for two spellings of a word that differ in width, case and blanks only."""
    plain = word.encode("utf-8", "replace").decode()  # a terminal may hand over half a character
    return "".join(unicodedata.normalize("NFKC", plain).casefold().split())


def put_abbreviations(connection: sqlite3.Connection, digest: str, found: Iterable[Abbreviation]) -> None:
    """Keep the short forms that a document defines."""
    connection.executemany(
        "INSERT INTO abbreviations VALUES (?,?,?,?,?,?,?,?)",
        [
            (digest, n, item.short, item.long, word_key(item.short), word_key(item.long), item.block, item.page)
            for n, item in enumerate(found)
        ],
    )


def abbreviations_of(connection: sqlite3.Connection, digest: str) -> tuple[Abbreviation, ...]:
    """The short forms that a document defines, in order."""
    rows = connection.execute(
        "SELECT short, long, block, page FROM abbreviations WHERE digest = ? ORDER BY position", (digest,)
    )
    return tuple(Abbreviation(*row) for row in rows)


def counterparts(connection: sqlite3.Connection, word: str) -> tuple[Counterpart, ...]:
    """The other forms of a word that published documents define, the most common first."""
    found: list[Counterpart] = []
    for key, other in (("short", "long"), ("long", "short")):
        sql = _COUNTERPARTS.format(key=f"{key}_key", other=other, other_key=f"{other}_key")
        found += (Counterpart(*row) for row in connection.execute(sql, (word_key(word),)))
    return tuple(found)


def common_abbreviations(connection: sqlite3.Connection, most: int) -> tuple[str, ...]:
    """The short forms that most published documents define, by one of their spellings."""
    rows = connection.execute(
        "SELECT min(short) FROM abbreviations JOIN sources USING (digest) "
        "GROUP BY short_key ORDER BY count(DISTINCT digest) DESC, short_key LIMIT ?",
        (most,),
    )
    return tuple(short for (short,) in rows)
