"""Speakers of real minutes: twelve meetings of a prefectural assembly's committee, set in several shapes, and one PDF.

The committee's utterances come as (speaker, text); they are written out here as offices mark them. Paragraphs in which
nobody speaks by our own rules (stage remarks, 休憩, 開議) are not counted. ``-s`` prints the figures.
"""

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from corpus.model import Block, Utterance
from pipeline.raw import Format, RawDocument, RawPage, RawParagraph
from pipeline.readers.registry import reader_for
from pipeline.structure.assemble import structure

SHARED = Path(__file__).parents[4] / "shared" / "realdocs" / "minutes"
COMMITTEE = SHARED / "utterances_tokyo_disaster-prevention.json"
COUNCIL = SHARED / "第４回デジタル社会推進会議_議事録.pdf"
NOT_SAID = re.compile(r"\s*〔.*〕$|.{0,24}(?:休憩|再開|開議|散会)$")


def written_out(meeting: dict[str, object], mark: Callable[[str], str]) -> Iterator[tuple[str, str]]:
    """(speaker or "", paragraph) of a meeting."""
    proceeding = meeting["Proceeding"]
    assert isinstance(proceeding, list)
    for utterance in proceeding:
        speaker = "" if utterance["Speaker"] == "null" else utterance["Speaker"]
        opening = mark(speaker) if speaker else ""
        for paragraph in filter(str.strip, utterance["Utterance"].split("\n")):
            yield speaker, opening + paragraph.lstrip("\u3000")
            opening = ""


def speaker_of(block: Block) -> str:
    if not isinstance(block, Utterance):
        return ""
    return block.role if block.speaker == block.role else block.speaker + block.role


@pytest.mark.skipif(not COMMITTEE.exists(), reason="../shared/realdocs is not here")
@pytest.mark.parametrize("pattern", ["○{}　", "{}：", "【{}】", "（{}）", "〔{}〕", "◆{}　", "・{}：", "{}　"])
def test_speakers_of_a_committee(pattern: str) -> None:
    right = found = asked = 0
    for meeting in json.loads(COMMITTEE.read_text(encoding="utf-8")):
        expected = list(written_out(meeting, pattern.format))
        paragraphs = (RawParagraph(meeting["ProceedingTitle"]), *(RawParagraph(text) for _, text in expected))
        _, *blocks = structure(RawDocument(Format.TEXT, (RawPage(None, paragraphs),))).pages[0].blocks
        for block, (speaker, text) in zip(blocks, expected, strict=True):
            if NOT_SAID.match(text):
                continue
            right += bool(speaker) and speaker_of(block) == speaker
            found += bool(speaker_of(block))
            asked += bool(speaker)
    print(f"{pattern}: precision {right / found:.4f}, recall {right / asked:.4f} of {asked} paragraphs")
    assert right / found >= 0.98
    assert right / asked >= 0.99


@pytest.mark.skipif(not COUNCIL.exists(), reason="../shared/realdocs is not here")
def test_speakers_of_a_council_in_a_pdf_checked_by_hand() -> None:
    blocks = [block for page in structure(reader_for(Format.PDF).read(COUNCIL)).pages for block in page.blocks]
    starts = [
        (block.speaker, block.role, block.locator.page)
        for block in blocks
        if isinstance(block, Utterance) and block.text.startswith("〇")
    ]
    assert starts == [
        *[("河野", "大臣", 2), ("松本", "大臣", 3), ("谷", "大臣", 3), ("岡田", "大臣", 4), ("齋藤", "大臣", 4)],
        *[
            ("小倉", "大臣", 4),
            ("井出", "副大臣", 4),
            ("伊佐", "副大臣", 5),
            ("野中", "副大臣", 5),
            ("太田", "副大臣", 5),
        ],
        *[("河野", "大臣", 5), ("河野", "大臣", 5), ("河野", "大臣", 5), ("岸田", "内閣総理大臣", 5)],
        *[("河野", "大臣", 6), ("河野", "大臣", 6)],
    ]
