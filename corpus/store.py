"""The archive on disk: documents in, documents out, one transaction each. Who owns which file: ``corpus.sources``."""

import datetime as dt
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import Self

from corpus.abbreviations import (
    Counterpart,
    abbreviations_of,
    common_abbreviations,
    counterparts,
    put_abbreviations,
)
from corpus.blocks import Dates, blocks_at, blocks_of, dates_of
from corpus.header import DocumentHeader, DocumentTitle, headers_of, newest_first, titles_of
from corpus.meeting_rows import MEETING_COLUMNS, MEETING_TABLES, meeting_columns, meeting_from, put_meeting
from corpus.model import Block, Document, Issue, Kind, Page, Table, Utterance
from corpus.remembered import Remembered
from corpus.rows import (
    DOCUMENT_DATE,
    block_dates,
    block_row,
    cell_rows,
    date_row,
    issue_from,
    issue_row,
    strings_from_json,
    strings_to_json,
    table_rows,
    utterance_row,
)
from corpus.schema import database_failure, open_database
from corpus.sources import Sources
from corpus.values import value

_DOCUMENT_COLUMNS = ("title", "kind", "fingerprint", *MEETING_COLUMNS)


@value
class Counts:
    """How much is in the archive; pages and tables of documents that have a source."""

    files: int
    documents: int
    pages: int
    unsearchable_pages: int
    tables: int
    failures: int


class Store:
    """corpus.db. One connection, for one thread at a time; use as a context manager.

    Where the database fails, who is in the ``with`` of a store or of its ``failures_told`` sees StorageError, or
    IndexUnavailableError where the file is damaged.
    """

    def __init__(self, connection: sqlite3.Connection, path: Path) -> None:
        self._connection = connection
        self._path = path
        self.sources = Sources(connection)
        # asked with every query, and they take as long as there are documents
        self._orphans = Remembered(connection, self._read_orphans)
        self._unsearchable = Remembered(connection, self._count_unsearchable)
        self._titles = Remembered(connection, partial(titles_of, connection))
        self._headers: Remembered[dict[str, DocumentHeader]] = Remembered(connection, dict)

    @classmethod
    def open(cls, home: Path, *, create: bool = False, is_handed_on: bool = False) -> Self:
        """Open ``home``/corpus.db; see ``corpus.schema.open_database`` for the errors.

        The thread that opens it is the only one to use it, unless ``is_handed_on``: then its users see to it that there
        is one at a time.
        """
        path = home / "corpus.db"
        return cls(open_database(path, create=create, is_handed_on=is_handed_on), path)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, tb: TracebackType | None) -> None:
        self.close()
        if isinstance(error, sqlite3.Error):
            raise database_failure(error, self._path) from error

    @contextmanager
    def failures_told(self) -> Iterator[None]:
        """What SQLite raises inside is an error with words for the user, as it is in the ``with`` of the store."""
        try:
            yield
        except sqlite3.Error as error:
            raise database_failure(error, self._path) from error

    def close(self) -> None:
        """Close the connection."""
        self._connection.close()

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All that is written inside is kept together, or nothing of it."""
        with self.failures_told():
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                yield
            except BaseException:
                self._connection.execute("ROLLBACK")
                raise
            self._connection.execute("COMMIT")

    # -- writing ---------------------------------------------------------------------------------------------------

    def put(self, document: Document) -> None:
        """Keep a document, instead of the one with the same digest. It belongs to no file and no index yet."""
        digest = document.digest
        marks = ",".join("?" * (1 + len(_DOCUMENT_COLUMNS)))
        changes = ", ".join(f"{name} = excluded.{name}" for name in _DOCUMENT_COLUMNS)
        with self.transaction():
            self._clear(digest)
            self._connection.execute(
                f"INSERT INTO documents VALUES ({marks},NULL) "  # noqa: S608 - our own names
                f"ON CONFLICT (digest) DO UPDATE SET {changes}, generation = NULL",
                (
                    digest,
                    document.title,
                    document.kind.value,
                    document.fingerprint,
                    *meeting_columns(document.meeting),
                ),
            )
            put_abbreviations(self._connection, digest, document.abbreviations)
            if document.meeting is not None:
                put_meeting(self._connection, digest, document.meeting)
            if document.date is not None:
                self._insert("dates", [date_row(digest, DOCUMENT_DATE, document.date)])
            self._insert("issues", [issue_row(digest, n, issue) for n, issue in enumerate(document.issues)])
            for position, page in enumerate(document.pages):
                self._put_page(digest, position, page)

    def _put_page(self, digest: str, position: int, page: Page) -> None:
        furniture = strings_to_json(page.furniture)
        self._insert(
            "pages", [(digest, position, page.number, page.width, page.height, int(page.is_searchable), furniture)]
        )
        self._insert("blocks", [block_row(digest, position, block) for block in page.blocks])
        for block in page.blocks:
            self._insert("dates", block_dates(digest, block))
            if isinstance(block, Utterance):
                self._insert("utterances", [utterance_row(digest, block)])
            if isinstance(block, Table):
                pages = strings_to_json([str(number) for number in block.pages])
                where = block.locator
                self._insert(
                    "tables",
                    [
                        (
                            digest, where.table, where.block, block.caption,
                            block.row_count, block.column_count, block.header_rows, pages,
                        )
                    ],
                )  # fmt: skip
                self._insert("rows", table_rows(digest, block))
                self._insert("cells", cell_rows(digest, block))

    def _insert(self, table: str, rows: Iterable[tuple[object, ...]]) -> None:
        listed = list(rows)
        if listed:
            marks = ",".join("?" * len(listed[0]))
            self._connection.executemany(f"INSERT INTO {table} VALUES ({marks})", listed)  # noqa: S608 - our own names

    def _clear(self, digest: str) -> None:
        for table in (
            "pages", "blocks", "utterances", "tables", "rows", "cells", "dates", "issues",
            "abbreviations", *MEETING_TABLES
        ):  # fmt: skip
            self._connection.execute(f"DELETE FROM {table} WHERE digest = ?", (digest,))  # noqa: S608 - our own names

    def mark_indexed(self, digests: Iterable[str], generation: int) -> None:
        """Note that the documents are in the index generation, after its engine has committed them."""
        self._connection.executemany(
            "UPDATE documents SET generation = ? WHERE digest = ?", [(generation, digest) for digest in digests]
        )

    def delete(self, digests: Iterable[str]) -> None:
        """Forget documents; they must belong to no file any more."""
        with self.transaction():
            for digest in digests:
                self._clear(digest)
                self._connection.execute("DELETE FROM documents WHERE digest = ?", (digest,))

    # -- reading ---------------------------------------------------------------------------------------------------

    def archive_id(self) -> str:
        """A random name of this corpus.db; an index that was made for another one must be made anew."""
        return str(self._connection.execute("SELECT id FROM archive").fetchone()[0])

    def fingerprint(self, digest: str) -> str | None:
        """The extractor fingerprint that the stored document was made with; None where there is no such document."""
        row = self._connection.execute("SELECT fingerprint FROM documents WHERE digest = ?", (digest,)).fetchone()
        return None if row is None else str(row[0])

    def indexed(self, generation: int) -> frozenset[str]:
        """The documents that are marked as being in this index generation."""
        return self._strings("SELECT digest FROM documents WHERE generation = ?", generation)

    def orphans(self) -> frozenset[str]:
        """Documents that no file holds: not yet published, or not yet swept away. Searches leave them out."""
        return self._orphans()

    def _read_orphans(self) -> frozenset[str]:
        return self._strings("SELECT digest FROM documents WHERE digest NOT IN (SELECT digest FROM sources)")

    def published(self) -> frozenset[str]:
        """Documents that at least one file holds."""
        return self._strings("SELECT DISTINCT digest FROM sources")

    def digests(
        self,
        *,
        kinds: frozenset[Kind] | None = None,
        path_contains: str | None = None,
        dated: tuple[dt.date | None, dt.date | None] | None = None,
        longest: int | None = None,
    ) -> frozenset[str]:
        """Published documents of one of the kinds, and with a path that contains the text (case does not matter).

        ``dated``: their own date has a day in common with this interval (None: open on that side), and is no longer
        than ``longest`` days.
        """
        sql = "SELECT DISTINCT digest FROM sources JOIN documents USING (digest)"
        arguments: list[str | int] = []
        if dated is None:
            sql += " WHERE 1"
        else:
            first, last = dated
            sql += " CROSS JOIN dates USING (digest) WHERE block = -1"  # in this order: few dates are a document's own
            sql += " AND coalesce(last, '9999') >= ? AND coalesce(first, '') <= ?"
            arguments += [(first or dt.date.min).isoformat(), (last or dt.date.max).isoformat()]
            if longest is not None:
                sql += " AND julianday(last) - julianday(first) < ?"
                arguments.append(longest)
        if kinds is not None:
            sql += f" AND kind IN ({','.join('?' * len(kinds))})"
            arguments += [kind.value for kind in sorted(kinds)]
        if path_contains is not None:
            sql += " AND instr(lower(path), lower(?)) > 0"
            arguments.append(path_contains)
        return self._strings(sql, *arguments)

    def header(self, digest: str) -> DocumentHeader | None:
        """What a hit says about a document."""
        return self.headers([digest]).get(digest)

    def headers(self, digests: Iterable[str]) -> dict[str, DocumentHeader]:
        """What hits say about their documents, of those that there are; read once until anything changes."""
        known = self._headers()
        wanted = dict.fromkeys(digests)
        known |= headers_of(self._connection, [digest for digest in wanted if digest not in known])
        return {digest: known[digest] for digest in wanted if digest in known}

    def titles(self) -> tuple[DocumentTitle, ...]:
        """What the published documents are called; read once until anything changes."""
        return self._titles()

    def newest_first(self, most: int | None = None, *, of_meetings: bool = False) -> tuple[str, ...]:
        """The published documents that have a date, the newest first; ``of_meetings``: those that name a meeting."""
        return newest_first(self._connection, most, of_meetings=of_meetings)

    def newest_day(self) -> dt.date | None:
        """The latest first day of a published document's own date; None where none has one."""
        newest = self.headers(self.newest_first(1)).values()
        return next((header.date.first for header in newest if header.date is not None), None)

    def block(self, digest: str, block: int) -> Block | None:
        """One block of a document."""
        return self.blocks([(digest, block)]).get((digest, block))

    def blocks(self, places: Iterable[tuple[str, int]]) -> dict[tuple[str, int], Block]:
        """Blocks by their digests and numbers, those that there are: many at once take hardly longer than one."""
        return blocks_at(self._connection, places)

    def document(self, digest: str) -> Document | None:
        """A whole document, equal to the one that was put."""
        row = self._connection.execute(
            "SELECT title, kind, fingerprint FROM documents WHERE digest = ?", (digest,)
        ).fetchone()
        if row is None:
            return None
        title, kind, fingerprint = row
        dates = dates_of(self._connection, digest)
        return Document(
            digest=digest,
            title=title,
            kind=Kind(kind),
            date=dates.get(DOCUMENT_DATE, (None,))[0],
            meeting=meeting_from(self._connection, digest),
            pages=tuple(self._pages(digest, dates)),
            issues=self.issues(digest),
            fingerprint=fingerprint,
            abbreviations=abbreviations_of(self._connection, digest),
        )

    def common_abbreviations(self, most: int) -> tuple[str, ...]:
        """The short forms that most published documents define."""
        return common_abbreviations(self._connection, most)

    def counterparts(self, word: str) -> tuple[Counterpart, ...]:
        """The other forms of a word that published documents define, the most common first."""
        return counterparts(self._connection, word)

    def issues(self, digest: str) -> tuple[Issue, ...]:
        """What was found about a document when it was read."""
        rows = self._connection.execute(
            'SELECT code, severity, arguments, page, block, "table", "row", "column", x0, top, x1, bottom '
            "FROM issues WHERE digest = ? ORDER BY position",
            (digest,),
        )
        return tuple(map(issue_from, rows))

    def unsearchable_pages(self) -> int:
        """How many pages of published documents no search can reach."""
        return self._unsearchable()

    def _count_unsearchable(self) -> int:
        return self._number(
            "SELECT count(*) FROM pages WHERE NOT is_searchable "
            "AND EXISTS (SELECT 1 FROM sources WHERE sources.digest = pages.digest)"
        )

    def counts(self) -> Counts:
        """How much is in the archive."""
        published = "digest IN (SELECT digest FROM sources)"
        return Counts(
            files=self._number("SELECT count(*) FROM sources"),
            documents=self._number("SELECT count(DISTINCT digest) FROM sources"),
            pages=self._number(f"SELECT count(number) FROM pages WHERE {published}"),  # noqa: S608 - constant
            unsearchable_pages=self.unsearchable_pages(),
            tables=self._number(f"SELECT count(*) FROM tables WHERE {published}"),  # noqa: S608 - constant
            failures=self._number("SELECT count(*) FROM failures"),
        )

    def _pages(self, digest: str, dates: Dates) -> Iterator[Page]:
        blocks: dict[int, list[Block]] = {}
        for position, block in blocks_of(self._connection, digest, dates):
            blocks.setdefault(position, []).append(block)
        for position, number, width, height, is_searchable, furniture in self._connection.execute(
            "SELECT position, number, width, height, is_searchable, furniture FROM pages WHERE digest = ? "
            "ORDER BY position",
            (digest,),
        ):
            yield Page(
                number,
                tuple(blocks.get(position, ())),
                width,
                height,
                bool(is_searchable),
                strings_from_json(furniture),
            )

    def _strings(self, sql: str, *arguments: object) -> frozenset[str]:
        return frozenset(value for (value,) in self._connection.execute(sql, arguments))

    def _number(self, sql: str) -> int:
        return int(self._connection.execute(sql).fetchone()[0])
