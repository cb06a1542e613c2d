"""Lists of who does what and of what words mean are no talk, and a talk about them is no list."""

import pytest

from pipeline.structure.flow import Prose
from pipeline.structure.minutes.duties import listed
from pipeline.structure.minutes.turns import opening_turn


def lists(*paragraphs: str) -> list[str]:
    items = [Prose(paragraph, 0) for paragraph in paragraphs]
    found = listed(items, [opening_turn(item.text) for item in items])
    return [item.text for at, item in enumerate(items) if at in found]


DUTIES = ("会長：会議を招集する。", "委員：地区の意見をまとめる。", "事務局：会場を準備する。")
TERMS = ("委員：意見を述べる人をいう。", "事務局：会議を準備する課をいう。")


@pytest.mark.parametrize(
    "paragraphs",
    [
        ("１　役割分担", *DUTIES),
        ("役割分担", "それぞれの役割は、次のとおりとする。", *DUTIES),
        ("決定事項", *DUTIES),
        TERMS,
    ],
)
def test_lists(paragraphs: tuple[str, ...]) -> None:
    assert lists(*paragraphs) == [text for text in paragraphs if "：" in text]


@pytest.mark.parametrize(
    "paragraphs",
    [
        ("（１）役割分担について", *DUTIES),  # an item of the agenda
        ("議事", *DUTIES),
        ("役割分担", *DUTIES, "会長：会計も受け持つ。"),  # somebody speaks again
        ("役割分担", "会長：会議を招集する。", "委員：地区の意見はだれがまとめるのか。"),
        ("役割分担", "委員：重すぎると考える。", "会長：見直しが要ると思う。"),
        ("役割分担", "会長：会議を招集する。"),
        ("委員：児童とは何歳までをいうのか。", "事務局：18歳に満たない者をいう。"),
    ],
)
def test_talk(paragraphs: tuple[str, ...]) -> None:
    assert lists(*paragraphs) == []
