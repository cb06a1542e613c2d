"""How a paper marks its speakers is told from the paper: marks, titles and bodies that no list knows."""

import pytest

from pipeline.structure.flow import Prose
from pipeline.structure.minutes.convention import own_turns
from pipeline.structure.minutes.moulds import Cast, Mould, casts
from pipeline.structure.minutes.speakers import Speaker, parse_speaker
from pipeline.structure.minutes.surnames import is_surname, leading_surnames, may_be_surname
from pipeline.structure.minutes.whom import who_is

NOBODY: frozenset[str] = frozenset()


def heard(*paragraphs: str, known: frozenset[str] = NOBODY) -> list[str]:
    turns = own_turns([Prose(paragraph, 0) for paragraph in paragraphs], known)
    return [f"{turns[at].speaker.label}|{turns[at].remark}" if at in turns else "" for at in range(len(paragraphs))]


@pytest.mark.parametrize(
    ("text", "cast"),
    [
        ("【山田委員】　はい。", Cast(Mould(False, "", "【", ""), "山田委員", "はい。")),
        ("1812【山田委員】はい。", Cast(Mould(True, "", "【", ""), "山田委員", "はい。")),
        ("（○：山田課長）はい。", Cast(Mould(False, "", "（", ""), "山田課長", "はい。")),
        ("00:01:05　山田　はい。", Cast(Mould(True, "", "", "\u3000"), "山田", "はい。")),
        ("Ａ班▶はい。", Cast(Mould(False, "", "", "▶"), "Ａ班", "はい。")),
        ("〇山田：はい。", Cast(Mould(False, "○", "", "："), "山田", "はい。")),
        ("会長（山田太郎）－－はい。", Cast(Mould(False, "", "", "－"), "会長（山田太郎）", "はい。")),
        ("山田委員\nはい。", Cast(Mould(False, "", "", ""), "山田委員", "はい。")),
    ],
)
def test_a_paragraph_is_cut_as_its_mould_has_it(text: str, cast: Cast) -> None:
    assert cast in list(casts(text))


@pytest.mark.parametrize("text", ["", "　", "（", "【】", "【山田", "○", "00:01:05", "「はい。」", "：はい。"])
def test_what_is_no_mark_is_cut_without_a_fault(text: str) -> None:
    assert all(cast.who for cast in casts(text))


def test_a_mark_that_no_list_knows() -> None:
    assert heard("山田委員◇◇遅いのではないか。", "事務局◇◇急ぎます。", "山田委員◇◇お願いします。") == [
        "山田|遅いのではないか。",
        "事務局|急ぎます。",
        "山田|お願いします。",
    ]


def test_who_is_not_known_speaks_among_those_who_are() -> None:
    said = heard("【会長】始めます。", "【青空】歌いたいです。", "【会長】どうぞ。", "【青空】ありがとう。")
    assert said[1] == "青空|歌いたいです。"


def test_surnames_alone_are_speakers() -> None:
    assert heard("沖：始めます。", "玉城：四万円です。", "沖：分かりました。")[1] == "玉城|四万円です。"


@pytest.mark.parametrize(
    "paragraphs",
    [
        ("課題：人が足りない。", "対応：研修を行う。", "課題：場所がない。", "対応：借りる。"),
        ("東：店が減った。", "西：家が増えた。", "南：畑が多い。"),
        ("会長　山田太郎", "委員　佐藤花子", "委員　鈴木一郎"),
        ("１　開会します。", "２　閉会します。"),
        ("山田委員：遅いのではないか。",),
    ],
)
def test_topics_lists_and_a_single_line_are_no_talk(paragraphs: tuple[str, ...]) -> None:
    assert heard(*paragraphs) == [""] * len(paragraphs)


@pytest.mark.parametrize(
    ("phrase", "label", "is_somebody"),
    [
        ("市の答弁", "市", True),
        ("山田委員の質疑", "山田", True),
        ("30代女性", "30代女性", True),
        ("日本新報", "日本新報", True),
        ("郡司達也", "郡司達也", False),
        ("楢原達也", "楢原達也", True),
        ("今後の課題", "今後の課題", False),
        ("日時", "日時", False),
    ],
)
def test_who_is(phrase: str, label: str, is_somebody: bool) -> None:
    speaker, worth = who_is(phrase, NOBODY)
    assert (speaker.label, worth > 0) == (label, is_somebody)


def test_surnames() -> None:
    assert is_surname("佐々木")
    assert is_surname("髙橋")
    assert not is_surname("道場")  # a common noun as well
    assert may_be_surname("道場")
    assert not may_be_surname("課題")
    assert next(iter(leading_surnames("佐々木税制"))) == "佐々木"


@pytest.mark.parametrize(
    ("phrase", "speaker"),
    [
        ("初等中等教育企画課長", Speaker("", "初等中等教育企画課長")),
        ("雨宮税制課長", Speaker("雨宮", "税制課長")),
        ("仁科病院長", Speaker("仁科", "病院長")),
        ("福田まちづくり調整担当部長", Speaker("福田", "まちづくり調整担当部長")),
        ("農地係長", Speaker("", "農地係長")),
        ("関中学校長", Speaker("関", "中学校長")),
        ("佐藤太郎委員", Speaker("佐藤太郎", "委員")),
        ("公述人２番", Speaker("公述人２番", "公述人")),
    ],
)
def test_a_surname_divides_a_name_from_an_office(phrase: str, speaker: Speaker) -> None:
    assert parse_speaker(phrase) == speaker
