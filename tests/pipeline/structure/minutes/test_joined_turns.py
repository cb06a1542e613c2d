"""Several turns in one paragraph, of a text that has lost its line breaks."""

from collections.abc import Callable

import pytest

from corpus.model import Utterance, UtteranceKind
from pipeline.raw import RawDocument
from pipeline.structure.assemble import structure
from pipeline.structure.flow import Prose
from pipeline.structure.minutes.joined_turns import open_joined


def turns(text: str, *known: str) -> list[str]:
    return [item.text for item in open_joined([Prose(text, 0)], frozenset(known)) if isinstance(item, Prose)]


@pytest.mark.parametrize(
    "said",
    [
        [
            "（事務局）調査票の案について、ご意見を伺いたい。",
            "（委員）設問が多いと思う。",
            "（事務局）減らせるものを探す。",
        ],
        ["(事務局)案を配りました。ご覧ください。", "(山田委員)なぜ増えたのですか？", "(事務局)窓口を広げたためです。"],
        ["【会長】ほかに意見はあるか。", "【委員】特にない。", "【会長】では、次に移る。"],
        [
            "○会長　次第に沿って進めます。",
            "○委員１１　一点だけ伺います。対象はどこまでですか。",
            "○事務局(Ｑ)　中学生までです。",
        ],
    ],
)
@pytest.mark.parametrize("blank", ["", " ", "　"])
def test_each_mark_behind_a_sentence_begins_a_turn(said: list[str], blank: str) -> None:
    assert turns(blank.join(said)) == said


def test_a_listed_name_without_title_counts() -> None:
    assert len(turns("（高木）日程を早めてはどうか。（東）会場が空いていない。", "高木", "東")) == 2
    assert len(turns("（補足）日程を早めてはどうか。（参考）会場が空いていない。")) == 1


@pytest.mark.parametrize(
    "text",
    [
        "会場を増やしてほしい。（山田委員）職員が足りない。（事務局）",  # names behind remarks
        "（山田委員）会場を増やしてほしい。（佐藤委員）",
        "（山田委員）先の意見（佐藤委員）に賛成である。時期も早い方がよい。",
        "（山田委員）資料の訂正がある。（事務局）から配る表を見てほしい。",
        "（委員）意見がある。【事務局】の欄を直してほしい。",  # of another kind
        "○会長　議題は次のとおりです。○その他　については後で伺います。",
    ],
)
def test_what_only_mentions_somebody_begins_none(text: str) -> None:
    assert turns(text) == [text]


def test_they_are_a_conversation_with_questions_and_answers(typed: Callable[..., RawDocument]) -> None:
    talk = "（委員）設問はいくつあるのか。（事務局）前回より二つ少ない。（委員）前文がある方がよい。"
    paper = structure(typed("第2回推進会議　会議録", "日時　令和3年1月26日（火）", talk))
    said = [block for page in paper.pages for block in page.blocks if isinstance(block, Utterance)]
    assert [(block.speaker, block.remark, block.turn) for block in said] == [
        ("委員", "設問はいくつあるのか。", 1),
        ("事務局", "前回より二つ少ない。", 2),
        ("委員", "前文がある方がよい。", 3),
    ]
    assert [block.kind for block in said[:2]] == [UtteranceKind.QUESTION, UtteranceKind.ANSWER]
