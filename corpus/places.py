"""Who says blocks and under which headings they stand, of many at once: for counting, not for showing."""

import json
import sqlite3
from collections.abc import Iterator, Mapping
from functools import lru_cache

from corpus.blocks import Place, in_parts
from corpus.values import value

_COUNTED = """
SELECT coalesce(nullif(person, ''), speaker, '') AS said_by, section, sum(passages)
FROM wanted JOIN blocks USING (digest, block) LEFT JOIN utterances USING (digest, block)
GROUP BY said_by, section
"""


@value
class PlaceCount:
    """So many passages are of this speaker ("": nobody speaks) under this outermost heading ("": there is none)."""

    speaker: str
    section: str
    passages: int


def count_places(connection: sqlite3.Connection, passages: Mapping[Place, int]) -> Iterator[PlaceCount]:
    """The passages by their places, some lines for the same place; ``passages`` says how many each block has."""
    for some in in_parts(passages.items()):
        rows = ",".join(["(?,?,?)"] * len(some))
        values = [value for place, count in some for value in (*place, count)]
        for speaker, section, count in connection.execute(
            f"WITH wanted(digest, block, passages) AS (VALUES {rows}) {_COUNTED}",
            values,
        ):
            yield PlaceCount(speaker, _outermost(section), count)


@lru_cache(maxsize=1000)
def _outermost(section: str) -> str:
    """The first of a stored path of headings; many blocks share one."""
    return next(iter(json.loads(section)), "")
