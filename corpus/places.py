"""Who said a block and under which headings it stands, of many blocks at once: for counting, not for showing."""

import json
import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from corpus.blocks import Place, in_parts, wanted_places

_BLOCKS = """
SELECT digest, block, coalesce(nullif(person, ''), speaker, ''), section
FROM wanted JOIN blocks USING (digest, block) LEFT JOIN utterances USING (digest, block)
"""


@dataclass(frozen=True, slots=True)
class BlockPlace:
    """A block's speaker ("" where nobody speaks) and the outermost heading above it ("" where there is none)."""

    digest: str
    block: int
    speaker: str
    section: str


def block_places(connection: sqlite3.Connection, places: Iterable[Place]) -> Iterator[BlockPlace]:
    """The speakers and headings of the blocks at these places."""
    for some in in_parts(dict.fromkeys(places)):
        values = [value for place in some for value in place]
        for digest, block, speaker, section in connection.execute(f"{wanted_places(some)} {_BLOCKS}", values):
            yield BlockPlace(digest, block, speaker, _outermost(section))


@lru_cache(maxsize=1000)
def _outermost(section: str) -> str:
    """The first of a stored path of headings; many blocks share one."""
    return next(iter(json.loads(section)), "")
