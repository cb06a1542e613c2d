"""Facts of a meeting as public bodies publish them: agendas without a list, who presides, times on their own lines."""

import datetime as dt
from collections.abc import Callable

import pytest

from corpus.meeting import Attendee, Meeting
from corpus.model import Utterance, UtteranceKind
from pipeline.raw import RawDocument, RawParagraph
from pipeline.structure.assemble import Structured, structure
from pipeline.structure.minutes.meeting import heads_minutes, meeting_name, names_sitting
from pipeline.structure.minutes.name_lists import parts_of

Typed = Callable[..., RawDocument]


def meeting_of(structured: Structured) -> Meeting:
    assert structured.meeting is not None
    return structured.meeting


def said(structured: Structured) -> list[Utterance]:
    return [block for page in structured.pages for block in page.blocks if isinstance(block, Utterance)]


def heading(text: str) -> RawParagraph:
    return RawParagraph(text, outline_level=3)


# -- agenda ------------------------------------------------------------------------------------------------------------

ITEMS = ("（1）対象の施設について", "（2）募集要項の検討", "（3）その他")


def test_items_that_stand_as_headings_over_their_own_text_are_the_agenda(typed: Typed) -> None:
    told = [line for item in ITEMS for line in (item, "事務局から説明を行った。")]
    paper = typed("第1回選定委員会　会議概要", "1　日時", "令和7年7月3日", "2　議事", *told, "3　閉会")
    assert meeting_of(structure(paper)).agenda == ITEMS


def test_so_they_are_where_the_format_marks_the_headings(typed: Typed) -> None:
    told = [part for item in ITEMS for part in (heading(item), "事務局から説明を行った。")]
    paper = typed("第1回選定委員会　会議概要", heading("1　日時"), "令和7年7月3日", heading("2　議事"), *told)
    assert meeting_of(structure(paper)).agenda == ITEMS


def test_headings_that_do_not_count_on_are_none(typed: Typed) -> None:
    paper = typed(
        *(
            "第1回選定委員会　会議概要",
            heading("1　日時"),
            "令和7年7月3日",
            heading("2　議事"),
            heading("（1）対象の施設"),
        ),
        *("事務局から説明を行った。", heading("3　今後の予定"), heading("（1）次回の日程"), "8月に開く。"),
    )
    assert meeting_of(structure(paper)).agenda == ("（1）対象の施設",)


def test_groups_within_an_agenda_are_no_items_and_the_opening_ends_it(typed: Typed) -> None:
    paper = typed(
        *(
            "教育委員会会議録",
            "○議事日程",
            "〔議決事項〕",
            "（１）規則の改正について",
            "〔報告事項〕",
            "（２）体験事業について",
        ),
        *("午前10時00分開会", "田端教育長", "ただいまから会議を開会いたします。", "小平委員", "質問があります。"),
    )
    assert meeting_of(structure(paper)).agenda == ("（１）規則の改正について", "（２）体験事業について")


# -- who presides ------------------------------------------------------------------------------------------------------


def board(*, presides: str) -> tuple[str, ...]:
    return (
        "第15回教育委員会　会議録",
        "○大谷教育長　ただいまから会議を開会いたします。",
        "○橋口委員　上限を超える場合の扱いはどのようになりますか。",
        "○中嶋総務課長　理由書を添えることとしています。",
        f"○大谷教育長　{presides}",
    )


def test_a_superintendent_who_presides_does_not_answer(typed: Typed) -> None:
    *_, last = said(structure(typed(*board(presides="ほかに質問がないようですので、可決してよろしいですか。"))))
    assert last.answers_to is None


def test_one_who_only_opens_the_meeting_answers_like_others(typed: Typed) -> None:
    *_, last = said(structure(typed(*board(presides="上限は条例で定めており、変えることは考えておりません。"))))
    assert last.answers_to is not None


# -- times, names, people ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("lines", "begins", "ends"),
    [
        (("<開会>", "令和7年3月7日", "10時30分", "<閉会>", "令和7年3月7日", "11時45分"), (10, 30), (11, 45)),
        (("日時　令和6年11月11日（月）", "14：00～", "場所　研修室"), (14, 0), None),
    ],
)
def test_times_on_lines_of_their_own(
    typed: Typed, lines: tuple[str, ...], begins: tuple[int, int], ends: tuple[int, int] | None
) -> None:
    paper = typed("第2回支援協議会　議事録", *lines, "○会長　ただいまから会議を開きます。", "○委員　質問です。")
    meeting = meeting_of(structure(paper))
    assert meeting.begins == dt.time(*begins)
    assert meeting.ends == (dt.time(*ends) if ends else None)


@pytest.mark.parametrize(
    ("title", "name", "number"),
    [
        ("第219回国会　こども政策特別委員会　第3号", "こども政策特別委員会", 3),
        ("第二百十九回国会参議院厚生労働委員会会議録第三号", "厚生労働委員会", 3),
        ("第3回臨時会　議会運営委員会　第2号", "議会運営委員会", 2),
        ("第3回国会対策委員会　会議録", "国会対策委員会", 3),
    ],
)
def test_the_sessions_number_is_not_the_committees(title: str, name: str, number: int) -> None:
    assert meeting_name(title) == (name, number)


@pytest.mark.parametrize(
    ("line", "parts"),
    [
        (
            "委員長　田宮佳代子 副委員長　加納康彦 委員　横井智絵子、大久剛",
            ["委員長　田宮佳代子", "副委員長　加納康彦", "委員　横井智絵子", "大久剛"],
        ),
        ("会長　副会長　委員", ["会長　副会長　委員"]),
        ("会長　山田 太郎", ["会長　山田 太郎"]),
    ],
)
def test_a_line_of_several_titles_names_one_behind_each(line: str, parts: list[str]) -> None:
    assert [part.strip() for part in parts_of(line)] == parts


def test_titles_and_names_of_a_whole_line(typed: Typed) -> None:
    paper = typed(
        *(
            "第4回策定委員会　会議録",
            "日時　令和7年11月19日",
            "出席者　委員長　田宮佳代子 副委員長　加納康彦 委員　横井智絵子",
        ),
        *("○委員長　始めます。", "○委員　質問です。"),
    )
    assert meeting_of(structure(paper)).people == (
        Attendee("田宮佳代子", "委員長"),
        Attendee("加納康彦", "副委員長"),
        Attendee("横井智絵子", "委員"),
    )


def test_a_number_of_people_behind_the_last_is_no_part_of_the_name(typed: Typed) -> None:
    paper = typed(
        *("第1回審議会　会議録", "日時　令和7年7月24日", "出席委員", "金井　綾子、長沢　明好　全2名"),
        *("○委員長　始めます。", "○委員　質問です。"),
    )
    assert [person.name for person in meeting_of(structure(paper)).people] == ["金井 綾子", "長沢 明好"]


@pytest.mark.parametrize(
    ("heading_above", "below", "agenda"),
    [
        ("3．議題", ("1．相談体制について", "2．事例集について", "3．その他"), 3),
        ("2．議題", ("1．相談体制について", "2．事例集について", "3．その他"), 3),
        ("3．議題", ("1．相談体制について", "その他"), 1),
    ],
)
def test_other_business_that_counts_on_is_the_last_item(
    typed: Typed, heading_above: str, below: tuple[str, ...], agenda: int
) -> None:
    paper = typed("第3回協議会　議事録", heading_above, *below, "○会長　始めます。", "○委員　質問です。")
    assert meeting_of(structure(paper)).agenda == below[:agenda]


@pytest.mark.parametrize("item", ["［報告事項］生活支援拠点について", "【協議】計画の骨子案について"])
def test_a_heading_in_brackets_without_a_number_is_an_item(typed: Typed, item: str) -> None:
    talk = (item, "事務局：九月から始める。", "委員：連絡先を教えてほしい。")
    paper = typed(
        "第3回策定委員会　会議録", "日時　令和7年8月26日", "委員：はじめに一つ伺う。", "事務局：どうぞ。", *talk
    )
    structured = structure(paper)
    assert meeting_of(structured).agenda == (item,)
    assert [utterance.agenda for utterance in said(structured)] == ["", "", item, item]


def test_items_are_found_in_a_paper_that_says_when_and_where_though_not_that_it_is_minutes(typed: Typed) -> None:
    talk = ("【議題１　各部会の報告】", "○三好会長　では、お願いします。", "○友野副会長　３回開きました。")
    paper = typed("令和6年度第2回支援協議会", "日時　令和6年11月11日", "場所　研修室", "○三好会長　始めます。", *talk)
    assert [one.agenda for one in said(structure(paper))] == ["", talk[0], talk[0]]


def test_a_greeting_is_no_question(typed: Typed) -> None:
    lines = ("○三好会長　皆さん、こんにちは。よろしくお願いします。", "○事務局　資料５を御覧ください。")
    assert [one.kind for one in said(structure(typed("第2回支援協議会　議事録", *lines)))] == [UtteranceKind.REMARK] * 2


@pytest.mark.parametrize("note", ["（50音順・敬称略）", "（敬称略）", "（順不同）"])
def test_how_a_list_is_ordered_is_no_reason_to_drop_it(typed: Typed, note: str) -> None:
    head = [["開催日時", "令和7年1月27日"], ["出席委員", f"秋元　憲夫、岩本　正朔{note}"]]
    paper = typed("第1回整備審議会　会議録", head, "○会長　始めます。", "○委員　質問です。")
    assert [person.name for person in meeting_of(structure(paper)).people] == ["秋元 憲夫", "岩本 正朔"]


def test_the_officers_on_the_towns_side(typed: Typed) -> None:
    paper = typed(
        "地域づくり懇談会　会議録", "市側出席者　竹中市長、西村部長", "○会長　始めます。", "○住民　質問です。"
    )
    assert meeting_of(structure(paper)).people == (
        Attendee("竹中", "市長", "市側出席者"),
        Attendee("西村", "部長", "市側出席者"),
    )


def test_a_report_in_brackets_that_is_a_sentence_is_none(typed: Typed) -> None:
    talk = ("委員：はじめに一つ伺う。", "事務局：どうぞ。", "【報告】事務局が資料を説明した。", "委員：連絡先は。")
    paper = typed("第3回策定委員会　会議録", "日時　令和7年8月26日", *talk)
    assert meeting_of(structure(paper)).agenda == ()


def test_the_day_and_place_to_which_a_council_is_called(typed: Typed) -> None:
    paper = typed(
        *("総務文教委員会会議録", "〇招集日時　令和７年１２月１２日　午前１０時", "〇招集場所　議会委員会室"),
        *("〇関三郎委員長　会議を開きます。", "〇重田元子委員　質問です。", "午前１１時２０分　閉　会"),
    )
    meeting = meeting_of(structure(paper))
    assert (meeting.place, meeting.begins, meeting.ends) == ("議会委員会室", dt.time(10), dt.time(11, 20))


@pytest.mark.parametrize(
    "title",
    ["いじめ防止対策協議会（令和6年度）（第3回）　議事録", "令和6年度第3回いじめ防止対策協議会　議事録"],
)
def test_a_year_in_brackets_is_no_part_of_the_name(title: str) -> None:
    assert meeting_name(title) == ("いじめ防止対策協議会", 3)


BILLS = ("議案第12号　協議会委員の委嘱について", "議案第13号　就学援助の要綱の改正について")
SITTING = (
    "教育長　　開会します。議案第12号を議題とします。",
    "野々宮委員　　新しい方は何名ですか。",
    "教育総務課長　　３名です。",
    "教育長　　決定しました。続いて、議案第13号を議題とします。",
    "保科委員　　支給を早められませんか。",
)


def agenda_of(structured: Structured) -> list[str]:
    blocks = (block for page in structured.pages for block in page.blocks)
    return [block.agenda for block in blocks if isinstance(block, Utterance)]


def test_where_all_the_talk_is_below_the_list_the_chair_says_what_is_taken_up(typed: Typed) -> None:
    paper = structure(typed("教育委員会定例会会議録", "日時　令和7年6月25日", *BILLS, *SITTING))
    assert agenda_of(paper) == [BILLS[0]] * 3 + [BILLS[1]] * 2


def test_where_the_items_stand_as_headings_in_the_talk_these_say_it(typed: Typed) -> None:
    lines = (BILLS[0], *SITTING[:3], BILLS[1], "教育長　　議案第12号は決定しました。", SITTING[4])
    paper = structure(typed("教育委員会定例会会議録", "日時　令和7年6月25日", *lines))
    assert agenda_of(paper) == [BILLS[0]] * 3 + [BILLS[1]] * 2


def test_numbers_of_several_meetings_are_no_part_of_the_name() -> None:
    assert meeting_name("令和7年度　里親支援連絡会　議事録（第1回・第2回）")[0] == "里親支援連絡会"


@pytest.mark.parametrize(
    ("line", "name", "number"),
    [
        ("里親支援の在り方に関する専門委員会(第10回)(2015年5月29日)", "里親支援の在り方に関する専門委員会", 10),
        ("令和2年度第2回人権推進会議会議録(令和3年1月26日開催)", "人権推進会議", 2),
        ("こども部会（第3回）", "こども部会", 3),
    ],
)
def test_a_day_in_parentheses_is_no_part_of_the_name(line: str, name: str, number: int) -> None:
    assert meeting_name(line) == (name, number)


def test_name_number_and_kind_may_stand_on_three_lines(typed: Typed) -> None:
    paper = typed(
        "放課後施策推進協議会", "第2回", "会議要録", "○ 日時 平成24年12月18日（火）", "【委員長】", "開会する。"
    )
    meeting = meeting_of(structure(paper))
    assert (meeting.name, meeting.number) == ("放課後施策推進協議会", 2)


@pytest.mark.parametrize("line", ["議事録", "■会議録", "7 会議の結果", "【議事要旨】", "会議録（要旨）"])
def test_a_heading_says_that_minutes_stand_below(line: str) -> None:
    assert heads_minutes(line)


@pytest.mark.parametrize("line", ["議事録署名人", "議事録は次のとおり公開する。", "第3回会議録", "資料"])
def test_what_only_mentions_minutes_heads_none(line: str) -> None:
    assert not heads_minutes(line)


@pytest.mark.parametrize(
    "line", ["こども部会(第3回)", "総務委員会 平成27年6月22日(月)", "令和6年度第1回　青少年協議会"]
)
def test_a_body_with_its_number_or_day_is_a_sitting(line: str) -> None:
    assert names_sitting(line)


@pytest.mark.parametrize(
    "line", ["推進協議会", "令和6年度　推進協議会", "第3回推進協議会　資料1", "第3回の協議会で、決めた"]
)
def test_a_body_alone_or_a_paper_of_it_is_none(line: str) -> None:
    assert not names_sitting(line)
