"""Tables of a conversation in a text that has lost their rules: what the head says, the rows are read by."""

from collections.abc import Callable

import pytest

from corpus.model import Utterance
from pipeline.raw import RawDocument
from pipeline.structure.assemble import Structured, structure
from pipeline.structure.flow import Prose
from pipeline.structure.minutes.flattened import open_flattened

Typed = Callable[..., RawDocument]
TITLE = "第3回里親支援協議会　議事録"
DATE = "日時　令和7年1月27日（月）13時～14時30分"


def said(structured: Structured) -> list[tuple[str, str]]:
    blocks = (block for page in structured.pages for block in page.blocks)
    return [(block.speaker, block.remark) for block in blocks if isinstance(block, Utterance)]


@pytest.mark.parametrize("gap", ["　", "\t", "　　"])
def test_what_stands_before_the_speaker_is_no_part_of_his_name(typed: Typed, gap: str) -> None:
    paper = typed(
        TITLE,
        DATE,
        gap.join(("議題", "発言者", "発言の内容")),
        gap.join(("1　人材の確保", "座長（森山）", "では、一つ目の議題に入ります。")),
        gap.join(("こども家庭課長（佐々木）", "福祉司は今年12人採用しました。")),
        gap.join(("2　法的な対応", "弁護士（安西）", "常勤は何人ですか。2人では足りません。")),
    )
    assert said(structure(paper)) == [
        ("森山", "では、一つ目の議題に入ります。"),
        ("佐々木", "福祉司は今年12人採用しました。"),
        ("安西", "常勤は何人ですか。2人では足りません。"),
    ]


@pytest.mark.parametrize("gap", ["　", "\t"])
def test_a_question_and_its_answer_in_one_line(typed: Typed, gap: str) -> None:
    paper = typed(
        TITLE,
        DATE,
        gap.join(("No.", "項目", "委員意見", "事務局回答")),
        gap.join(("1", "前文", "言い方を改めてほしい。", "御意見のとおり改める。")),
        gap.join(("2", "第9条", "相談の窓口は学校の外にも置くのか。", "駅前に置く予定である。")),
    )
    assert said(structure(paper)) == [
        ("委員", "言い方を改めてほしい。"),
        ("事務局", "御意見のとおり改める。"),
        ("委員", "相談の窓口は学校の外にも置くのか。"),
        ("事務局", "駅前に置く予定である。"),
    ]


def test_times_before_and_notes_behind_are_no_part_of_a_remark(typed: Typed) -> None:
    paper = typed(
        TITLE,
        DATE,
        "時刻　発言者　内容　備考",
        "10:00　司会　それでは始めます。",
        "10:02　西部支援センター　職員は4人です。　資料1",
        "10:06　東部支援センター　5人です。　資料2",
    )
    assert said(structure(paper)) == [
        ("司会", "それでは始めます。"),
        ("西部支援センター", "職員は4人です。"),
        ("東部支援センター", "5人です。"),
    ]


def test_no_word_of_a_row_is_lost(typed: Typed) -> None:
    rows = [
        "1　前文　言い方を改めてほしい。　御意見のとおり改める。　済",
        "2　第9条　窓口は増やすのか。　駅前に置く予定である。　未",
    ]
    paper = structure(typed(TITLE, DATE, "No.　項目　委員意見　事務局回答　備考", *rows))
    kept = "".join(getattr(block, "text", "") for page in paper.pages for block in page.blocks)
    assert "".join(rows).replace("　", "") in kept.replace("　", "")


@pytest.mark.parametrize(
    "lines",
    [
        ["No.　項目　主な意見　今後の対応", "1　前文　言い方を改めてほしい。　来年度に改める。"] * 2,  # a plan
        ["議題　担当者　内容の説明", "1　予算　総務課　資料を配った。", "2　決算　福祉課　資料を配った。"],
        ["発言者　山田委員　佐藤委員", "1　配布資料を確認した。　以上である。", "2　次回は7月である。　以上である。"],
    ],
)
def test_other_lines_in_columns_stay_as_they_are(lines: list[str]) -> None:
    items = tuple(Prose(line, 0) for line in lines)
    assert open_flattened(items, frozenset(), has_exchanges=True) == items
