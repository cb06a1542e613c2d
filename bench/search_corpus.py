"""Passages and queries for ``bench/search.py``: real clauses, mixed anew by a seeded generator.

The clauses come from JSQuAD's paragraphs where ``../shared`` has them, else from the sample archive's texts. A passage
keeps to one paragraph for most of its clauses, so that words stand together as they do in real text; years, numbers and
counts are drawn anew. Words are commoner than in as much real text, which makes the queries harder, not easier.
"""

import json
import random
import re
from collections.abc import Iterator, Sequence
from hashlib import sha256
from pathlib import Path

from corpus.model import Document, Kind, Locator, Page, Paragraph
from index.analysis import Analyser
from pipeline.ingest import ingest

ROOT = Path(__file__).parents[1]
PASSAGES_A_DOCUMENT = 50
_SEED = 20260401
_WORD = re.compile(r"[^\W\d_ぁ-ゖ]{2,}")


def paragraphs() -> list[list[str]]:
    """Real paragraphs as their clauses."""
    texts = [
        paragraph["context"].split(" [SEP] ", 1)[-1]
        for path in sorted(ROOT.parent.joinpath("shared", "retrieval").glob("*.json"))
        for article in json.loads(path.read_text(encoding="utf-8"))["data"]
        for paragraph in article["paragraphs"]
    ] or list(_sample_texts())
    cut = [[clause for clause in re.findall(r"[^、。]+[、。]?", text.strip()) if len(clause) > 2] for text in texts]
    return [clauses for clauses in cut if len(clauses) > 3]


def texts(number: int, sources: Sequence[Sequence[str]]) -> Iterator[str]:
    """So many passages, the same every time."""
    generator = random.Random(_SEED)
    for _ in range(number):
        base = generator.choice(sources)
        clauses = [
            generator.choice(base if generator.random() < 0.7 else generator.choice(sources))
            for _ in range(generator.randint(3, 12))
        ]
        text = re.sub(r"\d+", lambda found: str(generator.randint(1, 10 ** len(found[0]))), "".join(clauses))
        yield re.sub(r"、$", "。", text.strip())


def documents(passages: Sequence[str]) -> Iterator[Document]:
    """The passages, fifty to a document."""
    for begin in range(0, len(passages), PASSAGES_A_DOCUMENT):
        blocks = tuple(
            Paragraph(text, Locator(block=number))
            for number, text in enumerate(passages[begin : begin + PASSAGES_A_DOCUMENT])
        )
        yield Document(
            sha256(str(begin).encode()).hexdigest(),
            f"資料{begin}",
            Kind.OTHER,
            None,
            None,
            (Page(None, blocks),),
            (),
            "",
        )


def queries(passages: Sequence[str], number: int, analyser: Analyser) -> dict[str, list[str]]:
    """So many queries of each kind, each with an answer: words are drawn as often as they stand in the text.

    They are words as people type them: of kanji, katakana or letters, no stems of verbs; a phrase has one of them.
    """
    generator = random.Random(_SEED + 1)
    drawn: dict[str, list[str]] = {"AND of 1": [], "AND of 2": [], "AND of 3": [], "phrase": []}
    while len(drawn["phrase"]) < number:
        text = generator.choice(passages)
        units = analyser.analyse(text).short
        words = [text[unit.begin : unit.end] for unit in units if unit.is_content]
        words = list(dict.fromkeys(word for word in words if _WORD.fullmatch(word)))
        begin, length = generator.randrange(len(units)), generator.randint(2, 4)
        phrase = text[units[begin].begin : units[min(begin + length, len(units)) - 1].end]
        if len(words) < 3 or not re.fullmatch(r"[\w]+", phrase) or not any(word in phrase for word in words):
            continue
        for count in (1, 2, 3):
            drawn[f"AND of {count}"].append(" ".join(generator.sample(words, count)))
        drawn["phrase"].append(f'"{phrase}"')
    return drawn


def _sample_texts() -> Iterator[str]:
    for path in sorted((ROOT / "samples" / "archive").rglob("*.docx")):
        for block in ingest(path, "").blocks():
            if isinstance(block, Paragraph):
                yield block.text
