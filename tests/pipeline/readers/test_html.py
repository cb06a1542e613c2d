"""Web pages: what a browser shows without scripts, in whatever encoding a ministry saved it."""

from pathlib import Path

import pytest

from corpus.errors import UnreadableError
from corpus.model import IssueCode
from pipeline.extract import ExtractionTask, extract, hash_file
from pipeline.raw import RawFurniture, RawParagraph, RawTable
from pipeline.readers.html import READER
from pipeline.readers.sniff import sniff
from tests.pipeline.readers.docx_files import as_text, grid

REALDOCS = Path(__file__).parents[4] / "shared" / "realdocs"


def shown(path: Path, body: str, head: str = "", encoding: str = "utf-8") -> list[str]:
    path.write_bytes(f"<!DOCTYPE html><html><head>{head}</head><body>{body}</body></html>".encode(encoding))
    (page,) = READER.read(path).pages
    assert page.number is None
    return [as_text(element) for element in page.elements]


@pytest.mark.parametrize(
    ("encoding", "head"),
    [
        ("utf-8", ""),
        ("utf-8", '<meta charset="utf-8">'),
        ("utf-8-sig", '<meta charset="shift_jis">'),
        ("cp932", '<meta charset="Shift_JIS">'),
        ("cp932", '<meta http-equiv="Content-Type" content="text/html; charset=x-sjis">'),
        ("cp932", ""),
        ("cp932", '<meta charset="utf-8">'),  # the page says what it is not
        ("euc_jp", '<META HTTP-EQUIV="Content-Type" CONTENT="text/html; CHARSET=EUC-JP">'),
        ("euc_jp", ""),
        ("iso2022_jp", '<meta charset="iso-2022-jp">'),
        ("utf-16", ""),
    ],
)
def test_the_encoding_is_what_the_bytes_are(encoding: str, head: str, tmp_path: Path) -> None:
    text = "里親等委託率の目標は、ケアニーズに応じて定める。カタカナもある。"
    assert shown(tmp_path / "a.html", f"<p>{text}</p>", head, encoding) == [text]
    assert sniff(tmp_path / "a.html").format == "html"


def test_vendor_characters_of_shift_jis_pages(tmp_path: Path) -> None:
    assert shown(tmp_path / "a.html", "<p>①髙﨑市㈱</p>", '<meta charset="shift_jis">', "cp932") == ["①髙﨑市㈱"]


def test_bytes_that_do_not_fit_are_counted(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_bytes(b'<html><meta charset="euc-jp"><p>\xa4\xa2\xff\xfe\x80\xa4\xa4\x81</p></html>')
    document = READER.read(path)
    assert [(issue.code, issue.arguments) for issue in document.issues] == [
        (IssueCode.GLYPHS_UNMAPPED, (("count", "4"),))
    ]


def test_blocks_breaks_and_lines_of_the_source(tmp_path: Path) -> None:
    body = """<div>令和７年度の里親
       委託率<p>Progress of
       the year</div>本文<br>続き<br>
       ○山田委員　質問です。<br><br>次の段落<b>太字</b>"""
    assert shown(tmp_path / "a.html", body) == [
        "令和７年度の里親委託率",
        "Progress of the year",
        "本文\n続き",
        "○山田委員　質問です。",
        "次の段落太字",
    ]


def test_scripts_styles_navigation_and_hidden_parts_are_not_shown(tmp_path: Path) -> None:
    body = (
        "<nav>メニュー</nav><script>'悪い'</script><style>p{}</style><noscript>無効</noscript><template>型</template>"
        '<p hidden>隠し</p><p style="color:red; DISPLAY : none">隠し</p><!-- 注釈 --><svg><text>図</text></svg>本文'
    )
    assert shown(tmp_path / "a.html", body) == ["本文"]


def test_headings_lists_preformatted_text_and_readings(tmp_path: Path) -> None:
    body = (
        "<h2>１　総則</h2><ol start=3><li>三<li value=7>七<li>（２）既に番号</ol><ul><li>点</ul>"
        "<pre>○会長　整形済み\n  の文\n\n○事務局　はい。</pre>"
        "<p><ruby>里親<rp>(</rp><rt>さとおや</rt><rp>)</rp></ruby>の委託"
    )
    assert shown(tmp_path / "a.html", body) == [
        "１　総則", "3. 三", "7. 七", "（２）既に番号", "点", "○会長　整形済みの文", "○事務局　はい。", "里親の委託",
        "[ふりがな] 里親（さとおや）",
    ]  # fmt: skip
    first = READER.read(tmp_path / "a.html").pages[0].elements[0]
    assert isinstance(first, RawParagraph) and first.outline_level == 2


def test_the_foot_of_a_page_is_not_what_it_is_about(tmp_path: Path) -> None:
    body = "<p>本文</p><div id='footer'><p>千鳥野県庁</p>電話</div><footer>著作権</footer><p>続き"
    assert shown(tmp_path / "a.html", body) == ["本文", "千鳥野県庁", "電話", "著作権", "続き"]
    kinds = [type(element) for element in READER.read(tmp_path / "a.html").pages[0].elements]
    assert kinds == [RawParagraph, RawFurniture, RawFurniture, RawFurniture, RawParagraph]


def table(path: Path, body: str) -> RawTable:
    shown(path, body)
    (found,) = [e for e in READER.read(path).pages[0].elements if isinstance(e, RawTable)]
    return found


def test_spans_both_ways_heads_and_a_foot(tmp_path: Path) -> None:
    found = table(
        tmp_path / "a.html",
        "<table><tfoot><tr><td>計<td>4<td>6</tfoot><thead><tr><th rowspan=2>区分<th colspan=2>人数<tr><th>R6<th>R7"
        "</thead><tr><td>里親<br>等<td>1<td>2<tr style='display:none'><td>隠し<tr><td rowspan=9>施設<td colspan=5>3",
    )
    assert grid(found)[:3] == [
        ["区分", "人数", "^"], ["^", "R6", "R7"], ["里親\n等", "1", "2"],
    ]  # fmt: skip
    assert grid(found)[3:] == [["施設", "3", "^"], ["計", "4", "6"]]
    assert found.header_rows == 2


def test_a_span_wider_than_the_table_makes_no_columns(tmp_path: Path) -> None:
    rows = "<tr><td colspan=100>令和7年度<tr><td>里親<td>3<tr><td colspan=99>計<td>3"
    assert grid(table(tmp_path / "a.html", f"<table>{rows}</table>")) == [
        ["令和7年度", "^", "^"], ["里親", "3", ""], ["計", "^", "3"],
    ]  # fmt: skip


def test_an_empty_column_stays(tmp_path: Path) -> None:
    rows = "<tr><th>区分<th>件数<th>備考<tr><td>里親<td>3<td><tr><td colspan=2>計<td>"
    assert grid(table(tmp_path / "a.html", f"<table>{rows}</table>")) == [
        ["区分", "件数", "備考"], ["里親", "3", ""], ["計", "^", ""],
    ]  # fmt: skip


def test_a_row_of_th_is_the_head_and_a_column_of_th_is_not(tmp_path: Path) -> None:
    rows = "<tr><th>区分<th>件数<tr><td>里親<td>3"
    assert table(tmp_path / "a.html", f"<table>{rows}</table>").header_rows == 1
    rows = "<tr><th>区分<td>里親<tr><th>件数<td>3"
    assert table(tmp_path / "a.html", f"<table>{rows}</table>").header_rows is None


def test_tables_for_the_layout_are_read_through(tmp_path: Path) -> None:
    inner = "<table><tr><th>区分<th>件数<tr><td>里親<td>3</table>"
    body = f"<table><tr><td>左の欄<td>{inner}</table><table><tr><td>枠</table>"
    assert shown(tmp_path / "a.html", body) == ["左の欄", "区分|件数\n里親|3", "枠"]


def test_minutes_on_a_page_are_minutes(tmp_path: Path) -> None:
    path = tmp_path / "議事録.html"
    said = "".join(
        f"<p>○{name}　{text}</p>"
        for name, text in [
            ("山田会長", "ただいまから第３回専門分科会を開会いたします。"),
            ("事務局", "資料１に沿って御説明いたします。"),
            ("佐藤委員", "里親委託率の目標について質問です。"),
            ("事務局", "お答えします。"),
        ]
    )
    shown(path, f"<h1>第３回専門分科会議事録</h1>{said}", "<title>県庁｜第３回</title>")
    document = extract(ExtractionTask(str(path), str(hash_file(str(path)))))
    assert getattr(document, "kind", None) == "minutes"
    assert getattr(document, "title", None) == "第３回専門分科会議事録"


@pytest.mark.parametrize("body", ["", "<nav>メニュー</nav><script>x</script>", "<frameset><frame src='http://x/'>"])
def test_a_page_with_nothing_on_it_is_blank(body: str, tmp_path: Path) -> None:
    with pytest.raises(UnreadableError) as caught:
        shown(tmp_path / "a.html", body)
    assert caught.value.code == IssueCode.BLANK


@pytest.mark.parametrize(
    "body",
    [
        '<!DOCTYPE x [<!ENTITY a "haha"><!ENTITY b SYSTEM "file:///etc/passwd">]><p>本文&a;&b;</p>',
        "<font>" * 1900 + "本文",
        "<div>" * 1900 + "本文",
        "<table><tr><td>" * 400 + "本文",
        "<table><tr><td rowspan=99999999 colspan=99999999>本文<td>他<tr><td>二</table>",
        "<p>本文</p><img src='http://192.0.2.1/x'><link rel=stylesheet href='http://192.0.2.1/y'>",
    ],
)
def test_crafted_pages_cost_nothing(body: str, tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_text(f"<html>{body}", encoding="utf-8")
    kept = "".join(as_text(element) for element in READER.read(path).pages[0].elements)
    assert "本文" in kept and len(kept) < 200_000 and "root:" not in kept


def test_a_page_nested_absurdly_deep_is_refused_not_cut(tmp_path: Path) -> None:
    with pytest.raises(UnreadableError) as caught:
        shown(tmp_path / "a.html", "<div>" * 5000 + "本文")
    assert caught.value.code == IssueCode.CORRUPT


@pytest.mark.parametrize(("name", "code"), [("a.pdf", IssueCode.WRONG_SUFFIX), ("a.xlsx", IssueCode.WRONG_SUFFIX)])
def test_a_login_page_in_a_document_s_place_is_refused(name: str, code: IssueCode, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_text("<html><body>ログインしてください", encoding="utf-8")
    with pytest.raises(UnreadableError) as caught:
        sniff(path)
    assert caught.value.code == code


@pytest.mark.skipif(not REALDOCS.is_dir(), reason=f"{REALDOCS} is not there")
def test_a_real_page_of_tables() -> None:
    document = READER.read(REALDOCS / "docx" / "word_tables.docx.html")
    assert sum(isinstance(element, RawTable) for element in document.pages[0].elements) == 7
