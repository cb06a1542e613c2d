"""Remarks as a conversation: persons, agenda items, questions and answers, resolutions, ids."""

from collections.abc import Callable

import pytest

from corpus.meeting import Attendee, Meeting, Presence
from corpus.model import Paragraph, Utterance, UtteranceKind
from pipeline.raw import RawDocument
from pipeline.structure.assemble import Structured, structure
from pipeline.structure.minutes.identity import utterance_ids
from pipeline.structure.minutes.persons import Side, persons
from pipeline.structure.minutes.speakers import Speaker

Typed = Callable[..., RawDocument]
TITLE = "第3回里親支援協議会　議事録"


def said(structured: Structured) -> list[Utterance]:
    return [block for page in structured.pages for block in page.blocks if isinstance(block, Utterance)]


def meeting_of(structured: Structured) -> Meeting:
    assert structured.meeting is not None
    return structured.meeting


def names(*marks: tuple[str, str], people: tuple[Attendee, ...] = ()) -> list[tuple[str, bool]]:
    speakers = [Speaker(name, role) for name, role in marks]
    found = persons(speakers, people)
    return [(found[speaker].name, found[speaker].is_certain) for speaker in speakers]


# -- persons -----------------------------------------------------------------------------------------------------------


def test_one_person_under_several_titles_is_one() -> None:
    people = (Attendee("山田 太郎", "会長"), Attendee("佐藤 花子", "委員"))
    assert (
        names(("山田", "会長"), ("山田", "委員"), ("", "会長"), ("山田太郎", "委員"), people=people)
        == [("山田太郎", True)] * 4
    )


def test_a_title_alone_is_the_one_who_bears_it_even_without_a_list() -> None:
    assert names(("山田", "会長"), ("", "会長")) == [("山田", True), ("山田", True)]


def test_two_of_one_surname_are_told_apart_by_their_titles() -> None:
    people = (Attendee("金子 俊彦", "会長"), Attendee("金子 由美", "", "委員"))
    assert names(("金子", "会長"), ("金子", "委員"), people=people) == [("金子俊彦", True), ("金子由美", True)]


def test_two_of_one_surname_and_title_stay_uncertain() -> None:
    people = (Attendee("飯島 聡子", "", "委員"), Attendee("飯島 大輔", "", "委員"))
    found = names(("飯島", "委員"), ("飯島聡子", "委員"), people=people)
    assert found == [("飯島", False), ("飯島聡子", True)]


def test_the_letter_behind_a_surname_says_which_of_the_two_it_is() -> None:
    people = (Attendee("山田 浩二", "会長"), Attendee("山田 豊", "委員"), Attendee("山田 春子", "委員"))
    told = names(("山田（豊）", "委員"), ("山田（春）", "委員"), ("山田（光）", "委員"), people=people)
    assert told == [("山田豊", True), ("山田春子", True), ("山田（光）", True)]


def test_who_was_absent_does_not_make_a_name_uncertain() -> None:
    people = (Attendee("飯島 聡子"), Attendee("飯島 大輔", presence=Presence.ABSENT))
    assert names(("飯島", "委員"), people=people) == [("飯島聡子", True)]


def test_two_offices_under_one_surname_are_two_people() -> None:
    (first, _), (second, _) = names(("田中", "福祉部長"), ("田中", "保育課長"))
    assert first != second


def test_an_unnamed_member_may_be_anybody_and_an_office_is_itself() -> None:
    assert names(("", "委員"), ("", "事務局")) == [("委員", False), ("事務局", True)]


@pytest.mark.parametrize(
    ("role", "side"),
    [
        ("会長", Side.CHAIR),
        ("副会長", Side.MEMBER),
        ("委員", Side.MEMBER),
        ("保育課長", Side.ANSWERER),
        ("", Side.UNKNOWN),
    ],
)
def test_sides(role: str, side: Side) -> None:
    speaker = Speaker("山田", role)
    assert persons([speaker], ())[speaker].side is side


# -- questions and answers ---------------------------------------------------------------------------------------------


def test_a_question_knows_its_answer_and_the_answer_its_question(typed: Typed) -> None:
    remarks = said(
        structure(
            typed(
                TITLE,
                "○佐藤委員　委託率はどうなっていますか。",
                "○山田会長　事務局、お願いします。",
                "○事務局　23.4％です。",
                "○高橋課長　速報値です。",
                "○佐藤委員　わかりました。",
                "○事務局　次に資料２を説明します。",
            )
        )
    )
    assert [remark.kind.value for remark in remarks] == ["question", "remark", "answer", "answer", "remark", "remark"]
    question, _, first, second, *_ = remarks
    assert question.answered_by == (first.locator.block, second.locator.block)
    assert first.answers_to == second.answers_to == question.locator.block


def test_questions_that_are_answered_together(typed: Typed) -> None:
    remarks = said(
        structure(
            typed(
                TITLE,
                "○佐藤委員　委託率はどうなっていますか。",
                "○鈴木委員　研修は何回ありましたか。",
                "○事務局　委託率は23.4％、研修は4回です。",
            )
        )
    )
    answer = remarks[2].locator.block
    assert [remark.answered_by for remark in remarks] == [(answer,), (answer,), ()]
    assert remarks[2].answers_to == remarks[1].locator.block


def test_the_chair_who_asks_for_questions_asks_none(typed: Typed) -> None:
    remarks = said(
        structure(typed(TITLE, "○山田会長　ご質問はありますか。", "○事務局　ないようですので、資料２を説明します。"))
    )
    assert [remark.kind for remark in remarks] == [UtteranceKind.REMARK] * 2


def test_no_answer_across_agenda_items(typed: Typed) -> None:
    remarks = said(
        structure(
            typed(
                TITLE,
                "議題１　委託率について",
                "○佐藤委員　委託率はどうなっていますか。",
                "議題２　研修について",
                "○事務局　研修について説明します。",
            )
        )
    )
    assert remarks[0].answered_by == ()
    assert [remark.agenda for remark in remarks] == ["議題１　委託率について", "議題２　研修について"]


def test_to_ask_somebody_to_think_of_something_is_no_question(typed: Typed) -> None:
    talk = ("○佐藤委員　日程を休日にも考えてほしい。", "○山田委員　部長の考えを聞かせてほしい。")
    turns = said(structure(typed("第1回部会　議事録", *talk)))
    assert [block.kind for block in turns] == [UtteranceKind.REMARK, UtteranceKind.QUESTION]


def test_a_suggestion_is_a_question_only_if_it_is_answered(typed: Typed) -> None:
    suggested = "○佐藤委員　章立てを変えてはどうか。"
    left = said(structure(typed(TITLE, suggested, "○鈴木委員　賛成です。")))
    taken = said(structure(typed(TITLE, suggested, "○事務局　検討します。")))
    assert (left[0].kind, taken[0].kind) == (UtteranceKind.REMARK, UtteranceKind.QUESTION)


# -- agenda, resolutions, stage ----------------------------------------------------------------------------------------


def test_without_headings_the_chair_says_what_is_discussed(typed: Typed) -> None:
    remarks = said(
        structure(
            typed(
                TITLE,
                "議題",
                "（１）里親委託の推進について",
                "（２）研修の計画について",
                "○山田会長　それでは議題（１）について説明をお願いします。",
                "○事務局　資料１のとおりです。",
                "○山田会長　次に、研修の計画について審議します。",
                "○佐藤委員　賛成です。",
            )
        )
    )
    first, second = "（１）里親委託の推進について", "（２）研修の計画について"
    assert [remark.agenda for remark in remarks] == [first, first, second, second]


@pytest.mark.parametrize(
    ("lines", "text"),
    [
        (["○山田会長　異議なしと認め、承認いたします。"], "異議なしと認め、承認いたします。"),
        (["○山田会長　起立全員です。よって、本案は可決されました。"], "よって、本案は可決されました。"),
        (
            ["○山田会長　案のとおり承認することでよろしいでしょうか。", "（異議なし）"],
            "案のとおり承認することでよろしいでしょうか。",
        ),
        (
            [
                "○山田会長　案のとおり承認することでよろしいでしょうか。",
                "（異議なし）",
                "○山田会長　では、承認とします。",
            ],
            "では、承認とします。",
        ),
    ],
)
def test_what_was_resolved(typed: Typed, lines: list[str], text: str) -> None:
    structured = structure(typed(TITLE, "○事務局　資料を説明します。", *lines))
    assert [resolution.text for resolution in meeting_of(structured).resolutions] == [text]
    settled = [remark for remark in said(structured) if remark.kind is UtteranceKind.RESOLUTION]
    assert [remark.locator.block for remark in settled] == [meeting_of(structured).resolutions[0].block]


@pytest.mark.parametrize(
    "line",
    [
        "○山田会長　本案の承認をお願いします。",
        "○山田会長　次回、承認する予定です。",
        "○佐藤委員　前回承認された案です。",
        "○山田会長　採決します。賛成の方は起立願います。",
    ],
)
def test_what_was_not_resolved(typed: Typed, line: str) -> None:
    assert meeting_of(structure(typed(TITLE, "○事務局　資料を説明します。", line))).resolutions == ()


@pytest.mark.parametrize(
    ("note", "is_stage"),
    [
        ("（拍手）", True),
        ("（事務局から資料の説明）", True),
        ("〔「異議なし」と呼ぶ者あり〕", True),
        ("－　全員異議なし　－", True),
        ("＜一同了承＞", True),
        ("意見なし。", True),
        ("「なし」の声あり", True),
        ("（午前11時52分）", True),
        ("（14：00）", True),
        ("<委嘱状交付>", True),
        ("<今後の進め方>", False),
        ("〔委員長退席、衛藤（聖）委員長代理着席〕", True),
        ("（主な変更点）", False),
    ],
)
def test_notes_of_what_happened(typed: Typed, note: str, is_stage: bool) -> None:
    structured = structure(typed(TITLE, "○山田会長　ただいまから会議を開きます。", note, "資料の確認をお願いします。"))
    stage = [block.text for page in structured.pages for block in page.blocks
             if isinstance(block, Paragraph) and block.is_stage]  # fmt: skip
    assert stage == ([note] if is_stage else [])
    assert [remark.turn for remark in said(structured)] == ([1, 1] if is_stage else [1, 1, 1])


def test_a_heading_that_names_who_presents_makes_a_speaker_who_is_uncertain(typed: Typed) -> None:
    remarks = said(
        structure(
            typed(
                TITLE, "１　挨拶（川上教育部長）", "感染症に取り組んだ一年だった。", "２　議事", "次第のとおり進めた。"
            )
        )
    )
    assert [(remark.speaker, remark.role, remark.is_certain) for remark in remarks] == [("川上", "教育部長", False)]


def test_several_who_speak_as_one_are_a_speaker(typed: Typed) -> None:
    remarks = said(
        structure(typed(TITLE, "○石井委員　会長には上田委員を推薦します。", "○各委員　異議なし。", "○委員一同　はい。"))
    )
    assert [(remark.speaker, remark.remark) for remark in remarks] == [
        ("石井", "会長には上田委員を推薦します。"),
        ("各委員", "異議なし。"),
        ("委員一同", "はい。"),
    ]


def test_ceremonies_are_no_items_of_the_agenda_and_other_business_is_one(typed: Typed) -> None:
    lines = [
        "１　開会",
        "（事務局）　ただいまから会議を開きます。",
        "２　議事",
        "（１）令和6年度の事業の進捗について",
        "（大野会長）　事務局から説明をお願いします。",
        "（２）その他",
        "（森委員）　次回の日程を知らせてください。",
        "３　閉会",
    ]
    structured = structure(typed(TITLE, "出席委員　大野会長、森委員", *lines))
    assert [remark.agenda for remark in said(structured)] == ["", "（１）令和6年度の事業の進捗について", "（２）その他"]
    assert structured.meeting is not None
    assert structured.meeting.agenda == ("（１）令和6年度の事業の進捗について", "（２）その他")


# -- ids ---------------------------------------------------------------------------------------------------------------


def test_ids_depend_on_what_is_said_alone() -> None:
    plain = utterance_ids([("山田会長", "ただいまから会議を開きます。"), ("佐藤委員", "はい。")])
    other_setting = utterance_ids([("佐藤委員", "はい"), ("山田会長", "ただいまから 会議を\n開きます。")])
    assert set(plain) == set(other_setting)


def test_who_says_the_same_again_gets_an_id_of_its_own() -> None:
    first, other, again = utterance_ids([("会長", "はい。"), ("事務局", "はい。"), ("会長", "はい。")])
    assert again == f"{first}-2"
    assert other not in (first, again)


def test_ids_survive_a_change_elsewhere_in_the_paper(typed: Typed) -> None:
    lines = ["○山田会長　ただいまから会議を開きます。", "○佐藤委員　委託率はどうなっていますか。"]
    before = [remark.id for remark in said(structure(typed(TITLE, *lines)))]
    after = [remark.id for remark in said(structure(typed(TITLE, "日時：令和7年7月16日", "場所：県庁", *lines)))]
    assert before == after
    assert len(set(before)) == 2


def test_opening_and_closing_cut_the_speakers_mark_off(typed: Typed) -> None:
    opened = said(structure(typed(TITLE, "○山田会長　ただいまから会議を開きます。", "○佐藤委員　はい、わかりました。")))
    closed = said(structure(typed(TITLE, "黙食が望ましい。（関校長）", "表現は統一したほうがよい。（早川校長）")))
    assert [remark.remark for remark in opened] == ["ただいまから会議を開きます。", "はい、わかりました。"]
    assert [remark.remark for remark in closed] == ["黙食が望ましい。", "表現は統一したほうがよい。"]
