"""Minutes become remarks with speakers, in every usual shape; lists of names and agendas do not."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from corpus.model import Kind, Table, Utterance
from pipeline.raw import RawCell, RawDocument, RawParagraph, RawTable
from pipeline.structure.assemble import Structured, structure
from pipeline.structure.minutes.turns import is_narrated

Typed = Callable[..., RawDocument]
TITLE = "第3回里親支援協議会　議事録"


def said(structured: Structured) -> list[tuple[str, str, str]]:
    return [
        (block.speaker, block.role, block.text)
        for page in structured.pages
        for block in page.blocks
        if isinstance(block, Utterance)
    ]


@pytest.mark.parametrize(
    ("chair", "member"),
    [
        ("○山田会長　", "○佐藤委員　"),
        ("〇山田会長：", "〇佐藤委員："),
        ("◯山田会長 ", "◯佐藤委員 "),
        ("0山田会長　", "0佐藤委員　"),
        ("Ｏ山田会長　", "Ｏ佐藤委員　"),
        ("（山田会長）", "（佐藤委員）"),
        ("(山田会長) ", "(佐藤委員) "),
        ("【山田会長】", "【佐藤委員】"),
        ("〔山田会長〕　", "〔佐藤委員〕　"),
        ("＜山田会長＞", "＜佐藤委員＞"),
        ("[山田会長] ", "[佐藤委員] "),
        ("山田会長：", "佐藤委員："),
        ("山田会長: ", "佐藤委員: "),
        ("●山田会長　", "◆佐藤委員　"),
        ("▽山田会長　", "▽佐藤委員　"),
        ("・山田会長：", "・佐藤委員："),
        ("山田会長　", "佐藤委員　"),
    ],
)
def test_each_usual_mark(typed: Typed, chair: str, member: str) -> None:
    structured = structure(
        typed(
            TITLE,
            f"{chair}ただいまから会議を開きます。",
            "資料の確認をお願いします。",
            f"{member}委託率はどうなっていますか。",
            f"{chair}事務局から説明してください。",
        )
    )
    assert structured.kind is Kind.MINUTES
    assert said(structured) == [
        ("山田", "会長", f"{chair}ただいまから会議を開きます。"),
        ("山田", "会長", "資料の確認をお願いします。"),
        ("佐藤", "委員", f"{member}委託率はどうなっていますか。"),
        ("山田", "会長", f"{chair}事務局から説明してください。"),
    ]


def test_names_on_lines_of_their_own(typed: Typed) -> None:
    structured = structure(
        typed(
            TITLE,
            RawParagraph("山田会長", is_bold=True),
            "ただいまから会議を開きます。",
            RawParagraph("佐藤委員", is_bold=True),
            "委託率はどうなっていますか。",
            "目標も教えてください。",
        )
    )
    assert [(speaker, text) for speaker, _, text in said(structured)] == [
        ("山田", "山田会長"),
        ("山田", "ただいまから会議を開きます。"),
        ("佐藤", "佐藤委員"),
        ("佐藤", "委託率はどうなっていますか。"),
        ("佐藤", "目標も教えてください。"),
    ]


def test_names_after_the_remarks(typed: Typed) -> None:
    structured = structure(
        typed(
            "第3回教育施策連絡会　会議要録",
            "１　情報交換",
            "黙食が望ましい。（四中：関校長）",
            "国のガイドラインに比べて厳しいとの声があった。",
            "（川上教育部長）",
            "表現は統一したほうがよいのではないか。（早川校長）",
        )
    )
    assert [(speaker, role) for speaker, role, _ in said(structured)] == [
        ("関", "校長"),
        ("川上", "教育部長"),
        ("川上", "教育部長"),
        ("早川", "校長"),
    ]


def test_a_table_of_speakers_and_remarks_is_a_conversation(typed: Typed) -> None:
    structured = structure(
        typed(
            TITLE,
            [
                ["発言者", "発言内容"],
                ["山田会長", "ただいまから会議を開きます。"],
                ["", "資料の確認をお願いします。"],
                ["事務局", "資料1を説明します。"],
            ],
        )
    )
    assert said(structured) == [
        ("山田", "会長", "山田会長　ただいまから会議を開きます。"),
        ("山田", "会長", "資料の確認をお願いします。"),
        ("事務局", "事務局", "事務局　資料1を説明します。"),
    ]


def test_a_table_of_members_stays_a_table(typed: Typed) -> None:
    structured = structure(
        typed(
            TITLE,
            [["氏名", "所属"], ["山田委員", "信州大学"], ["佐藤委員", "里親会"], ["鈴木委員", "弁護士会"]],
            "○山田会長　ただいまから会議を開きます。",
        )
    )
    assert len(said(structured)) == 1


@pytest.mark.parametrize("label", ["事務局", "委員"])
def test_unnamed_speakers_go_by_their_title(typed: Typed, label: str) -> None:
    structured = structure(typed(TITLE, f"{label}：委託率は前年より上がっています。", "会長：ほかに意見はありますか。"))
    assert said(structured)[0][:2] == (label, label)


def test_what_looks_like_a_speaker_but_is_none(typed: Typed) -> None:
    structured = structure(
        typed(
            TITLE,
            "日時：令和7年7月16日（水）　10:00～12:00",
            "場所：県庁会議室",
            "出席者",
            "・委員：山田太郎、佐藤花子",
            "・事務局：鈴木課長",
            "○議事",
            "○委員長挨拶",
            "○事務局からの説明",
            "○山田会長　ただいまから会議を開きます。",
            "○佐藤委員　はい",
            "（拍手）",
            "○山田会長　これで閉会します。",
            "以上",
        )
    )
    assert [text for _, _, text in said(structured)] == [
        "○山田会長　ただいまから会議を開きます。",
        "○佐藤委員　はい",
        "○山田会長　これで閉会します。",
    ]


def test_an_agenda_heading_between_speakers_ends_a_remark(typed: Typed) -> None:
    structured = structure(
        typed(
            TITLE,
            "○山田会長　ただいまから会議を開きます。",
            "（１）里親委託の推進について",
            "○事務局　資料1を説明します。",
            "委託率は（１）のとおりです。",
            "１　里親の登録",
            "登録は増えています。",
            "○佐藤委員　わかりました。",
        )
    )
    utterances = [block for page in structured.pages for block in page.blocks if isinstance(block, Utterance)]
    assert [block.section for block in utterances] == [(), *[("（１）里親委託の推進について",)] * 5]
    # numbers within a remark are said, they are no headings
    assert [block.speaker for block in utterances] == ["山田", *["事務局"] * 4, "佐藤"]


def test_a_typed_rule_interrupts_nobody(typed: Typed) -> None:
    structured = structure(
        typed(
            TITLE, "○山田会長　ただいまから会議を開きます。", "----------", "議題に入ります。", "―― 了 ――", "（別添）"
        )
    )
    assert [text for _, _, text in said(structured)] == ["○山田会長　ただいまから会議を開きます。", "議題に入ります。"]


def test_a_heading_that_counts_on_ends_a_remark(typed: Typed) -> None:
    structured = structure(
        typed(
            TITLE,
            "１　出席者",
            "山田会長、佐藤委員",
            "２　議事",
            "○山田会長　ただいまから会議を開きます。",
            "○佐藤委員　わかりました。",
            "３　まとめ",
            "・出張相談を試行する。",
        )
    )
    assert [text for _, _, text in said(structured)][-1] == "○佐藤委員　わかりました。"
    assert structured.pages[0].blocks[-1].section == ("３　まとめ",)


def test_a_report_that_mentions_members_is_no_minutes(typed: Typed) -> None:
    structured = structure(
        typed(
            "里親委託推進の取組状況について",
            "○ 里親支援センターの設置",
            "委員：山田太郎",
            "里親会の山田会長：講師として研修を実施した。",
            "県内10圏域で開催した。",
        )
    )
    assert structured.kind is Kind.PROGRESS
    assert said(structured) == []


def test_speech_goes_on_behind_a_table_that_was_shown(typed: Typed) -> None:
    structured = structure(
        typed(
            TITLE,
            "山田会長：説明をお願いします。",
            "佐藤課長：改定案は次の表のとおりです。",
            [["区分", "改定案"], ["基本使用料", "1,350円"]],
            "平均の改定率は12.4％になります。",
            "田中委員：上げ幅が大きいのではないですか。",
            "（減免の制度について）",
            "・減免の対象は次のとおりである。",
            "山田会長：意見をどうぞ。",
            [["氏名", "職"], ["田中", "委員"]],
            "この名簿は公表されている。",
        )
    )
    assert [(speaker, text[-9:]) for speaker, _, text in said(structured)] == [
        ("山田", "説明をお願いします。"[-9:]),
        ("佐藤", "次の表のとおりです。"[-9:]),
        ("佐藤", "12.4％になります。"[-9:]),
        ("田中", "のではないですか。"[-9:]),
        ("山田", "長：意見をどうぞ。"),
    ]


def test_a_table_of_questions_and_answers_without_names(typed: Typed) -> None:
    structured = structure(
        typed(
            TITLE,
            [
                ["番号", "委員からの意見・質問", "回答"],
                ["", "【案件1】清掃業務", ""],
                ["1", "応札が一者だった理由は何ですか。", "人員の確保が難しかったためです。"],
                ["2", "公告の期間を延ばせませんか。", "次年度は10日延ばします。"],
            ],
        )
    )
    assert said(structured) == [
        ("委員", "委員", "応札が一者だった理由は何ですか。"),
        ("回答", "回答", "人員の確保が難しかったためです。"),
        ("委員", "委員", "公告の期間を延ばせませんか。"),
        ("回答", "回答", "次年度は10日延ばします。"),
    ]


@pytest.mark.parametrize(
    ("head", "is_talk"),
    [
        (["No.", "委員からの質問", "応募者の回答"], True),
        (["No.", "保護者からのご質問", "園からの説明"], True),
        (["No.", "主な意見", "今後の対応"], False),  # a plan
        (["No.", "評価の質問項目", "点数の考え方"], False),
    ],
)
def test_whoever_asks_and_answers_in_the_head_of_a_table(typed: Typed, head: list[str], *, is_talk: bool) -> None:
    rows = [
        ["1", "夜間の人数を減らした理由は何か。", "利用が少ないためです。"],
        ["2", "協力はどう進めるのか。", "月に一度話します。"],
    ]
    assert bool(said(structure(typed(TITLE, [head, *rows])))) is is_talk


@pytest.mark.parametrize(
    ("head", "asker", "answerer"),
    [
        (["No.", "項目", "委員意見", "事務局回答"], "委員", "事務局"),
        (["No.", "項目", "市民からのご意見", "市の考え方"], "市民", "市"),
        (["No.", "項目", "県からの質問", "機関からの回答"], "県", "機関"),
        (["No.", "項目", "主な意見", "回答"], "質問", "回答"),  # the head names nobody
    ],
)
def test_the_head_of_a_table_may_name_who_asks_and_answers(
    typed: Typed, head: list[str], asker: str, answerer: str
) -> None:
    rows = [
        ["1", "前文", "権利を「持っている」という言い方にしてほしい。", "御意見のとおり改める。"],
        ["2", "第9条", "相談の窓口は学校の外にも置くのか。", "駅前に置く予定である。"],
    ]
    blocks = [b for page in structure(typed(TITLE, [head, *rows])).pages for b in page.blocks]
    remarks = [b for b in blocks if isinstance(b, Utterance)]
    assert [b.speaker for b in remarks] == [asker, answerer] * 2
    # what a column's head says decides, not the form of the sentence
    assert [b.kind.value for b in remarks] == ["question", "answer"] * 2
    assert [b.answers_to for b in remarks] == [
        None,
        remarks[0].locator.block,
        None,
        remarks[2].locator.block,
    ]


def test_a_table_of_one_row_may_be_a_remark(typed: Typed) -> None:
    structured = structure(
        typed(
            TITLE,
            [["山田会長", "ただいまから会議を開きます。"]],
            "1　計画について",
            [["佐藤委員", "委託率はどうなっていますか。"]],
            [["担当", "こども家庭課"]],
        )
    )
    assert [(speaker, role) for speaker, role, _ in said(structured)] == [("山田", "会長"), ("佐藤", "委員")]


def test_what_was_done_in_brackets_right_behind_the_name(typed: Typed) -> None:
    lines = (
        "議長　議事１を議題とします。",
        "事務局（資料２について説明）",
        "委員　期間はいつまでか。",
        "委員（質問なし）",
        "議長　終わります。",
    )
    assert [(one.speaker, one.remark) for one in remarks(structure(typed(TITLE, *lines)))] == [
        ("議長", "議事１を議題とします。"),
        ("事務局", "（資料２について説明）"),
        ("委員", "期間はいつまでか。"),
        ("委員", "（質問なし）"),
        ("議長", "終わります。"),
    ]


def test_a_circle_before_a_name_with_quoted_words(typed: Typed) -> None:
    lines = ("○大谷教育長「始めます。」", "○橋口委員「質問があります。」", "○「里親」とは家庭です。")
    assert [(one.speaker, one.turn) for one in remarks(structure(typed(TITLE, *lines)))] == [
        ("大谷", 1),
        ("橋口", 2),
        ("橋口", 2),
    ]


@pytest.mark.parametrize(
    ("line", "is_told"),
    [
        ("○　中野老人保健課長より、資料5に沿って説明。", True),
        ("・総務部長から組織の見直しについて報告があった。", True),
        ("○　部会長より、次回は12月に開く旨を述べ、閉会。", True),
        ("○　中野委員より、もっと早く説明してほしい。", False),
        ("○　総務部長から「急ぎます」と説明。", False),
        ("中野課長から説明。", False),
    ],
)
def test_a_bullet_that_tells_what_an_officer_did_is_no_remark(line: str, is_told: bool) -> None:
    assert is_narrated(line) is is_told


def remarks(structured: Structured) -> list[Utterance]:
    return [block for page in structured.pages for block in page.blocks if isinstance(block, Utterance)]


FORM = [["会議名", "第1回整備審議会"], ["開催日時", "令和7年1月27日　午後1時"], ["出席委員", "秋元憲夫、岩本正朔"]]


def test_a_form_whose_lower_rows_are_the_talk(typed: Typed) -> None:
    talk = [
        ["発言者", "議事の概要及び発言の要旨"],
        ["事務局（中）", "ただいまから審議会を開会します。"],
        ["", "<委嘱状交付>"],
        ["岩本委員", "秋元委員を推薦します。"],
        ["委員一同", "異議なし。"],
    ]
    structured = structure(typed("会　議　録", [*FORM, *talk]))
    assert [(one.speaker, one.remark) for one in remarks(structured)] == [
        ("中", "ただいまから審議会を開会します。"),
        ("岩本", "秋元委員を推薦します。"),
        ("委員一同", "異議なし。"),
    ]
    (table,) = [block for page in structured.pages for block in page.blocks if isinstance(block, Table)]
    assert [row[0] for row in table.grid()] == [row[0] for row in FORM]


def test_a_form_whose_talk_is_headed_by_a_mere_word_and_followed_by_facts(typed: Typed) -> None:
    talk = [
        ["発言", "内容"],
        ["所長", "7月の一時保護は14件である。"],
        ["福祉司", "夜間は2人で回している。"],
        ["心理司", "面接の日程が詰まっている。"],
        ["決定事項", "夜間の当番を見直す。"],
    ]
    structured = structure(typed("虐待対応検討会　記録票", [*FORM, *talk]))
    assert [(one.speaker, one.remark) for one in remarks(structured)] == [
        ("所長", "7月の一時保護は14件である。"),
        ("福祉司", "夜間は2人で回している。"),
        ("心理司", "面接の日程が詰まっている。"),
    ]


def test_what_is_noted_beside_a_remark_is_no_part_of_it(typed: Typed) -> None:
    rows = [
        ["時刻", "発言者", "内容", "備考"],
        ["10:00", "司会", "それでは始めます。", ""],
        ["10:02", "西部支援センター", "職員は4人です。", "資料1"],
    ]
    structured = structure(typed(TITLE, rows))
    assert [(one.speaker, one.remark) for one in remarks(structured)] == [
        ("司会", "それでは始めます。"),
        ("西部支援センター", "職員は4人です。"),
    ]
    assert "資料1" in [getattr(block, "text", "") for page in structured.pages for block in page.blocks]


def test_a_cell_over_all_columns_is_nobody(typed: Typed) -> None:
    cells = (
        RawCell(0, 0, "発言者"),
        RawCell(0, 1, "発言要旨"),
        RawCell(1, 0, "【議題1】窓口について", column_span=2),
        RawCell(2, 0, "会長"),
        RawCell(2, 1, "御質問を伺います。"),
        RawCell(3, 0, "小田切委員"),
        RawCell(3, 1, "何歳までが対象ですか。"),
    )
    raw = typed(TITLE)
    page = replace(raw.pages[0], elements=(*raw.pages[0].elements, RawTable(cells, 4, 2)))
    structured = structure(replace(raw, pages=(page,)))
    assert [(one.speaker, one.remark) for one in remarks(structured)] == [
        ("会長", "御質問を伺います。"),
        ("小田切", "何歳までが対象ですか。"),
    ]


def test_a_form_with_such_a_word_and_no_talk_stays_a_table(typed: Typed) -> None:
    more = [["発言", "内容"], ["議事録", "要点のみを記録する。"], ["配布資料", "次第のとおりとする。"]]
    assert remarks(structure(typed("会　議　録", [*FORM, *more]))) == []


def test_a_form_that_goes_on_with_other_facts_stays_one_table(typed: Typed) -> None:
    more = [["発言者", "発言の要旨"], ["別紙のとおり", "別紙のとおり"], ["傍聴者", "4名"]]
    structured = structure(typed("会　議　録", [*FORM, *more]))
    assert remarks(structured) == []
    assert len([block for page in structured.pages for block in page.blocks if isinstance(block, Table)]) == 1


def test_a_page_number_within_a_remark_interrupts_nobody(typed: Typed) -> None:
    lines = ("○会長　始めます。", "資料を御覧ください。", "- 3 -", "次の頁に移ります。", "○委員　質問です。")
    structured = structure(typed("第3回協議会　議事録", *lines))
    assert [(one.speaker, one.remark) for one in remarks(structured)] == [
        ("会長", "始めます。"),
        ("会長", "資料を御覧ください。"),
        ("会長", "次の頁に移ります。"),
        ("委員", "質問です。"),
    ]


@pytest.mark.parametrize(
    ("line", "is_stage"), [("《資料確認》", True), ("《議題の概要》", False), ("≪配布資料の確認≫", True)]
)
def test_a_deed_between_angle_brackets_interrupts_nobody(typed: Typed, line: str, *, is_stage: bool) -> None:
    paper = typed("第1回会議　会議録", "【事務局】開会します。", line, "続けて説明します。", "【会長】以上です。")
    goes_on = ["続けて説明します。"] if is_stage else []
    assert [text for _, _, text in said(structure(paper))] == ["【事務局】開会します。", *goes_on, "【会長】以上です。"]
