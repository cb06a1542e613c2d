"""Names and titles as minutes write them; what is none stays none."""

import pytest

from pipeline.structure.speakers import Speaker, parse_speaker


@pytest.mark.parametrize(
    ("phrase", "name", "role"),
    [
        ("山田委員", "山田", "委員"),
        ("山田太郎委員", "山田太郎", "委員"),
        ("山田 太郎 委員", "山田太郎", "委員"),
        ("河野大臣：", "河野", "大臣"),
        ("佐藤副会長", "佐藤", "副会長"),
        ("谷部会長", "谷", "部会長"),
        ("岸田内閣総理大臣", "岸田", "内閣総理大臣"),
        ("川澄福祉保健局長", "川澄", "福祉保健局長"),
        ("佐々木児童家庭課長", "佐々木", "児童家庭課長"),
        ("林こども支援課課長補佐", "林", "こども支援課課長補佐"),
        ("村尾東京都技監", "村尾", "東京都技監"),
        ("中村教育施策推進担当課長", "中村", "教育施策推進担当課長"),
        ("市川委員", "市川", "委員"),
        ("県委員", "", "県委員"),
        ("いのつめ委員", "いのつめ", "委員"),
        ("スミス委員", "スミス", "委員"),
        ("髙﨑委員", "髙﨑", "委員"),
        ("Ａ委員", "Ａ", "委員"),
        ("委員Ａ", "委員Ａ", "委員"),
        ("○○委員", "○○", "委員"),
        ("委員長（山田太郎君）", "山田太郎", "委員長"),
        ("議長　山田太郎", "山田太郎", "議長"),
        ("事務局（佐藤）", "佐藤", "事務局"),
        ("事務局（こども家庭課 佐藤課長）", "佐藤", "事務局"),
        ("事務局　佐藤", "佐藤", "事務局"),
        ("山田委員（○○大学）", "山田", "委員"),
        ("１番（山田太郎君）", "山田太郎", "議員"),
        ("四中：関校長", "関", "校長"),
        ("山田太郎君", "山田太郎", ""),
        ("橋本氏", "橋本", ""),
        ("事務局", "", "事務局"),
        ("委員", "", "委員"),
        ("児童相談所長", "", "児童相談所長"),
        ("中央児童相談所長", "", "中央児童相談所長"),
    ],
)
def test_speakers(phrase: str, name: str, role: str) -> None:
    assert parse_speaker(phrase) == Speaker(name, role)


@pytest.mark.parametrize(
    "phrase",
    [
        "議事",
        "議題",
        "日時",
        "場所",
        "資料",
        "その他",
        "質疑応答",
        "各委員",
        "出席委員",
        "全委員",
        "事務局からの説明",
        "里親の委託",
        "取組一覧",
        "山田",
        "令和7年度",
        "推進計画",
        "ただいま",
        "",
        "会長の選任",
        "山田委員、佐藤委員",
        "次の委員",
    ],
)
def test_no_speakers(phrase: str) -> None:
    assert parse_speaker(phrase) is None


def test_a_bare_name_is_a_speaker_only_where_the_document_introduces_it() -> None:
    assert parse_speaker("山田", frozenset({"山田"})) == Speaker("山田", "")


def test_the_list_of_attendees_says_where_a_name_ends() -> None:
    assert parse_speaker("三宅島総務課長", frozenset({"三宅島"})) == Speaker("三宅島", "総務課長")
