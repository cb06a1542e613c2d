"""The answer that staff read."""

import re
from collections.abc import Iterator
from dataclasses import replace

import pytest

from corpus.messages import Language
from corpus.model import Hit, Kind, Locator, Passage, PassageForm, PassageKey, Results
from corpus.width import clip, display_width, pad
from index.parsing import parse_query
from index.render import marked_excerpt, result_lines
from index.suggestions import suggestions
from tests.index.archive import Archive, minutes, report


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Archive]:
    documents = [("/課/令和7年度/進捗.pdf", report()), ("/課/会議録.docx", minutes())]
    made = Archive.make(tmp_path_factory.mktemp("home"), documents)
    yield made
    made.store.close()


def answer(archive: Archive, text: str, *, limit: int = 10, width: int = 80, has_colour: bool = False) -> list[str]:
    query = parse_query(text)
    results = archive.ask(text, limit=limit)
    offered = (
        ()
        if results.total
        else suggestions(query, engine=archive.engine, analyser=archive.analyser, store=archive.store)
    )
    return list(
        result_lines(query, results, language=Language.JA, suggestions=offered, width=width, has_colour=has_colour)
    )


def test_the_count_comes_first_then_each_hit_with_its_page(archive: Archive) -> None:
    lines = answer(archive, "里親 委託率")
    assert lines[0] == "「里親 委託率」　2件（発言1・表の行1）"
    text = "\n".join(lines).replace("\n    ", "")
    assert "  1 推進計画の取組状況について" in text
    assert "令和8年3月（2026-03）" in text
    assert "p.2 表1 取組一覧 › 表1 主な取組  ［進捗.pdf］" in text
    assert "R7.4.16 ｜ 児童相談所の関係職員を対象とした検討会議 ｜ 【里親】等【委託率】の" in text


def test_a_format_without_pages_gets_no_made_up_page(archive: Archive) -> None:
    text = "\n".join(answer(archive, "speaker:山田"))
    assert "1段落目 議事１  ［会議録.docx］" in text
    assert "p." not in text


def test_lines_fit_the_terminal(archive: Archive) -> None:
    for width in (40, 80, 120):
        for colour in (False, True):
            for line in answer(archive, "委託率 OR 研修 OR 取組", width=width, has_colour=colour)[1:]:
                visible = re.sub(r"\x1b\[[\d;]*m", "", line)
                assert display_width(visible) <= width + 4  # a closing mark may stand over the edge


def test_matches_are_coloured_on_a_terminal_and_bracketed_elsewhere(archive: Archive) -> None:
    coloured = "\n".join(answer(archive, "サポプラ", has_colour=True))
    assert "\x1b[1;33mサポプラ\x1b[0m" in coloured
    assert "【" not in coloured
    assert "【サポプラ】" in "\n".join(answer(archive, "サポプラ"))


def test_a_word_read_as_a_date_says_so(archive: Archive) -> None:
    lines = answer(archive, "R7.7")
    assert "「R7.7」は日付としても探しました：令和7年7月（2025-07）" in lines


def test_words_of_a_title_say_so(archive: Archive) -> None:
    assert any(
        line.startswith("すべての言葉がある箇所はないので、文書名") for line in answer(archive, "専門部会 委託率")
    )


def test_part_of_the_hits_says_so(archive: Archive) -> None:
    assert "上位1件を表示（--limit で変更）" in answer(archive, "委託率", limit=1)


def test_no_hits_offers_what_would_find_something(archive: Archive) -> None:
    lines = answer(archive, "委託率 火星")
    assert lines[0] == "「委託率 火星」　見つかりませんでした。"
    assert "    「委託率」だけなら 3件" in lines


def test_no_hits_and_nothing_to_offer_gives_advice(archive: Archive) -> None:
    advice = "短い言葉や別の言い方でもお試しください"
    assert any(line.startswith(advice) for line in answer(archive, "火星人"))
    assert not any(line.startswith(advice) for line in answer(archive, "委託率 火星"))
    assert not any(line.startswith(advice) for line in answer(archive, "委託率"))


def test_pages_that_cannot_be_searched_are_mentioned_last() -> None:
    results = Results((), 0, unsearchable_pages=1234)
    lines = list(result_lines(parse_query("里親"), results, language=Language.JA))
    assert "1,234" in lines[-1]
    english = list(result_lines(parse_query("里親"), results, language=Language.EN))
    assert english[0] == "“里親”: nothing was found."


def hit(text: str, *matches: tuple[int, int]) -> Hit:
    passage = Passage(PassageKey("d", 0), PassageForm.PARAGRAPH, text, Locator(page=1))
    return Hit(passage, "題", Kind.OTHER, None, (), 1.0, matches)


def test_nothing_in_a_document_steers_the_terminal() -> None:
    shown = marked_excerpt(hit("里親\x1b[2J\x07\u202e委託\r\n率", (0, 2)))
    assert "\x1b" not in shown
    assert shown.startswith("【里親】")
    assert "\u202e" not in shown


def test_cells_are_set_apart_and_line_breaks_closed() -> None:
    assert marked_excerpt(hit("R7.4.16\t児童相談\n所", (8, 14))) == "R7.4.16 ｜ 【児童相談所】"


def test_widths_count_full_width_characters_twice() -> None:
    assert display_width("里親ab①ｱ") == 4 + 2 + 2 + 1
    assert display_width("は\u3099") == 2
    assert clip("里親委託", 6) == "里親…"
    assert pad("里親", 6) == "里親  "


def test_a_hit_on_a_page_read_from_a_picture_says_how_sure_it_is() -> None:
    read = replace(hit("里親委託率", (0, 2)), recognised=91)
    lines = list(result_lines(parse_query("里親"), Results((read, hit("里親", (0, 2))), 2), language=Language.JA))
    assert "    p.1（OCR、確からしさ91％）" in lines
    assert "    p.1" in lines
