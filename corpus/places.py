"""Who said a block and under which headings it stands, of many blocks at once: for counting, not for showing."""

import json
import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

_BLOCKS = """
SELECT block, coalesce(nullif(person, ''), speaker, ''), section FROM blocks LEFT JOIN utterances USING (digest, block)
WHERE digest = ?
"""


@dataclass(frozen=True, slots=True)
class BlockPlace:
    """A block's speaker ("" where nobody speaks) and the outermost heading above it ("" where there is none)."""

    digest: str
    block: int
    speaker: str
    section: str


def block_places(connection: sqlite3.Connection, digests: Iterable[str]) -> Iterator[BlockPlace]:
    """The places of all blocks of these documents."""
    for digest in digests:
        for block, speaker, section in connection.execute(_BLOCKS, (digest,)):
            yield BlockPlace(digest, block, speaker, next(iter(json.loads(section)), ""))
