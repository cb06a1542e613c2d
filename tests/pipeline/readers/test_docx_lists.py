"""Lists and headings carry the numbers that Word prints, and the outline that their styles give them."""

from pathlib import Path

import pytest

from pipeline.raw import RawParagraph
from pipeline.readers.docx.numerals import show
from tests.pipeline.readers.docx_files import p, r, read_elements, texts, write_docx


def level(depth: int, number_format: str, text: str, more: str = "", start: int = 1) -> str:
    return (
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="{start}"/><w:numFmt w:val="{number_format}"/>{more}'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
    )


def definition(*levels: str, identifier: int = 0, more: str = "") -> str:
    return f'<w:abstractNum w:abstractNumId="{identifier}">{more}{"".join(levels)}</w:abstractNum>'


def number(identifier: int, abstract: int = 0, more: str = "") -> str:
    return f'<w:num w:numId="{identifier}"><w:abstractNumId w:val="{abstract}"/>{more}</w:num>'


def item(text: str, depth: int = 0, num_id: int = 1) -> str:
    return p(text, f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{num_id}"/></w:numPr>')


def lines(tmp_path: Path, body: str, numbering: str, styles: str = "") -> list[str]:
    return texts(write_docx(tmp_path / "a.docx", body, {"numbering": numbering, "styles": styles}))


@pytest.mark.parametrize(
    ("number_format", "first_and_later"),
    [
        ("decimal", {1: "1", 12: "12"}),
        ("decimalZero", {1: "01", 12: "12"}),
        ("decimalFullWidth", {1: "１", 12: "１２"}),
        ("decimalEnclosedCircle", {1: "①", 20: "⑳", 21: "21"}),
        ("decimalEnclosedParen", {2: "⑵"}),
        ("aiueoFullWidth", {1: "ア", 5: "オ", 46: "ン", 47: "アア"}),
        ("aiueo", {1: "ｱ", 45: "ｦ"}),
        ("irohaFullWidth", {1: "イ", 3: "ハ", 48: "ン"}),
        ("iroha", {2: "ﾛ", 25: "ヰ"}),
        ("japaneseCounting", {1: "一", 10: "十", 11: "十一", 20: "二十", 110: "百十", 1000: "千", 10_000: "一万"}),
        ("japaneseLegal", {1: "壱", 10: "拾", 23: "弐拾参"}),
        ("ideographDigital", {1: "一", 10: "一〇"}),
        ("ideographTraditional", {1: "甲", 10: "癸", 11: "11"}),
        ("ideographEnclosedCircle", {2: "㊁"}),
        ("upperRoman", {4: "IV", 9: "IX", 14: "XIV"}),
        ("lowerRoman", {3: "iii"}),
        ("upperLetter", {1: "A", 26: "Z", 27: "AA", 53: "AAA"}),
        ("lowerLetter", {2: "b"}),
        ("ordinal", {1: "1st", 11: "11th", 22: "22nd"}),
        ("numberInDash", {1: "- 1 -"}),
        ("none", {1: ""}),
        ("noSuchFormat", {7: "7"}),
    ],
)
def test_number_formats(number_format: str, first_and_later: dict[int, str]) -> None:
    assert {value: show(value, number_format) for value in first_and_later} == first_and_later


def test_levels_count_within_the_one_above(tmp_path: Path) -> None:
    numbering = definition(
        level(0, "decimalFullWidth", "第%1"),
        level(1, "decimal", "(%2)"),
        level(2, "aiueoFullWidth", "%3", '<w:suff w:val="space"/>'),
    ) + number(1)
    body = (
        item("総則")
        + item("目的", 1)
        + item("対象", 1)
        + item("者", 2)
        + item("物", 2)
        + item("雑則")
        + item("経過", 1)
    )
    assert lines(tmp_path, body, numbering) == [
        "第１ 総則",
        "(1) 目的",
        "(2) 対象",
        "ア 者",
        "イ 物",
        "第２ 雑則",
        "(1) 経過",
    ]


def test_a_number_may_show_the_levels_above(tmp_path: Path) -> None:
    legal = level(2, "decimal", "%1.%2.%3", '<w:isLgl/><w:suff w:val="nothing"/>')
    numbering = definition(level(0, "upperRoman", "%1"), level(1, "decimal", "%1-%2"), legal) + number(1)
    body = item("a") + item("b", 1) + item("c", 2) + item("d") + item("e", 2)
    assert lines(tmp_path, body, numbering) == ["I a", "I-1 b", "1.1.1c", "II d", "2.1.1e"]


def test_a_level_may_count_on_or_restart_only_after_some_level(tmp_path: Path) -> None:
    numbering = definition(
        level(0, "decimal", "%1."),
        level(1, "decimal", "(%2)", '<w:lvlRestart w:val="0"/>'),
        level(2, "decimal", "%3)", '<w:lvlRestart w:val="1"/>'),
    ) + number(1)
    body = (
        item("a") + item("b", 1) + item("c", 2) + item("d", 1) + item("e", 2) + item("f") + item("g", 1) + item("h", 2)
    )
    assert lines(tmp_path, body, numbering) == ["1. a", "(1) b", "1) c", "(2) d", "2) e", "2. f", "(3) g", "1) h"]


def test_two_lists_of_one_definition_share_its_count_unless_one_starts_anew(tmp_path: Path) -> None:
    anew = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
    numbering = definition(level(0, "decimal", "%1.")) + number(1) + number(2) + number(3, more=anew)
    body = item("a") + item("b") + item("c", num_id=2) + item("d", num_id=3) + item("e", num_id=3)
    assert lines(tmp_path, body, numbering) == ["1. a", "2. b", "3. c", "1. d", "2. e"]


def test_a_list_may_override_a_level_and_start_late(tmp_path: Path) -> None:
    override = f'<w:lvlOverride w:ilvl="0">{level(0, "decimalEnclosedCircle", "%1", start=5)}</w:lvlOverride>'
    numbering = definition(level(0, "decimal", "%1.")) + number(1, more=override)
    assert lines(tmp_path, item("a") + item("b"), numbering) == ["⑤ a", "⑥ b"]


def test_a_list_style_holds_the_levels_of_another_definition(tmp_path: Path) -> None:
    numbering = (
        definition(identifier=0, more='<w:numStyleLink w:val="L"/>')
        + definition(level(0, "japaneseCounting", "%1、"), identifier=1, more='<w:styleLink w:val="L"/>')
        + number(1)
    )
    assert lines(tmp_path, item("a") + item("b"), numbering) == ["一、 a", "二、 b"]


def test_bullets_are_shown_as_printed(tmp_path: Path) -> None:
    fonts = '<w:rPr><w:rFonts w:ascii="{}"/></w:rPr>'
    numbering = (
        definition(level(0, "bullet", "\uf06c").replace("</w:lvl>", fonts.format("Wingdings") + "</w:lvl>"))
        + definition(
            level(0, "bullet", "\uf0b7").replace("</w:lvl>", fonts.format("Symbol") + "</w:lvl>"), identifier=1
        )
        + definition(level(0, "bullet", "○"), identifier=2)
        + number(1)
        + number(2, 1)
        + number(3, 2)
    )
    body = item("a") + item("b", num_id=2) + item("c", num_id=3) + item("", num_id=3)
    # an empty bullet says nothing and is left out
    assert lines(tmp_path, body, numbering) == ["● a", "• b", "○ c"]


def test_no_list_and_an_unknown_list_have_no_number(tmp_path: Path) -> None:
    numbering = definition(level(0, "decimal", "%1.")) + number(1)
    body = item("a", num_id=0) + item("b", num_id=77) + item("c", depth=8) + item("d")
    assert lines(tmp_path, body, numbering) == ["a", "b", "c", "1. d"]


def test_deleted_and_hidden_paragraphs_do_not_count(tmp_path: Path) -> None:
    numbering = definition(level(0, "decimal", "%1.")) + number(1)
    listed = '<w:numPr><w:numId w:val="1"/></w:numPr>'
    deleted = f'<w:p><w:pPr>{listed}<w:rPr><w:del w:id="1"/></w:rPr></w:pPr><w:del w:id="2"/></w:p>'
    hidden = f"<w:p><w:pPr>{listed}<w:rPr><w:vanish/></w:rPr></w:pPr>{r('x', '<w:vanish/>')}</w:p>"
    assert lines(tmp_path, item("a") + deleted + hidden + item("b"), numbering) == ["1. a", "2. b"]


def style(identifier: str, name: str, inside: str = "", parent: str = "") -> str:
    based = f'<w:basedOn w:val="{parent}"/>' if parent else ""
    return f'<w:style w:type="paragraph" w:styleId="{identifier}"><w:name w:val="{name}"/>{based}{inside}</w:style>'


def styled(text: str, identifier: str, more: str = "") -> str:
    return p(text, f'<w:pStyle w:val="{identifier}"/>{more}')


def test_the_number_and_level_of_a_heading_come_from_its_style(tmp_path: Path) -> None:
    numbering = definition(
        level(0, "decimal", "%1", '<w:pStyle w:val="1"/>'), level(1, "decimal", "%1.%2", '<w:pStyle w:val="2"/>')
    ) + number(1)
    listed = '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>'
    styles = style("1", "heading 1", listed) + style("2", "heading 2", listed)
    body = styled("目的", "1") + styled("背景", "2") + styled("課題", "2") + styled("経過", "1")
    assert lines(tmp_path, body, numbering, styles) == ["1 目的", "1.1 背景", "1.2 課題", "2 経過"]


def test_outline_levels_by_name_by_property_and_by_inheritance(tmp_path: Path) -> None:
    styles = (
        style("a", "heading 1")
        + style("b", "見出し ２")
        + style("c", "独自の見出し", parent="b")
        + style("d", "別の見出し", '<w:pPr><w:outlineLvl w:val="2"/></w:pPr>')
        + style("e", "本文に戻す", '<w:pPr><w:outlineLvl w:val="9"/></w:pPr>', parent="a")
        + style("f", "表題")
        + style("g", "副表題", parent="f")
        + style("x", "輪", parent="y")
        + style("y", "輪", parent="x")
    )
    body = "".join(styled(name, name) for name in "abcdefgx")
    body += styled("直接", "a", '<w:outlineLvl w:val="3"/>') + p("地の文")
    elements = read_elements(write_docx(tmp_path / "a.docx", body, {"styles": styles}))
    paragraphs = [element for element in elements if isinstance(element, RawParagraph)]
    assert {element.text: element.outline_level for element in paragraphs} == {
        "a": 1,
        "b": 2,
        "c": 2,
        "d": 3,
        "e": None,
        "f": None,
        "g": None,
        "x": None,
        "直接": 4,
        "地の文": None,
    }
    assert [element.text for element in paragraphs if element.is_title] == ["f", "g"]


def test_bold_and_hidden_come_from_runs_and_styles(tmp_path: Path) -> None:
    styles = (
        style("B", "強い", "<w:rPr><w:b/></w:rPr>")
        + style("H", "隠す", "<w:rPr><w:vanish/></w:rPr>")
        + '<w:style w:type="character" w:styleId="C"><w:name w:val="c"/><w:rPr><w:b/></w:rPr></w:style>'
    )
    bold_again = '<w:rStyle w:val="C"/>'
    body = (
        styled("太い", "B")
        + f"<w:p>{r('全部', '<w:b/>')}{r(' ')}{r('太い', '<w:b/>')}</w:p>"
        + f"<w:p>{r('一部', '<w:b/>')}{r('太い')}</w:p>"
        + f'<w:p><w:pPr><w:pStyle w:val="B"/></w:pPr>{r("打ち消し", bold_again)}</w:p>'
        + styled("見えない", "H")
    )
    elements = read_elements(write_docx(tmp_path / "a.docx", body, {"styles": styles}))
    assert [(element.text, element.is_bold) for element in elements if isinstance(element, RawParagraph)] == [
        ("太い", True),
        ("全部 太い", True),
        ("一部太い", False),
        ("打ち消し", False),
    ]
