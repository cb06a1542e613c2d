"""Ids of utterances that stay: they depend on who speaks and what is said, not on where it stands or how it is set."""

import hashlib
import re
import unicodedata
from collections import Counter
from collections.abc import Sequence


def utterance_ids(said: Sequence[tuple[str, str]]) -> tuple[str, ...]:
    """One id for each (speaker as written, remark without the mark), unique among them: u + 10 hex digits.

    Blanks, punctuation and the width of characters do not matter, so that another way of reading or joining the lines
    keeps the id. The second to say the same words gets ``-2``. A speaker's mark alone on its line goes by what follows.
    """
    ids = []
    seen: Counter[str] = Counter()
    for index, (speaker, remark) in enumerate(said):
        words = _words(remark)
        if not words and index + 1 < len(said):
            words = "^" + _words(said[index + 1][1])
        digest = hashlib.sha256(f"{_words(speaker)}\0{words}".encode()).hexdigest()[:10]
        seen[digest] += 1
        ids.append(f"u{digest}" if seen[digest] == 1 else f"u{digest}-{seen[digest]}")
    return tuple(ids)


def _words(text: str) -> str:
    return re.sub(r"[\W_]", "", unicodedata.normalize("NFKC", text)).casefold()
