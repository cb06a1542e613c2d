"""A form with the whole conversation in one cell becomes a conversation; its other rows stay a table."""

from collections.abc import Callable

from corpus.model import Kind, Table, Utterance
from pipeline.raw import Format, RawDocument, RawPage
from pipeline.structure.assemble import Structured, structure

Typed = Callable[..., RawDocument]
Typeset = Callable[..., RawPage]
FORM = [
    ["会議名", "令和7年度第2回　文化財保護審議会"],
    ["日　時", "令和7年5月8日（木）10時～11時30分"],
    ["出席者", "会長　今井　誠、委員　土屋\n事務局　文化財課長　清水"],
    ["議　題", "（１）指定候補について\n（２）その他"],
    [
        "会議内容",
        "（１）指定候補について\n事務局：資料1により説明する。\n土屋委員：年代は確定しているのか。\n"
        "事務局：1732年と確定している。\nその後、天保年間に改修されている。\n会長：では答申案のとおり決定する。",
    ],
    ["備考", "傍聴者なし"],
]


def tables(structured: Structured) -> list[Table]:
    return [block for page in structured.pages for block in page.blocks if isinstance(block, Table)]


def said(structured: Structured) -> list[Utterance]:
    return [block for page in structured.pages for block in page.blocks if isinstance(block, Utterance)]


def test_a_conversation_in_a_cell(typed: Typed) -> None:
    structured = structure(typed("会　議　録", FORM))
    above, below = tables(structured)
    assert [row[0] for row in above.grid()] == ["会議名", "日　時", "出席者", "議　題"]
    assert below.grid() == (("備考", "傍聴者なし"),)
    assert [(above.locator.table, below.locator.table)] == [(1, 2)]
    assert [(remark.speaker, remark.turn, remark.agenda) for remark in said(structured)] == [
        ("事務局", 1, "（１）指定候補について"),
        ("土屋", 2, "（１）指定候補について"),
        ("事務局", 3, "（１）指定候補について"),
        ("事務局", 3, "（１）指定候補について"),
        ("会長", 4, "（１）指定候補について"),
    ]
    meeting = structured.meeting
    assert meeting is not None
    assert (meeting.name, meeting.number) == ("文化財保護審議会", 2)
    assert [person.name for person in meeting.people] == ["今井 誠", "土屋", "清水"]
    assert [resolution.text for resolution in meeting.resolutions] == ["では答申案のとおり決定する。"]


def test_printed_lines_of_a_cell_are_put_together(typeset: Typeset) -> None:
    cell = "事務局：資料１により、これまでの経過を説\n明する。\n土屋委員：年代は確定しているのか、根拠は\nあるのか。"
    page = typeset(1, [("会議録", {"size": 16, "centre": True}), [["日時", "令和7年5月8日"], ["会議内容", cell]]])
    assert [remark.text for remark in said(structure(RawDocument(Format.PDF, (page,))))] == [
        "事務局：資料１により、これまでの経過を説明する。",
        "土屋委員：年代は確定しているのか、根拠はあるのか。",
    ]


def test_in_another_paper_such_a_table_stays_a_table(typed: Typed) -> None:
    rows = [
        ["年月日", "会議等", "内容"],
        ["R7.4.16", "検討会議", "委員：研修を増やせないか。\n事務局：次年度から増やす予定である。"],
        ["R7.7.11", "研修会", "里親制度を説明した。"],
        ["R7.9.3", "懇談会", "意見を交換した。"],
    ]
    structured = structure(typed("里親支援センターの取組状況について", rows))
    assert structured.kind is Kind.PROGRESS
    assert said(structured) == []
    (table,) = tables(structured)
    assert table.row_count == 4
