"""What a paper is: its title, kind, date and, of minutes, the facts of the meeting."""

import datetime as dt
from collections.abc import Callable

import pytest

from corpus.meeting import Attendee, Meeting, Presence
from corpus.model import Kind
from pipeline.raw import Format, RawDocument, RawPage, RawParagraph
from pipeline.structure.assemble import structure
from pipeline.structure.minutes.meeting import meeting_name

Typed = Callable[..., RawDocument]
Typeset = Callable[..., RawPage]
TEXT = "　里親の登録は前年より増え、委託率も上がっている。"


def test_the_largest_line_is_the_title(typeset: Typeset) -> None:
    large = {"size": 16, "centre": True}
    page = typeset(
        1,
        [
            *[("資料１", {"right": True}), ("R8.3 児童相談・養育支援室", {"right": True})],
            *[("社会的養育推進計画（後期）", large), ("取組状況等について", large), *[TEXT] * 8],
        ],
    )
    structured = structure(RawDocument(Format.PDF, (page,)))
    assert structured.title == "社会的養育推進計画（後期） 取組状況等について"
    assert structured.date is not None and structured.date.first == dt.date(2026, 3, 1)
    assert structured.kind is Kind.PROGRESS


@pytest.mark.parametrize(
    ("parts", "title"),
    [
        ([RawParagraph("本文\nの案内", is_title=True), TEXT], "本文 の案内"),
        (["文書番号12", RawParagraph("背景と目的", outline_level=1), TEXT], "背景と目的"),
        (["資料２", "令和7年4月1日", "里親委託の推進について", TEXT], "里親委託の推進について"),
        (["令和７年度　里親支援事業実施計画", TEXT], "令和７年度　里親支援事業実施計画"),
        (["第3回里親支援協議会　議事録", "日時：令和7年7月16日", TEXT], "第3回里親支援協議会　議事録"),
        # no title is better than a sentence: the paper then goes by its file's name
        (["おはようございます。", "本日は里親制度について御報告いたします。"], ""),
    ],
)
def test_titles_without_type_sizes(typed: Typed, parts: list[str | RawParagraph], title: str) -> None:
    assert structure(typed(*parts)).title == title


def test_metadata_is_the_title_of_a_paper_that_shows_none_unless_it_is_a_file_name(typed: Typed) -> None:
    pages = typed(TEXT).pages
    assert structure(RawDocument(Format.PDF, pages, title="里親の手引き")).title == "里親の手引き"
    assert structure(RawDocument(Format.PDF, pages, title="Microsoft Word - 01.docx")).title == ""


def test_an_empty_document_has_no_title_and_no_blocks() -> None:
    structured = structure(RawDocument(Format.TEXT, (RawPage(None, ()),)))
    assert (structured.title, structured.pages[0].blocks, structured.date) == ("", (), None)


@pytest.mark.parametrize(
    ("lines", "first"),
    [
        (["日時：令和7年7月16日（水）10:00～12:00"], dt.date(2025, 7, 16)),
        (["１　開催日時", "令和７年７月１６日（水）", "２　場所", "県庁"], dt.date(2025, 7, 16)),
        (["令和6年度の計画に基づく。", "令和8年3月1日作成"], dt.date(2026, 3, 1)),
        (["令和8年3月"], dt.date(2026, 3, 1)),
        (["令和6年4月の改正により、里親の委託が進んだ。"], None),
    ],
)
def test_the_date_of_a_document(typed: Typed, lines: list[str], first: dt.date | None) -> None:
    date = structure(typed("里親委託の推進について", *lines, TEXT)).date
    assert (date.first if date else None) == first


def test_a_chronology_is_not_the_date_of_its_paper(typed: Typed) -> None:
    lines = ["令和2年12月　基本方針の決定", "令和3年2月　法案の閣議決定", "令和3年7月　手順書の公表"]
    assert structure(typed("推進方針の概要", *lines, TEXT)).date is None


def test_a_fiscal_year_in_the_title_is_the_last_resort(typed: Typed) -> None:
    date = structure(typed("令和7年度里親支援事業計画", TEXT)).date
    assert date is not None and (date.first, date.last) == (dt.date(2025, 4, 1), dt.date(2026, 3, 31))


@pytest.mark.parametrize(
    ("title", "name", "number"),
    [
        ("第３回　里親支援協議会　議事録", "里親支援協議会", 3),
        ("令和7年度第1回長野県社会福祉審議会児童福祉専門分科会 議事録", "長野県社会福祉審議会児童福祉専門分科会", 1),
        ("里親支援協議会（第12回）会議録", "里親支援協議会", 12),
        ("第十回教育施策連絡会会議要録", "教育施策連絡会", 10),
        ("第二十一回審議会議事要旨", "審議会", 21),
        ("第2回里親支援協議会会議録（要約版）", "里親支援協議会", 2),
        ("第3回千曲町子ども・子育て会議概要（会議録）", "千曲町子ども・子育て会議", 3),
        ("里親支援協議会　議事録（案）", "里親支援協議会", None),
        ("議事録", "", None),
    ],
)
def test_the_name_and_number_of_a_meeting(title: str, name: str, number: int | None) -> None:
    assert meeting_name(title) == (name, number)


def test_the_facts_of_a_meeting(typed: Typed) -> None:
    raw = typed(
        "令和７年度第２回里親支援協議会　議事録",
        "１　日　時　　令和７年７月１６日（水）　午後１時３０分～３時",
        "２　場　所　　県庁　３階　特別会議室",
        "３　出席者",
        "委員長　山田太郎",
        "委員　　佐藤花子、鈴木一郎",
        "事務局：高橋課長、伊藤",
        "４　欠席者",
        "田中次郎",
        "５　議　題",
        "（１）里親委託の推進について",
        "（２）その他",
        "６　議事の概要",
        "○山田委員長　ただいまから会議を開きます。",
    )
    structured = structure(raw)
    assert structured.kind is Kind.MINUTES
    assert structured.meeting == Meeting(
        name="里親支援協議会",
        number=2,
        place="県庁　３階　特別会議室",
        attendees=(
            "山田太郎（委員長）",
            "佐藤花子（委員）",
            "鈴木一郎（委員）",
            "高橋（課長）",
            "伊藤（事務局）",
        ),
        agenda=("（１）里親委託の推進について", "（２）その他"),
        begins=dt.time(13, 30),
        ends=dt.time(15, 0),
        people=(
            Attendee("山田太郎", "委員長"),
            Attendee("佐藤花子", "", "委員"),
            Attendee("鈴木一郎", "", "委員"),
            Attendee("高橋", "課長", "事務局"),
            Attendee("伊藤", "", "事務局"),
            Attendee("田中次郎", presence=Presence.ABSENT),
        ),
    )
    assert structured.date is not None and structured.date.first == dt.date(2025, 7, 16)


def test_the_facts_in_a_table_at_the_head(typed: Typed) -> None:
    raw = typed(
        "第2回里親支援協議会　議事録",
        [["日　時", "令和7年7月16日"], ["場　所", "県庁"], ["出席者", "山田太郎、佐藤花子"], ["議　題", "里親委託"]],
        "○山田委員長　ただいまから会議を開きます。",
    )
    meeting = structure(raw).meeting
    assert meeting is not None
    assert (meeting.place, meeting.attendees, meeting.agenda) == ("県庁", ("山田太郎", "佐藤花子"), ("里親委託",))


def test_a_roster_tells_who_was_there_and_in_what_role(typed: Typed) -> None:
    raw = typed(
        "第2回里親支援協議会　議事録",
        "出席者",
        [
            ["職", "氏名", "所属", "出欠"],
            ["会長", "山田 太郎", "千曲大学", "出席"],
            ["委員", "佐藤 花子", "里親会", "出席"],
            ["", "鈴木 一郎", "乳児院", "欠席"],
            ["", "伊藤 次郎", "弁護士会", "出席"],
            ["事務局", "家庭支援課長 高橋、係長 渡辺", "", "出席"],
        ],
        "○山田会長　ただいまから会議を開きます。",
    )
    meeting = structure(raw).meeting
    assert meeting is not None
    assert meeting.attendees == (
        *("山田 太郎（会長）", "佐藤 花子（委員）", "伊藤 次郎（委員）"),
        *("高橋（家庭支援課長）", "渡辺（係長）"),
    )


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("計画の進捗状況について", Kind.PROGRESS),
        ("令和6年度事業実績報告", Kind.PROGRESS),
        ("里親制度の手引き", Kind.OTHER),
        ("第3回里親支援協議会　次第", Kind.OTHER),
        ("第3回里親支援協議会　議事要旨", Kind.MINUTES),
    ],
)
def test_kinds_by_title(typed: Typed, title: str, kind: Kind) -> None:
    assert structure(typed(title, TEXT)).kind is kind


def test_a_table_of_dated_actions_makes_a_progress_report(typed: Typed) -> None:
    table = [["年月日", "会議等", "内容"], ["R7.4.16", "検討会議", "研修"], ["R7.7.11", "研修会", "説明"]]
    assert structure(typed("里親支援センターの取組", table)).kind is Kind.PROGRESS


def test_the_absent_stay_absent_under_the_word_for_members(typed: Typed) -> None:
    meeting = structure(
        typed(
            "第3回里親支援協議会　議事録",
            "1　出席者",
            "委員：佐藤　花子",
            "2　欠席者",
            "委員：田中　次郎",
            "3　議題",
            "計画について",
        )
    ).meeting
    assert meeting is not None
    assert [(person.name, person.presence) for person in meeting.people] == [
        ("佐藤 花子", Presence.PRESENT),
        ("田中 次郎", Presence.ABSENT),
    ]


@pytest.mark.parametrize(
    "lines",
    [
        ("開催日時　平成27年2月13日（金）（午後6時45分～8時45分）",),
        ("開会日時　平成27年2月13日（金）午後6時45分", "閉会日時　平成27年2月13日（金）午後8時45分"),
        ("開会　平成27年2月13日（金）午後６時４５分", "閉会　同日　午後８時４５分"),
        ("＜開会＞", "平成27年2月13日", "18時45分", "＜閉会＞", "平成27年2月13日", "20時45分"),
    ],
)
def test_times_in_brackets_or_below_the_words_for_opening_and_closing(typed: Typed, lines: tuple[str, ...]) -> None:
    meeting = structure(typed("第3回里親支援協議会　議事録", *lines, "○会長　ただいまから会議を開きます。")).meeting
    assert meeting is not None
    assert (meeting.begins, meeting.ends) == (dt.time(18, 45), dt.time(20, 45))


def test_a_value_may_stand_close_behind_how_the_list_is_written(typed: Typed) -> None:
    head = ("出席者氏名（敬称略）副委員長 加納康彦", "欠席者氏名（敬称略）西尾成弘")
    meeting = structure(typed("第4回会議録", *head, "○会長　始めます。", "○委員　質問です。")).meeting
    assert meeting is not None
    assert [(person.name, person.presence) for person in meeting.people] == [
        ("加納康彦", Presence.PRESENT),
        ("西尾成弘", Presence.ABSENT),
    ]


def test_labels_in_brackets_may_stand_close_to_their_values(typed: Typed) -> None:
    meeting = structure(
        typed(
            "第3回里親支援協議会　議事録",
            "【日時】令和7年8月1日（金）10時00分～11時00分",
            "【会議室】県庁3階会議室",
            "【出席者】山田会長、佐藤委員",
            "【欠席者】田中委員",
            "【開催形態】公開（傍聴者1名）",
            "【山田会長】ただいまから会議を開きます。",
            "【事務局】資料1をご覧ください。",
        )
    ).meeting
    assert meeting is not None
    assert meeting.place == "県庁3階会議室"
    assert [(person.name, person.presence) for person in meeting.people] == [
        ("山田", Presence.PRESENT),
        ("佐藤", Presence.PRESENT),
        ("田中", Presence.ABSENT),
    ]


def test_the_place_below_the_time_and_the_name_behind_its_label(typed: Typed) -> None:
    meeting = structure(
        typed(
            "第4回審議会結果（発言記録）",
            [["審議会等名称", "第7期第4回県里親審議会"]],
            "1　日時及び場所",
            "令和7年8月1日（金）10時から11時",
            "千曲会館",
            "2　出席者",
            "山田会長、佐藤委員",
            "＜山田会長＞",
            "ただいまから会議を開きます。",
        )
    ).meeting
    assert meeting is not None
    assert (meeting.name, meeting.number, meeting.place) == ("県里親審議会", 4, "千曲会館")


def test_the_office_in_brackets_below_the_members(typed: Typed) -> None:
    meeting = structure(
        typed(
            "第3回里親支援協議会　議事録",
            "3　出席者　　山田会長、佐藤委員",
            "　　　　　　　事務局（高橋課長、森主事）",
            "4　公開の可否　　公開",
            "8　会議の結果",
            "会長）ただいまから会議を開きます。",
            "委員）人数を教えてください。",
        )
    ).meeting
    assert meeting is not None
    assert [(person.name, person.role) for person in meeting.people] == [
        ("山田", "会長"),
        ("佐藤", "委員"),
        ("高橋", "課長"),
        ("森", "主事"),
    ]


def test_what_is_put_to_the_vote_politely_and_agreed_to_is_resolved(typed: Typed) -> None:
    meeting = structure(
        typed(
            "第3回里親支援協議会　議事録",
            "1　出席者",
            "会長　山田　太郎",
            "（欠席）",
            "委員　田中　次郎",
            "2　議事",
            "○山田会長　目標値は案のとおりとすることで、ご承認いただけますか。",
            "（異議なし）",
            "○佐藤委員　次回はいつですか。",
        )
    ).meeting
    assert meeting is not None
    assert [resolution.text for resolution in meeting.resolutions] == [
        "目標値は案のとおりとすることで、ご承認いただけますか。"
    ]
    assert [person.presence for person in meeting.people] == [Presence.PRESENT, Presence.ABSENT]


def test_opening_and_closing_on_one_line_and_officers_under_their_office(typed: Typed) -> None:
    meeting = structure(
        typed(
            "令和7年度総務委員会会議録",
            "開催日時　令和7年8月25日（月）　開会：14時30分　閉会：15時55分",
            "出席委員　山本進委員長、高野要委員",
            "市執行部",
            "【市長公室】",
            "市長公室長　佐々木敏夫、次長　細谷浩之",
            "山本委員長）ただ今から、総務委員会を開会いたします。",
            "高野委員）利用はどのくらいありますか。",
        )
    ).meeting
    assert meeting is not None
    assert (meeting.begins, meeting.ends) == (dt.time(14, 30), dt.time(15, 55))
    assert [(person.name, person.role, person.group) for person in meeting.people[2:]] == [
        ("佐々木敏夫", "市長公室長", "市長公室"),
        ("細谷浩之", "次長", "市長公室"),
    ]
