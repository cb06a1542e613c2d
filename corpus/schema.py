"""The tables of corpus.db (docs/on-disk.md) and how the file is opened."""

import sqlite3
from pathlib import Path

from corpus.abbreviations import ABBREVIATION_TABLE
from corpus.errors import FumikuraError, IndexUnavailableError, StorageError, cause_of

SCHEMA_VERSION = 3

# Lists of strings are JSON arrays. A document's rows all carry its digest and go with it.
_TABLES = """
CREATE TABLE documents (
    digest TEXT PRIMARY KEY, title TEXT NOT NULL, kind TEXT NOT NULL, fingerprint TEXT NOT NULL,
    meeting_name TEXT, meeting_number INTEGER, meeting_place TEXT, meeting_attendees TEXT, meeting_agenda TEXT,
    meeting_begins TEXT, meeting_ends TEXT,
    generation INTEGER
) STRICT;
CREATE TABLE sources (
    path TEXT PRIMARY KEY, digest TEXT NOT NULL REFERENCES documents(digest),
    size INTEGER NOT NULL, mtime_ns INTEGER NOT NULL
) STRICT;
CREATE INDEX sources_digest ON sources(digest);
CREATE TABLE failures (
    path TEXT PRIMARY KEY, size INTEGER NOT NULL, mtime_ns INTEGER NOT NULL,
    code TEXT NOT NULL, arguments TEXT NOT NULL, is_transient INTEGER NOT NULL, fingerprint TEXT NOT NULL
) STRICT;
CREATE TABLE roots (path TEXT PRIMARY KEY) STRICT;
CREATE TABLE archive (id TEXT NOT NULL) STRICT;
CREATE TABLE pages (
    digest TEXT NOT NULL REFERENCES documents(digest) ON DELETE CASCADE, position INTEGER NOT NULL,
    number INTEGER, width REAL, height REAL, is_searchable INTEGER NOT NULL, furniture TEXT NOT NULL,
    PRIMARY KEY (digest, position)
) STRICT, WITHOUT ROWID;
CREATE TABLE blocks (
    digest TEXT NOT NULL REFERENCES documents(digest) ON DELETE CASCADE, block INTEGER NOT NULL,
    position INTEGER NOT NULL, form TEXT NOT NULL, page INTEGER,
    x0 REAL, top REAL, x1 REAL, bottom REAL,
    section TEXT NOT NULL, text TEXT, level INTEGER, speaker TEXT, role TEXT, mark TEXT,
    PRIMARY KEY (digest, block)
) STRICT, WITHOUT ROWID;
CREATE TABLE utterances (
    digest TEXT NOT NULL REFERENCES documents(digest) ON DELETE CASCADE, block INTEGER NOT NULL,
    id TEXT NOT NULL, turn INTEGER NOT NULL, person TEXT NOT NULL, is_certain INTEGER NOT NULL, kind TEXT NOT NULL,
    agenda TEXT NOT NULL, answers_to INTEGER, answered_by TEXT NOT NULL,
    opening INTEGER NOT NULL, closing INTEGER NOT NULL,
    PRIMARY KEY (digest, block)
) STRICT, WITHOUT ROWID;
CREATE TABLE attendees (
    digest TEXT NOT NULL REFERENCES documents(digest) ON DELETE CASCADE, position INTEGER NOT NULL,
    name TEXT NOT NULL, role TEXT NOT NULL, "group" TEXT NOT NULL, affiliation TEXT NOT NULL,
    presence TEXT NOT NULL, proxy_for TEXT NOT NULL,
    PRIMARY KEY (digest, position)
) STRICT, WITHOUT ROWID;
CREATE TABLE handouts (
    digest TEXT NOT NULL REFERENCES documents(digest) ON DELETE CASCADE, position INTEGER NOT NULL,
    number TEXT NOT NULL, title TEXT NOT NULL,
    PRIMARY KEY (digest, position)
) STRICT, WITHOUT ROWID;
CREATE TABLE resolutions (
    digest TEXT NOT NULL REFERENCES documents(digest) ON DELETE CASCADE, position INTEGER NOT NULL,
    block INTEGER NOT NULL, agenda TEXT NOT NULL, text TEXT NOT NULL,
    PRIMARY KEY (digest, position)
) STRICT, WITHOUT ROWID;
CREATE TABLE tables (
    digest TEXT NOT NULL REFERENCES documents(digest) ON DELETE CASCADE, "table" INTEGER NOT NULL,
    block INTEGER NOT NULL, caption TEXT NOT NULL, row_count INTEGER NOT NULL, column_count INTEGER NOT NULL,
    header_rows INTEGER NOT NULL, pages TEXT NOT NULL,
    PRIMARY KEY (digest, "table")
) STRICT, WITHOUT ROWID;
CREATE TABLE rows (
    digest TEXT NOT NULL REFERENCES documents(digest) ON DELETE CASCADE, "table" INTEGER NOT NULL,
    "row" INTEGER NOT NULL, page INTEGER, x0 REAL, top REAL, x1 REAL, bottom REAL,
    PRIMARY KEY (digest, "table", "row")
) STRICT, WITHOUT ROWID;
CREATE TABLE cells (
    digest TEXT NOT NULL REFERENCES documents(digest) ON DELETE CASCADE, "table" INTEGER NOT NULL,
    "row" INTEGER NOT NULL, "column" INTEGER NOT NULL, row_span INTEGER NOT NULL, column_span INTEGER NOT NULL,
    is_header INTEGER NOT NULL, text TEXT NOT NULL, page INTEGER, x0 REAL, top REAL, x1 REAL, bottom REAL,
    PRIMARY KEY (digest, "table", "row", "column")
) STRICT, WITHOUT ROWID;
CREATE TABLE dates (
    digest TEXT NOT NULL REFERENCES documents(digest) ON DELETE CASCADE,
    block INTEGER NOT NULL,             -- -1: the document's own date
    "row" INTEGER NOT NULL, "column" INTEGER NOT NULL,  -- -1: not in a table
    "begin" INTEGER NOT NULL, "end" INTEGER NOT NULL, surface TEXT NOT NULL,
    first TEXT, last TEXT, "precision" TEXT NOT NULL, flags TEXT NOT NULL,
    time_first TEXT, time_last TEXT, inferred_from TEXT NOT NULL,
    PRIMARY KEY (digest, block, "row", "column", "begin")
) STRICT, WITHOUT ROWID;
CREATE INDEX dates_interval ON dates(first, last);
CREATE TABLE issues (
    digest TEXT NOT NULL REFERENCES documents(digest) ON DELETE CASCADE, position INTEGER NOT NULL,
    code TEXT NOT NULL, severity TEXT NOT NULL, arguments TEXT NOT NULL,
    page INTEGER, block INTEGER, "table" INTEGER, "row" INTEGER, "column" INTEGER,
    x0 REAL, top REAL, x1 REAL, bottom REAL,
    PRIMARY KEY (digest, position)
) STRICT, WITHOUT ROWID;
"""


_CAUSES = {
    sqlite3.SQLITE_FULL: "cause:disk_full",
    sqlite3.SQLITE_READONLY: "cause:no_permission",
    sqlite3.SQLITE_CANTOPEN: "cause:no_permission",
    sqlite3.SQLITE_PERM: "cause:no_permission",
    sqlite3.SQLITE_IOERR: "cause:disk_failed",
    sqlite3.SQLITE_BUSY: "cause:in_use",
    sqlite3.SQLITE_LOCKED: "cause:in_use",
}  # fragments (``corpus.fragments``)


def open_database(path: Path, *, create: bool, is_handed_on: bool = False) -> sqlite3.Connection:
    """Open corpus.db, making it first where ``create`` says so; with ``is_handed_on`` for one thread after another.

    A database in a folder that this user may only read is opened to be read. Raises IndexUnavailableError where it is
    missing (and not to be created), damaged or of another schema, StorageError where the system refuses.
    """
    if not create and not path.is_file():
        raise IndexUnavailableError("no_archive", home=str(path.parent))
    try:
        if create:
            path.parent.mkdir(parents=True, exist_ok=True)
        try:
            return _connect(str(path), path, create=create, is_handed_on=is_handed_on)
        except sqlite3.OperationalError as error:
            if create or _code(error) not in (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN):
                raise
            address = f"{path.absolute().as_uri()}?{_only_to_read(path)}"
            return _connect(address, path, create=False, is_handed_on=is_handed_on)
    except sqlite3.Error as error:
        raise database_failure(error, path) from error
    except OSError as error:
        raise StorageError("storage_failed", path=str(path), detail=cause_of(error)) from error


def database_failure(error: sqlite3.Error, path: Path) -> FumikuraError:
    """An error of SQLite's in words for the user: is the file damaged, or does the system refuse?"""
    code = _code(error)
    if code in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB):
        return IndexUnavailableError("archive_damaged", path=str(path), detail=str(error))
    return StorageError("storage_failed", path=str(path), detail=_CAUSES.get(code, str(error)))


def _code(error: sqlite3.Error) -> int:
    return getattr(error, "sqlite_errorcode", 0) & 0xFF  # without what SQLite adds to the kind of an error


def _only_to_read(path: Path) -> str:
    """How SQLite opens a file of a folder in which it must not write.

    Where a writer is at work its files are there to be shared. Where none is, SQLite must not look for one.
    """
    return "mode=ro" if path.with_name(f"{path.name}-wal").exists() else "mode=ro&immutable=1"


def _connect(address: str, path: Path, *, create: bool, is_handed_on: bool) -> sqlite3.Connection:
    connection = sqlite3.connect(
        address, isolation_level=None, check_same_thread=not is_handed_on, uri=address.startswith("file:")
    )
    try:
        _prepare(connection, path, create=create)
    except BaseException:
        connection.close()
        raise
    return connection


def _prepare(connection: sqlite3.Connection, path: Path, *, create: bool) -> None:
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA busy_timeout = 10000")
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    if version == 0 and create:
        connection.execute("PRAGMA journal_mode = WAL")
        import uuid  # only a new archive needs it

        identity = f"INSERT INTO archive VALUES ('{uuid.uuid4().hex}');"  # noqa: S608 - hex digits
        connection.executescript(
            f"BEGIN; {_TABLES} {ABBREVIATION_TABLE} {identity} PRAGMA user_version = {SCHEMA_VERSION}; COMMIT;"
        )
    elif version == 0:
        raise IndexUnavailableError("no_archive", home=str(path.parent))
    elif version != SCHEMA_VERSION:
        raise IndexUnavailableError("archive_version", path=str(path), found=str(version), wanted=str(SCHEMA_VERSION))
    # FULL: a commit that search relies on must survive a power cut, not only a crash
    connection.execute("PRAGMA synchronous = FULL")
