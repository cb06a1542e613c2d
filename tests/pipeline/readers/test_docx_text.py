"""What a reader of a Word file sees in a paragraph is what is read, no more and no less. One test a feature."""

from pathlib import Path

import pytest

from corpus.messages import Language, issue_message
from corpus.model import IssueCode
from pipeline.raw import RawFurniture, RawNote, RawParagraph
from pipeline.readers.docx import READER
from tests.pipeline.readers.docx_files import p, r, read_elements, tbl, tc, texts, tr, write_docx

BEGIN, SEPARATE, END = (f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end"))


def code(text: str) -> str:
    return f'<w:r><w:instrText xml:space="preserve">{text}</w:instrText></w:r>'


def paragraph(inside: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr>{inside}</w:p>"


def text_of(tmp_path: Path, inside: str) -> str:
    """The text of a document whose only paragraph has these runs."""
    (text,) = texts(write_docx(tmp_path / "a.docx", paragraph(inside)))
    return text


SEEN = {
    "runs are joined as they stand": (r("里親") + r("委託率"), "里親委託率"),
    "blanks count where the file says so": (r("A ") + r(" B"), "A  B"),
    "other blanks at a run's ends do not": ("<w:r><w:t> A </w:t></w:r>" + r("B"), "AB"),
    "a blank alone": (r("令和7年度") + r(" ") + r("報告"), "令和7年度 報告"),
    "tab": ("<w:r><w:t>日時</w:t><w:tab/><w:t>R7.4.16</w:t></w:r>", "日時\tR7.4.16"),
    "line break": ("<w:r><w:t>一</w:t><w:br/><w:t>二</w:t><w:cr/><w:t>三</w:t></w:r>", "一\n二\n三"),
    "no made-up break": ("<w:r><w:t>一</w:t><w:lastRenderedPageBreak/><w:t>二</w:t></w:r>", "一二"),
    "hyphens": ("<w:r><w:t>A</w:t><w:noBreakHyphen/><w:t>B</w:t><w:softHyphen/><w:t>C</w:t></w:r>", "A-BC"),
    "soft hyphen and zero width as characters": (r("A\u00adB\u200bC"), "ABC"),
    "insertion": (r("里親") + f'<w:ins w:id="1">{r("等")}</w:ins>', "里親等"),
    "deletion": (r("里親") + '<w:del w:id="1"><w:r><w:delText>等</w:delText></w:r></w:del>', "里親"),
    "deletion inside an insertion": (
        f'<w:ins w:id="1">{r("新")}<w:del w:id="2"><w:r><w:delText>旧</w:delText></w:r></w:del></w:ins>',
        "新",
    ),
    "move": (f'<w:moveFrom w:id="1">{r("移")}</w:moveFrom>{r("中")}<w:moveTo w:id="2">{r("移")}</w:moveTo>', "中移"),
    "hyperlink": (f'<w:hyperlink r:id="x">{r("要綱")}</w:hyperlink>', "要綱"),
    "smart tag": (f'<w:smartTag w:element="date"><w:smartTagPr/>{r("4月")}</w:smartTag>', "4月"),
    "custom XML": (f'<w:customXml w:element="x">{r("値")}</w:customXml>', "値"),
    "content control around runs": (
        f'<w:sdt><w:sdtPr><w:alias w:val="氏名"/></w:sdtPr><w:sdtContent>{r("佐久間")}</w:sdtContent></w:sdt>',
        "佐久間",
    ),
    "a wrapper from the future": (f"<w:somethingNew>{r('読む')}</w:somethingNew>", "読む"),
    "right-to-left wrappers": (f'<w:dir w:val="rtl"><w:bdo w:val="ltr">{r("AB")}</w:bdo></w:dir>', "AB"),
    "field": (BEGIN + code("DATE \\@ ggge年") + SEPARATE + r("令和7年") + END, "令和7年"),
    "field in a field": (
        BEGIN + code("IF ") + BEGIN + code("PAGE") + SEPARATE + r("3") + END + code("=3") + SEPARATE + r("はい") + END,
        "はい",
    ),
    "simple field": (f'<w:fldSimple w:instr="TITLE">{r("進捗")}</w:fldSimple>', "進捗"),
    "field that is never closed": (r("前") + BEGIN + code("TOC") + SEPARATE + r("後"), "前後"),
    "framed character": (r("議長") + BEGIN + code("eq \\o\\ac(○,印)") + END, "議長印"),
    "button": (BEGIN + code("MACROBUTTON NoMacro [氏名を入力]") + END, "[氏名を入力]"),
    "ticked form box": (
        '<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:checkBox><w:default w:val="0"/><w:checked/></w:checkBox>'
        f"</w:ffData></w:fldChar></w:r>{code('FORMCHECKBOX')}{END}{r('該当')}",
        "☒該当",
    ),
    "form list": (
        '<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:ddList><w:result w:val="1"/><w:listEntry w:val="可"/>'
        f'<w:listEntry w:val="否"/></w:ddList></w:ffData></w:fldChar></w:r>{code("FORMDROPDOWN")}{END}',
        "否",
    ),
    "hidden text": (r("見える") + r("隠す", "<w:vanish/>") + r("字", '<w:vanish w:val="0"/>'), "見える字"),
    "symbol": ('<w:r><w:sym w:font="Wingdings" w:char="F0FC"/><w:t>済</w:t></w:r>', "✓済"),
    "bullets of Wingdings": (
        "".join(f'<w:r><w:sym w:font="Wingdings" w:char="F0{code}"/></w:r>' for code in ("A7", "A8", "6E", "75", "D8")),
        "▪□■◆➢",
    ),
    "boxes of Wingdings 2": (
        "".join(f'<w:r><w:sym w:font="Wingdings 2" w:char="F0{code}"/></w:r>' for code in ("52", "A3", "50")),
        "☑□✓",
    ),
    "signs of Symbol": (r("ab\uf0b7\uf0ae", '<w:rFonts w:ascii="Symbol" w:hAnsi="Symbol"/>'), "αβ•→"),
    "symbol of a text font": ('<w:r><w:sym w:font="ＭＳ 明朝" w:char="2460"/></w:r>', "①"),
    "letters in a symbol font": (r("l", '<w:rFonts w:ascii="Wingdings"/>') + r("項目"), "●項目"),
    "formula": (
        "<m:oMath><m:f><m:num><m:r><m:t>a</m:t></m:r></m:num><m:den><m:r><m:t>b</m:t></m:r></m:den></m:f>"
        "<m:r><m:t>=c</m:t></m:r></m:oMath>",
        "a/b=c",
    ),
    "one branch of an alternative": (
        f'<mc:AlternateContent><mc:Choice Requires="w14">{r("新")}</mc:Choice>'
        f"<mc:Fallback>{r('新')}</mc:Fallback></mc:AlternateContent>",
        "新",
    ),
    "the fallback where the choice has no text": (
        '<w:r><mc:AlternateContent><mc:Choice Requires="w16se"><w14:symEx w14:char="1F600"/></mc:Choice>'
        "<mc:Fallback><w:t>😀</w:t></mc:Fallback></mc:AlternateContent></w:r>",
        "😀",
    ),
}


@pytest.mark.parametrize(("inside", "seen"), SEEN.values(), ids=SEEN)
def test_a_paragraph_reads_as_it_is_seen(inside: str, seen: str, tmp_path: Path) -> None:
    assert text_of(tmp_path, inside) == seen


def test_ruby_keeps_the_base_text_and_notes_each_reading_once(tmp_path: Path) -> None:
    def ruby(base: str, reading: str) -> str:
        return f"<w:r><w:ruby><w:rubyPr/><w:rt>{r(reading)}</w:rt><w:rubyBase>{r(base)}</w:rubyBase></w:ruby></w:r>"

    one_by_one = ruby("東", "とう") + ruby("京", "きょう")
    old = BEGIN + code("EQ \\* jc2 \\* hps10 \\o\\ad(\\s\\up 9(いたく),委託)") + END
    body = paragraph(ruby("里親", "さとおや") + r("と") + one_by_one + old) + paragraph(ruby("里親", "さとおや"))
    assert read_elements(write_docx(tmp_path / "a.docx", body)) == (
        RawParagraph("里親と東京委託"),
        RawNote("里親（さとおや）、東京委託（とうきょういたく）", "ふりがな"),
        RawParagraph("里親"),
    )


def test_comments_are_kept_apart_and_counted(tmp_path: Path) -> None:
    inside = '<w:commentRangeStart w:id="0"/>' + r("本文") + '<w:r><w:commentReference w:id="0"/></w:r>'
    path = write_docx(
        tmp_path / "a.docx", paragraph(inside), {"comments": f'<w:comment w:id="0">{p("要確認")}</w:comment>'}
    )
    assert texts(path) == ["本文"]
    (issue,) = READER.read(path).issues
    assert issue.code is IssueCode.COMMENTS_LEFT_OUT
    assert "1件" in issue_message(issue, Language.JA)


def test_an_unknown_sign_is_shown_as_geta_and_counted(tmp_path: Path) -> None:
    path = write_docx(tmp_path / "a.docx", paragraph('<w:r><w:sym w:font="Gaiji" w:char="F0AB"/></w:r>' + r("田")))
    assert texts(path) == ["〓田"]
    assert [issue.code for issue in READER.read(path).issues] == [IssueCode.GLYPHS_UNMAPPED]


def test_a_deleted_paragraph_mark_joins_what_it_parted(tmp_path: Path) -> None:
    deleted = '<w:rPr><w:del w:id="1"/></w:rPr>'
    body = paragraph(r("里親"), deleted) + p("委託") + p("別の段落") + paragraph(r("終わり"), deleted)
    assert texts(write_docx(tmp_path / "a.docx", body)) == ["里親委託", "別の段落", "終わり"]


def test_paragraphs_in_wrappers_stand_in_their_order(tmp_path: Path) -> None:
    inner = f"<w:sdt><w:sdtContent>{p('三')}</w:sdtContent></w:sdt>"
    body = (
        p("一")
        + f"<w:sdt><w:sdtPr/><w:sdtContent>{p('二')}{inner}</w:sdtContent></w:sdt>"
        + f'<w:customXml w:element="x">{p("四")}</w:customXml>'
        + f'<w:ins w:id="1">{p("五")}</w:ins><w:moveFrom w:id="2">{p("元")}</w:moveFrom>'
        + p("六")
    )
    assert texts(write_docx(tmp_path / "a.docx", body)) == ["一", "二", "三", "四", "五", "六"]


TEXT_BOX = f"<w:txbxContent>{p('資料１')}{p('R8.3')}</w:txbxContent>"


@pytest.mark.parametrize(
    "drawing",
    [
        f"<w:drawing><wps:wsp><wps:txbx>{TEXT_BOX}</wps:txbx></wps:wsp></w:drawing>",
        f"<w:pict><v:shape><v:textbox>{TEXT_BOX}</v:textbox></v:shape></w:pict>",
        f'<mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx>{TEXT_BOX}</wps:txbx></w:drawing>'
        f"</mc:Choice><mc:Fallback><w:pict><v:textbox>{TEXT_BOX}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent>",
    ],
    ids=["DrawingML", "VML", "both, for new and old programs"],
)
def test_text_boxes_follow_their_paragraph_once(drawing: str, tmp_path: Path) -> None:
    body = paragraph(r("題名") + f"<w:r>{drawing}</w:r>") + p("本文")
    assert texts(write_docx(tmp_path / "a.docx", body)) == ["題名", "資料１", "R8.3", "本文"]


def test_a_text_box_may_hold_a_table_and_another_box(tmp_path: Path) -> None:
    inner = f"<w:r><w:pict><v:textbox><w:txbxContent>{p('中の箱')}</w:txbxContent></v:textbox></w:pict></w:r>"
    table = tbl(tr(tc("年月日"), tc("内容")))
    box = f"<w:r><w:pict><v:textbox><w:txbxContent>{table}{paragraph(inner)}</w:txbxContent></v:textbox></w:pict></w:r>"
    assert texts(write_docx(tmp_path / "a.docx", paragraph(box))) == ["年月日|内容", "中の箱"]


def test_word_art_and_shapes_are_read(tmp_path: Path) -> None:
    art = '<w:r><w:pict><v:shape><v:textpath string="案"/></v:shape></w:pict></w:r>'
    shape = "<w:r><w:drawing><a:p><a:r><a:t>流れ</a:t></a:r><a:r><a:t>図</a:t></a:r></a:p></w:drawing></w:r>"
    assert texts(write_docx(tmp_path / "a.docx", paragraph(art + shape))) == ["案", "流れ図"]


def test_notes_follow_their_paragraph_and_their_mark_stays_in_the_text(tmp_path: Path) -> None:
    def refer(kind: str, number: int, more: str = "") -> str:
        return f'<w:r><w:{kind}Reference w:id="{number}"{more}/></w:r>'

    body = (
        paragraph(r("QPI") + refer("footnote", 2) + r("の取組"))
        + paragraph(r("参加者139") + refer("footnote", 3))
        + paragraph(r("独自") + '<w:r><w:footnoteReference w:id="4" w:customMarkFollows="1"/><w:t>＊</w:t></w:r>')
        + paragraph(r("末尾") + refer("endnote", 2))
        + p("終")
    )
    own = "<w:r><w:footnoteRef/></w:r>"
    notes = '<w:footnote w:type="separator" w:id="0"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>' + "".join(
        f'<w:footnote w:id="{number}">{paragraph(own + r(text))}</w:footnote>'
        for number, text in ((2, " 品質の取組のこと。"), (3, "延べ人数"), (4, "別紙"), (9, "どこからも参照されない"))
    )
    endnotes = f'<w:endnote w:id="2">{p("出典")}{p("二段落目")}</w:endnote>'
    path = write_docx(tmp_path / "a.docx", body, {"footnotes": notes, "endnotes": endnotes})
    assert read_elements(path) == (
        RawParagraph("QPI1の取組"),
        RawNote("品質の取組のこと。", "1"),
        # a blank, so that 139 people and note 2 do not read as 1392 people
        RawParagraph("参加者139 2"),
        RawNote("延べ人数", "2"),
        RawParagraph("独自＊"),
        RawNote("別紙", "＊"),
        RawParagraph("末尾i"),
        RawParagraph("終"),
        RawNote("出典\n二段落目", "i"),
    )


def test_notes_are_numbered_as_the_document_says(tmp_path: Path) -> None:
    reference = '<w:r><w:footnoteReference w:id="1"/></w:r>'
    section = (
        '<w:sectPr><w:footnotePr><w:numFmt w:val="decimalEnclosedCircle"/><w:numStart w:val="3"/>'
        '<w:numRestart w:val="eachSect"/></w:footnotePr></w:sectPr>'
    )
    body = paragraph(r("甲") + reference + reference, section) + paragraph(r("乙") + reference) + section
    path = write_docx(tmp_path / "a.docx", body, {"footnotes": f'<w:footnote w:id="1">{p("注")}</w:footnote>'})
    paragraphs = [element.text for element in read_elements(path) if isinstance(element, RawParagraph)]
    assert paragraphs == ["甲③④", "乙③"]


def test_headers_and_footers_are_furniture(tmp_path: Path) -> None:
    section = (
        '<w:sectPr><w:headerReference w:type="default" r:id="header1"/><w:footerReference r:id="footer1"/></w:sectPr>'
    )
    page = BEGIN + code("PAGE") + SEPARATE + r("1") + END
    parts = {"header1": p("社会的養育推進計画"), "footer1": paragraph(r("- ") + page + r(" -"))}
    # the second section prints the same header; it is there once
    path = write_docx(tmp_path / "a.docx", paragraph(r("本文"), section) + section, parts)
    assert read_elements(path) == (RawFurniture("社会的養育推進計画"), RawParagraph("本文"), RawFurniture("- 1 -"))


@pytest.mark.parametrize(("switch", "shown"), [("", []), ("<w:titlePg/>", ["表紙だけ"])])
def test_a_first_page_header_counts_only_where_it_is_printed(switch: str, shown: list[str], tmp_path: Path) -> None:
    section = f'<w:sectPr><w:headerReference w:type="first" r:id="header1"/>{switch}</w:sectPr>'
    path = write_docx(tmp_path / "a.docx", p("本文") + section, {"header1": p("表紙だけ")})
    assert texts(path) == [*shown, "本文"]


def test_another_document_inside_is_reported(tmp_path: Path) -> None:
    path = write_docx(tmp_path / "a.docx", p("本文") + '<w:altChunk r:id="x"/>')
    (issue,) = READER.read(path).issues
    assert issue.code is IssueCode.PART_FAILED
    assert "埋め込まれた別の文書" in issue_message(issue, Language.JA)
