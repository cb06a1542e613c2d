"""Speakers of real minutes: twelve meetings of a prefectural assembly's committee, set in several shapes, and one PDF.

The committee's utterances come as (speaker, text); they are written out here as offices mark them. Paragraphs in which
nobody speaks by our own rules (stage remarks, 休憩, 開議) are not counted. ``-s`` prints the figures.
"""

import hashlib
import json
import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path

import pytest

from corpus.model import Block, Utterance
from pipeline.raw import Format, RawDocument, RawPage, RawParagraph
from pipeline.readers.registry import reader_for
from pipeline.readers.sniff import sniff
from pipeline.structure.assemble import structure

REAL = Path(__file__).parents[5] / "shared" / "realdocs"
SHARED = REAL / "minutes"
COMMITTEE = SHARED / "utterances_tokyo_disaster-prevention.json"
COUNCIL = SHARED / "第４回デジタル社会推進会議_議事録.pdf"
# A hash for each turn of eight papers, from reading them: who speaks, the first six and the last six characters said.
TURNS = {
    "minutes/第４回デジタル社会推進会議_議事録.pdf": (
        "e6be409d eaf67037 7029b97b 0d35169a 5d524827 b3ed827f e5a7a4e1 90bf6f7f d10cebc7 "
        "7b1c66a8 36668cf9 1c97ad9d 29355d6e 8c6b05a3 b2843479 ac1e540e "
    ),
    "minutes/第４回デジタル社会推進会議_議事録.txt": (
        "e6be409d eaf67037 7029b97b 0d35169a 5d524827 b3ed827f e5a7a4e1 90bf6f7f d10cebc7 "
        "7b1c66a8 36668cf9 1c97ad9d 29355d6e 8c6b05a3 b2843479 ac1e540e "
    ),
    "minutes/20220328_kyoikusisaku_renraku_kai_youroku.pdf": (
        "c6bf799b 70dc7340 9e421fa7 15e06c81 67c2f777 a95aa5d6 beb6824a 62ff5a27 0c8460e8 "
    ),
    "minutes/openchainjwg_minutes_jp_20180831.pdf": (
        "b7774d96 062e291d 794a9640 dc4e90cc 923b7f32 98abb657 09970cf4 fc43b353 "
    ),
    "minutes/openchainjwg_minutes_jp_20181205.pdf": (
        "daf6d698 490a1994 e845943f 614b197f 249ced0b 44813b1c 656962d5 d9865e28 7485d176 1f56b8d8 da92a3a2 ef5f8d91 "
    ),
    "minutes/openchainjwg_minutes_jp_20190228.pdf": ("2bf6a264 9630111d d8b81650 3bd223a6 8da3703b "),
    "docx/20200813_水と緑と公園課とのミーティングメモ（サイト掲載用）.docx": "",
    "docx/議事録_template.docx": "",
}
# What is not found: a turn whose first line is garbage in the scan's text layer.
MISSED = {"minutes/20220328_kyoikusisaku_renraku_kai_youroku.pdf": 1}
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
    assert right / found >= 0.99
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


def words(text: str) -> str:
    return re.sub(r"[\W_]", "", unicodedata.normalize("NFKC", text))


def turn_hashes(path: Path) -> list[str]:
    turns: dict[int, list[Utterance]] = {}
    for page in structure(reader_for(sniff(path).format).read(path)).pages:
        for block in page.blocks:
            if isinstance(block, Utterance):
                turns.setdefault(block.turn, []).append(block)
    hashes = []
    for paragraphs in turns.values():
        said = words("".join(paragraph.remark for paragraph in paragraphs))
        key = f"{paragraphs[0].speaker}|{said[:6]}|{said[-6:]}"
        hashes.append(hashlib.sha256(key.encode()).hexdigest()[:8])
    return hashes


@pytest.mark.skipif(not REAL.exists(), reason="../shared/realdocs is not here")
@pytest.mark.parametrize("name", TURNS)
def test_turns_of_real_minutes_checked_by_hand(name: str) -> None:
    expected = Counter(TURNS[name].split())
    found = Counter(turn_hashes(REAL / name))
    right = (expected & found).total()
    print(f"{name}: {right} right of {found.total()} turns found, {expected.total()} in the paper")
    assert right >= expected.total() - MISSED.get(name, 0)
    assert right >= found.total() - MISSED.get(name, 0)


@pytest.mark.skipif(not COMMITTEE.exists(), reason="../shared/realdocs is not here")
def test_answers_of_a_committee_go_with_the_questions_before_them() -> None:
    """In this committee a member asks and the head of an office answers next: so it can be counted."""
    right = found = asked = 0
    for meeting in json.loads(COMMITTEE.read_text(encoding="utf-8")):
        paragraphs = [RawParagraph(text) for _, text in written_out(meeting, "○{}　".format)]
        raw = RawDocument(Format.TEXT, (RawPage(None, (RawParagraph(meeting["ProceedingTitle"]), *paragraphs)),))
        turns: dict[int, Utterance] = {}
        for block in structure(raw).pages[0].blocks:
            if isinstance(block, Utterance):
                turns.setdefault(block.turn, block)
        listed = list(turns.values())
        pairs = {
            (one.locator.block, other.locator.block)
            for one, other in pairwise(listed)
            if one.role in ("委員", "理事") and not re.search("委員長?$|理事$|座長$|議長$", other.role)
        }
        linked = {(turn.answers_to, turn.locator.block) for turn in listed if turn.answers_to is not None}
        right, found, asked = right + len(pairs & linked), found + len(linked), asked + len(pairs)
    print(f"answers: {right} right of {found} found, {asked} in the minutes")
    assert right / found >= 0.98
    assert right / asked >= 0.98
