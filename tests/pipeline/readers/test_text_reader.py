"""Plain text: any encoding that Japanese offices use, paragraphs as a reader would part them."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.errors import UnreadableError
from corpus.model import IssueCode
from pipeline.raw import RawParagraph
from pipeline.readers.characters import running_text, visible
from pipeline.readers.decode import decode
from pipeline.readers.text import READER, paragraphs

MINUTES = "第３回専門分科会　議事録\n\n○山田委員　里親委託率の目標は、髙﨑市の①〜③と同じか。\n"


def read(path: Path, content: bytes) -> list[str]:
    path.write_bytes(content)
    (page,) = READER.read(path).pages
    assert page.number is None
    return [element.text for element in page.elements if isinstance(element, RawParagraph)]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp932"])
def test_the_encodings_of_japanese_offices(encoding: str, tmp_path: Path) -> None:
    text = MINUTES.replace("〜", "～")
    assert read(tmp_path / "a.txt", text.encode(encoding)) == [
        "第３回専門分科会　議事録",
        "○山田委員　里親委託率の目標は、髙﨑市の①～③と同じか。",
    ]


@pytest.mark.parametrize("encoding", ["euc_jp", "iso2022_jp"])
def test_the_encodings_of_older_systems(encoding: str) -> None:
    text = "議事録\n里親委託率の目標は、ケアニーズに応じて定める。カタカナもある。"
    assert decode(text.encode(encoding)) == text


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("text", [MINUTES, "里親等委託率\n目標\n", "R7.4.16 検討会議"])
def test_utf_16_without_a_mark(encoding: str, text: str) -> None:
    assert decode(text.encode(encoding)) == text


@pytest.mark.parametrize("text", ["ﾃﾞｰﾀ一覧", "高齢者福祉課", "予算額（千円）", "ア　イ　ウ", "plain ASCII"])
def test_short_cp932_is_not_taken_for_another_encoding(text: str) -> None:
    assert decode(text.encode("cp932")) == text


def test_bytes_of_no_encoding_are_refused_with_a_remedy(tmp_path: Path) -> None:
    with pytest.raises(UnreadableError) as caught:
        read(tmp_path / "a.txt", b"\x81\xff\xfe\x80\xfd")
    assert caught.value.code == IssueCode.UNSUPPORTED_FORMAT
    assert "remedy" in caught.value.arguments


@pytest.mark.parametrize(("content", "code"), [(b"", IssueCode.EMPTY_FILE), ("　\r\n \t\f".encode(), IssueCode.BLANK)])
def test_nothing_written_is_said_so(content: bytes, code: IssueCode, tmp_path: Path) -> None:
    with pytest.raises(UnreadableError) as caught:
        read(tmp_path / "a.txt", content)
    assert caught.value.code == code


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("一行目の\n続き。\n\n次の段落", ["一行目の続き。", "次の段落"]),
        ("Progress report\nof the third year", ["Progress report of the third year"]),
        ("ＱＰＩとは Quality\nParenting のこと", ["ＱＰＩとは Quality Parenting のこと"]),
        ("検討会議を\nQPIとして開いた", ["検討会議をQPIとして開いた"]),
        ("一\r\n二\r三\u2028四", ["一二三四"]),
        ("一\n \t \n二", ["一", "二"]),
        ("前のページ\f次のページ", ["前のページ次のページ"]),
        ("段落の終わり。\n　次の段落は字下げで始まる。", ["段落の終わり。", "次の段落は字下げで始まる。"]),
        (
            "○山田委員　質問です。\n続きです。\n○事務局　お答えします。",
            ["○山田委員　質問です。続きです。", "○事務局　お答えします。"],
        ),
        (
            "第１　総則\n１　目的\n(1) 対象\n① 里親\nア　養育",
            ["第１　総則", "１　目的", "(1) 対象", "① 里親", "ア　養育"],
        ),
        ("１　開催日時\n令和７年６月６日", ["１　開催日時", "令和７年６月６日"]),
        ("日時：令和７年\n場所：県庁\n出席者 ： 山田", ["日時：令和７年", "場所：県庁", "出席者 ： 山田"]),
        (
            "日時　令和７年\n場所　県庁\n出席委員　山田、\n川村",
            ["日時　令和７年", "場所　県庁", "出席委員　山田、川村"],
        ),
        ("資料１　推進計画\n資料２　統計", ["資料１　推進計画", "資料２　統計"]),
        ("くわしくは\n資料のとおり", ["くわしくは資料のとおり"]),
        ("参加者は\n10名であった。", ["参加者は10名であった。"]),
        ("時刻は\n13:30である。", ["時刻は13:30である。"]),
        ("年月日\t会議等\nR7.4.16\t検討会議\n注記", ["年月日\t会議等", "R7.4.16\t検討会議", "注記"]),
        ("前\n----------\n後", ["前", "----------", "後"]),
    ],
)
def test_paragraphs(text: str, expected: list[str]) -> None:
    assert list(paragraphs(visible(text))) == expected


def test_invisible_characters_do_not_part_words() -> None:
    assert visible("里\u200b親\x00委\u202e託\u2069率\ufeff") == "里親委託率"
    # what chooses a glyph stays: a variant of 葛, a family of emoji
    assert visible("葛\U000e0100👨\u200d👩") == "葛\U000e0100👨\u200d👩"


def test_lines_longer_than_paper_are_paragraphs_each() -> None:
    long = "里親委託の状況を報告します。" * 10
    assert list(paragraphs(f"佐藤課長\n{long}\n田中委員")) == ["佐藤課長", long, "田中委員"]
    page = "里親委託の状況について、事務局から資料１に基づき順に御説明をいた\nします。"
    assert list(paragraphs(f"佐藤課長\n{page}\n田中委員\nなぜですか。")) == [
        "佐藤課長",
        page.replace("\n", ""),
        "田中委員",
        "なぜですか。",
    ]
    assert list(paragraphs("里親委託の状況を\n報告します。")) == ["里親委託の状況を報告します。"]


def test_a_very_large_file_is_refused_without_reading_it(tmp_path: Path) -> None:
    path = tmp_path / "log.txt"
    with path.open("wb") as file:
        file.truncate(65 * 1024 * 1024)
    with pytest.raises(UnreadableError) as caught:
        READER.read(path)
    assert caught.value.code == IssueCode.TOO_LARGE


@given(st.text())
def test_no_visible_character_is_lost_and_none_is_made(text: str) -> None:
    shown = visible(text)
    kept = "".join("".join(paragraph.split()) for paragraph in paragraphs(shown))
    assert kept == "".join(shown.split())
    assert visible(shown) == shown


@given(st.lists(st.text()))
def test_joining_adds_at_most_one_blank_a_line(lines: list[str]) -> None:
    joined = running_text(lines)
    assert "".join(joined.split()) == "".join("".join(lines).split())
    assert len(joined) <= sum(len(line.strip()) + 1 for line in lines)


@given(st.text(alphabet=st.characters(codec="utf-8"), min_size=1))
def test_utf_8_is_always_read_as_such(text: str) -> None:
    decoded = decode(text.encode())
    if not any(sign in text for sign in ("\x00", "\x1b$B", "\x1b$@", "\x1b(J")):
        assert decoded == text.removeprefix("\ufeff")


SPOKEN = (
    "里親委託の状況について、事務局から資料１に基づき順に御説明をいたします。"
    "御意見をいただければと思います。よろしくお願いいたします。"
)


def broken(text: str, width: int) -> list[str]:
    return [text[at : at + width] for at in range(0, len(text), width)]


def test_where_lines_are_broken_at_one_width_a_shorter_one_ends_its_paragraph() -> None:
    lines = [
        "（1）対策委員会（第13号議案）について",
        "中山委員",
        *broken(SPOKEN, 26),
        "関谷課長",
        *broken(SPOKEN[5:], 26),
    ]
    assert list(paragraphs("\n".join(lines))) == [lines[0], "中山委員", SPOKEN, "関谷課長", SPOKEN[5:]]


def test_where_they_are_broken_anyhow_a_shorter_one_goes_on() -> None:
    lines = [
        "里親委託の状況について、事務局から",
        "お手元の紙に基づき順に御説明をいたしますので、御意見を",
        "いただければと",
        "思います。",
    ]
    assert list(paragraphs("\n".join(lines))) == ["".join(lines)]


def test_where_a_line_is_wider_than_a_page_none_was_broken_by_hand() -> None:
    asked = "職員の配置で、夜間の人数を減らした理由は何か。"
    answered = "利用の少ない時間に合わせました。急ぐ時は近くの職員が来ます。"
    row = f"1　{asked}　{answered}"
    lines = ["場所：市役所　第1会議室", "応募者への質疑", "No.　委員からの質問　応募者の回答", row]
    assert list(paragraphs("\n".join(lines))) == lines


def test_a_text_whose_long_lines_end_in_full_stops_was_not_broken() -> None:
    opinion = "・説明会に来る人が減っているので、曜日を変えてみてはどうか。"
    lines = [
        "主な意見",
        "(1) 里親の新規開拓について",
        opinion,
        opinion,
        "→土曜日の開催を年に２回に増やしたいと考えている。",
        opinion,
    ]
    assert list(paragraphs("\n".join(lines))) == lines


def test_a_name_in_brackets_or_spread_before_a_colon_begins_a_paragraph() -> None:
    lines = [
        "会長（中原達雄君）　皆さん、こんにちは。",
        "委員（浜田君）　質問です。",
        "教 育 長: 始めます。",
        "委　員: はい。",
    ]
    assert list(paragraphs("\n".join(lines))) == lines
    assert list(paragraphs("県の計画（令和７年）は\n次のとおり（案）である。")) == [
        "県の計画（令和７年）は次のとおり（案）である。"
    ]
