"""Lists of who was there become people: names, titles, lists' headings, affiliations, absence and proxies."""

import pytest

from corpus.meeting import Attendee, Handout, Presence
from pipeline.structure.minutes.handouts import handouts_of
from pipeline.structure.minutes.labels import Entry, Label
from pipeline.structure.minutes.people import known_names, people_of

ABSENT, PROXY = Presence.ABSENT, Presence.PROXY


def listed(*lines: str, word: str = "出席者", label: Label = Label.PRESENT) -> tuple[Attendee, ...]:
    return people_of([Entry(label, word, lines, range(1))])


@pytest.mark.parametrize(
    ("line", "people"),
    [
        ("大森会長、吉沢副会長", [Attendee("大森", "会長"), Attendee("吉沢", "副会長")]),
        ("会長　黒岩 正志、小田切 健", [Attendee("黒岩 正志", "会長"), Attendee("小田切 健")]),
        ("（委員）会長　黒岩 正志、小田切 健",
         [Attendee("黒岩 正志", "会長", "委員"), Attendee("小田切 健", "", "委員")]),
        ("会長：山田 太郎", [Attendee("山田 太郎", "会長")]),
        ("会長　　　金子 俊彦", [Attendee("金子 俊彦", "会長")]),
        ("稲葉委員 菅野委員", [Attendee("稲葉", "委員"), Attendee("菅野", "委員")]),
        ("委員 三井・安藤・若林", [Attendee(name, "委員") for name in ("三井", "安藤", "若林")]),
        ("会長（山本）、委員（東山、藤巻）",
         [Attendee("山本", "会長"), Attendee("東山", "", "委員"), Attendee("藤巻", "", "委員")]),
        ("事務局（都市整備課　榎本、星）",
         [Attendee("榎本", "", "事務局", "都市整備課"), Attendee("星", "", "事務局", "都市整備課")]),
        ("県福祉部 荻原、武田", [Attendee("荻原", affiliation="県福祉部"), Attendee("武田", affiliation="県福祉部")]),
        ("北信病院 永井医師", [Attendee("永井", "医師", affiliation="北信病院")]),
        ("こども家庭課長　宮坂、同課長補佐　滝沢", [Attendee("宮坂", "こども家庭課長"), Attendee("滝沢", "課長補佐")]),
        ("１番　丸山一郎君　　２番　坂口よし子君", [Attendee("丸山一郎"), Attendee("坂口よし子")]),
        ("町長　市村達也君　　教育長　長尾千恵子君", [Attendee("市村達也", "町長"), Attendee("長尾千恵子", "教育長")]),
        ("委員長山田　太郎君", [Attendee("山田 太郎", "委員長")]),
        ("佐藤 花子（千曲大学教授）", [Attendee("佐藤 花子", affiliation="千曲大学教授")]),
        ("日下部 雄一（オンライン）", [Attendee("日下部 雄一")]),
        ("館長、主査", [Attendee("", "館長"), Attendee("", "主査")]),
        ("（欠席）　篠原 恵委員", [Attendee("篠原 恵", "委員", presence=ABSENT)]),
        ("高野の各委員（後藤副委員長は欠席）", [Attendee("高野"), Attendee("後藤", "副委員長", presence=ABSENT)]),
        ("田中次郎（代理：高橋三郎）", [Attendee("高橋三郎", presence=PROXY, proxy_for="田中次郎")]),
        ("代理出席：村井様（商工会議所 岩瀬委員の代理）", [Attendee("村井", presence=PROXY, proxy_for="岩瀬")]),
        ("外部委員　　医師会長　柳瀬　博（議長）", [Attendee("柳瀬 博", "議長", "外部委員")]),
        ("石田（文）委員、石田（雅）委員", [Attendee("石田（文）", "委員"), Attendee("石田（雅）", "委員")]),
        ("会長職務代理者：小田切　健", [Attendee("小田切 健", "会長職務代理者")]),
        ("委員長：星名建市、副委員長：安孫子哲", [Attendee("星名建市", "委員長"), Attendee("安孫子哲", "副委員長")]),
        ("眞﨑副部長兼行政管理課長", [Attendee("眞﨑", "副部長兼行政管理課長")]),
        ("事務局・・・三田村恵子公民館長、森主事",
         [Attendee("三田村恵子", "公民館長", "事務局"), Attendee("森", "主事", "事務局")]),
        ("会長長野誠", [Attendee("長野誠", "会長")]),
        ("会長代理", [Attendee("", "会長代理")]),
        ("（市民部長）児嶋佳文、（市民課長）一二三修司",
         [Attendee("児嶋佳文", "市民部長"), Attendee("一二三修司", "市民課長")]),
        ("委員8名、事務局5名", []),
        ("1．31年度の目標（案）について", []),
        ("別紙名簿のとおり", []),
        ("なし", []),
    ],
)  # fmt: skip
def test_a_line_of_attendees(line: str, people: list[Attendee]) -> None:
    assert list(listed(line)) == people


def test_a_heading_within_the_list_holds_for_the_lines_below() -> None:
    assert listed("【委員】", "山田 太郎", "【事務局】", "高橋課長") == (
        Attendee("山田 太郎", "", "委員"),
        Attendee("高橋", "課長", "事務局"),
    )


def test_names_in_a_list_under_their_companies() -> None:
    assert listed("千曲電機", "内山 徹", "中村 久俊", "信濃精機", "上田 理") == (
        Attendee("内山 徹", affiliation="千曲電機"),
        Attendee("中村 久俊", affiliation="千曲電機"),
        Attendee("上田 理", affiliation="信濃精機"),
    )


def test_the_list_of_the_absent() -> None:
    assert listed("関根委員", word="欠席委員", label=Label.ABSENT) == (Attendee("関根", "委員", presence=ABSENT),)


def test_names_by_which_people_may_be_called() -> None:
    people = (Attendee("山田 太郎"), Attendee("奥村隆一"), Attendee("星"), Attendee("", "館長"))
    assert known_names(people) == {"山田", "山田太郎", "奥村", "奥村隆一", "星"}


@pytest.mark.parametrize(
    ("line", "handout"),
    [
        ("資料１－１：里親委託の状況", Handout("資料１－１", "里親委託の状況")),
        ("・資料2　計画の骨子（案）", Handout("資料2", "計画の骨子（案）")),
        ("【資料No.3】名簿", Handout("資料No.3", "名簿")),
        ("参考資料２ 国の通知", Handout("参考資料２", "国の通知")),
        ("・会議次第", Handout("", "会議次第")),
    ],
)
def test_handouts(line: str, handout: Handout) -> None:
    assert handouts_of([Entry(Label.OTHER, "配布資料", (line,), range(1))]) == (handout,)


def test_papers_that_were_submitted_are_handouts() -> None:
    entry = Entry(Label.OTHER, "提出資料", ("資料1　調査の用紙",), range(1))
    assert handouts_of([entry]) == (Handout("資料1", "調査の用紙"),)


def test_other_lists_hand_out_nothing() -> None:
    assert handouts_of([Entry(Label.OTHER, "内容", ("資料１の説明",), range(1))]) == ()
