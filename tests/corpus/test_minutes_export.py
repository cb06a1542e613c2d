"""Minutes leave as rows and JSON: one utterance a turn, linked by ids that other rows have."""

import csv
import datetime as dt
import io
import json
from dataclasses import replace
from pathlib import Path
from typing import Any

from corpus.conversation_text import exchange_lines
from corpus.export.minutes_rows import COLUMNS, utterance_rows
from corpus.export.minutes_write import MinutesFormat, export_minutes
from corpus.export.names import DocumentName
from corpus.export.write import Encoding
from corpus.header import DocumentHeader
from corpus.meeting import Attendee, Meeting, Presence, Resolution
from corpus.messages import Language
from corpus.model import Document, Kind, Locator, Page, Paragraph, Utterance, UtteranceKind
from corpus.outline import outline_lines
from corpus.permalink import parse_permalink, permalink
from wareki import find_dates

DIGEST = "0123456789abcdef" * 4
NAME = DocumentName("第3回", "会議/第3回.docx", "/会議/第3回.docx")


def said(block: int, text: str, speaker: str, role: str, turn: int, **more: Any) -> Utterance:
    opening = text.index("　") + 1 if text.startswith("○") else 0
    plain = Utterance(
        text, speaker, role, Locator(page=2, block=block), turn=turn, opening=opening, id=f"u{block:010x}"
    )
    return replace(plain, **more)


DOCUMENT = Document(
    digest=DIGEST,
    title="第3回里親支援協議会　議事録",
    kind=Kind.MINUTES,
    date=find_dates("令和7年10月3日")[0],
    meeting=Meeting(
        "里親支援協議会",
        3,
        "県庁",
        begins=dt.time(14),
        ends=dt.time(15, 45),
        people=(
            Attendee("佐藤 花子", "委員"),
            Attendee("篠原 恵", "委員", presence=Presence.ABSENT),
            Attendee("村井", presence=Presence.PROXY, proxy_for="岩瀬"),
        ),
        resolutions=(Resolution("承認いたします。", "（２）計画", 5),),
    ),
    pages=(
        Page(
            2,
            (
                said(0, "○佐藤委員　委託率はどうなっていますか。", "佐藤", "委員", 1,
                     person="佐藤花子", agenda="（１）委託率", kind=UtteranceKind.QUESTION, answered_by=(2,)),
                said(1, "目標も教えてください。", "佐藤", "委員", 1,
                     person="佐藤花子", agenda="（１）委託率", kind=UtteranceKind.QUESTION, answered_by=(2,)),
                said(2, "○事務局　=23.4％です。", "事務局", "事務局", 2, kind=UtteranceKind.ANSWER, answers_to=0),
                Paragraph("（拍手）", Locator(page=2, block=3), is_stage=True),
                said(4, "○委員　感想です。", "委員", "委員", 3, person="委員", is_certain=False),
            ),
        ),
    ),
    issues=(),
    fingerprint="docx-1",
)  # fmt: skip


def test_one_row_a_turn_with_its_provenance_and_links() -> None:
    question, answer, remark = utterance_rows(DOCUMENT, name=NAME.shown)
    assert (question.document, question.page, question.meeting, question.number, question.date) == (
        *("会議/第3回.docx", 2, "里親支援協議会", 3, "2025-10-03"),
    )
    assert (question.n, question.speaker, question.role, question.person) == (1, "佐藤", "委員", "佐藤花子")
    assert question.text == "委託率はどうなっていますか。\n目標も教えてください。"
    assert (question.answered_by, answer.answers_to) == ((answer.id,), question.id)
    assert (question.agenda, answer.kind, remark.is_certain) == ("（１）委託率", "answer", False)


def test_csv_opens_in_a_spreadsheet_and_runs_nothing(tmp_path: Path) -> None:
    written = export_minutes(
        DOCUMENT, name=NAME, folder=tmp_path, format_=MinutesFormat.BOTH, encoding=Encoding.UTF8_BOM
    )
    content = (tmp_path / "第3回__minutes.csv").read_bytes()
    assert content.startswith(b"\xef\xbb\xbf")
    header, *rows = csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""))
    assert tuple(header) == COLUMNS
    assert written.utterances == len(rows) == 3
    assert rows[1][header.index("text")] == "'=23.4％です。"
    assert rows[2][header.index("certain")] == "no"
    sidecar = json.loads((tmp_path / "第3回__minutes.csv-metadata.json").read_text(encoding="utf-8"))
    assert (sidecar["dc:source"], sidecar["fumikura:sourceSha256"]) == (NAME.path, DIGEST)
    assert [column["titles"] for column in sidecar["tableSchema"]["columns"]] == list(COLUMNS)


def test_json_has_the_meeting_and_what_happened_between_the_remarks(tmp_path: Path) -> None:
    export_minutes(DOCUMENT, name=NAME, folder=tmp_path, format_=MinutesFormat.JSON, encoding=Encoding.UTF8)
    assert [path.name for path in tmp_path.iterdir()] == ["第3回__minutes.json"]
    content = json.loads((tmp_path / "第3回__minutes.json").read_text(encoding="utf-8"))
    assert (content["meeting"]["begins"], content["meeting"]["ends"]) == ("14:00", "15:45")
    assert [person["presence"] for person in content["meeting"]["people"]] == ["present", "absent", "proxy"]
    assert content["meeting"]["resolutions"][0]["text"] == "承認いたします。"
    assert content["stage"] == [{"after": 2, "page": 2, "text": "（拍手）"}]
    assert [utterance["answers_to"] for utterance in content["utterances"]] == [
        None,
        content["utterances"][0]["id"],
        None,
    ]


def test_characters_that_the_encoding_lacks_are_reported(tmp_path: Path) -> None:
    document = Document(
        DIGEST, "", Kind.MINUTES, None, None,
        (Page(None, (Utterance("𠮷田です。", "𠮷田", "", Locator(block=0), turn=1, id="u0"),)),), (), "x",
    )  # fmt: skip
    written = export_minutes(document, name=NAME, folder=tmp_path, format_=MinutesFormat.CSV, encoding=Encoding.CP932)
    assert written.lost == (("𠮷", 2),)


def test_permalinks() -> None:
    link = permalink(DIGEST, "u0123456789-2")
    assert link == "0123456789ab-u0123456789-2"
    assert parse_permalink(link) == ("0123456789ab", "u0123456789-2")
    assert parse_permalink("第3回") is None


def test_a_meeting_is_shown_as_a_conversation() -> None:
    header = DocumentHeader(DIGEST, DOCUMENT.title, Kind.MINUTES, DOCUMENT.date, ("/会議/第3回.docx",), "", {})
    lines = list(outline_lines(DOCUMENT, header))
    for line in (
        "  会議：里親支援協議会 第3回",
        "  時刻：14:00～15:45",
        "  欠席：篠原 恵（委員）",
        "  代理：村井〔岩瀬の代理〕",
        "\n佐藤委員（佐藤花子）［質問・事務局が回答］",
        "　委託率はどうなっていますか。",
        "　目標も教えてください。",
        "\n事務局［回答・佐藤委員（佐藤花子）へ］",
        "（拍手）",
        "\n委員［発言者は推定］",
    ):
        assert line in lines
    assert sum("佐藤委員（佐藤花子）［" in line for line in lines) == 1


def test_a_permalink_shows_the_question_with_its_answer() -> None:
    question, answer, _ = utterance_rows(DOCUMENT, name="")
    for row in (question, answer):
        link = parse_permalink(row.id)
        assert link is not None
        lines = list(exchange_lines(DOCUMENT, link[1], Language.EN))
        assert [line for line in lines if line.startswith("　[")] == [f"　[{question.id}]", f"　[{answer.id}]"]
        assert "\n事務局［answer・to 佐藤委員（佐藤花子）］" in lines
    assert list(exchange_lines(DOCUMENT, "u9", Language.JA)) == []
