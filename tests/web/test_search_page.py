"""The search page, over a real socket: what staff see for what they ask."""

import json
import re
from html import unescape
from pathlib import Path
from urllib.parse import unquote

import pytest

from tests.web.served import Served, fumikura


def words(html: str) -> str:
    """The text that a reader sees, on one line."""
    return " ".join(unescape(re.sub(r"<[^>]+>", "", html)).split())


def links(html: str) -> list[str]:
    return [unescape(address) for address in re.findall(r'href="([^"]*)"', html)]


def marks(html: str) -> set[str]:
    return {unescape(found) for found in re.findall(r"<mark>(.*?)</mark>", html)}


def test_the_start_says_what_there_is_and_offers_what_finds_something(served: Served, home: Path) -> None:
    page = served.get("/").text
    documents = fumikura(home, "status", "--files").stdout.count("\n  ")
    assert f"{documents}文書、" in words(page)
    examples = re.findall(r'<li><a href="(/\?q=[^"]+)">[^<]+</a> <span class="count">([\d,]+)</span>', page)
    assert len(examples) >= 3
    assert any(unquote(address).startswith("/?q=会議:") for address, _ in examples)
    for address, count in examples:
        assert f"{count}件" in words(served.get(unescape(address)).text)


def test_an_answer_says_how_many_where_and_marks_what_matched(served: Served) -> None:
    page = served.get("/", q="里親 委託率").text
    assert re.search(r"\d+件 見出し \d+・本文 \d+・発言 \d+・表の行 \d+", words(page))
    assert {"里親", "委託率"} <= marks(page)
    assert "令和6年11月20日（2024-11-20）" in page
    assert "髙橋委員" in page


def test_a_row_stands_under_the_words_of_its_headers(served: Served) -> None:
    page = served.get("/", q="date:R7.7").text
    assert '<th scope="row">年月日</th><td><mark>R7.7.9</mark></td>' in page
    assert '<th scope="row">会議等</th>' in page


def test_other_forms_are_said_with_their_source(served: Served) -> None:
    page = served.get("/", q="児家セン").text
    assert re.search("「児家セン」は「児童家庭支援センター」としても探しました（.+、[0-9]+件）", words(page))
    assert "としても" not in served.get("/", q="児家セン", exact="1").text


def test_a_period_in_any_notation_is_said_back(served: Served) -> None:
    page = served.get("/", q="懇談会", from_="R7.4", to="令和8年3月").text
    assert "期間：令和7年4月1日～令和8年3月31日（2025-04-01～2026-03-31）" in words(page)
    assert "令和7年4月1日以降（2025-04-01～）" in served.get("/", from_="令和7年度").text


def test_every_narrowing_that_is_offered_finds_as_many_as_it_says(served: Served) -> None:
    page = served.get("/", q="里親").text
    aside = page[page.index('<aside class="facets"') :]
    offered = re.findall(r'<a href="([^"]+)">[^<]+</a> <span class="count">([\d,]+)</span>', aside)
    fields = {re.search(r"[?&](dated|kind|meeting|speaker|section)=", unescape(address))[1] for address, _ in offered}  # type: ignore[index]
    assert fields == {"dated", "kind", "meeting", "speaker", "section"}
    for address, count in offered:
        found = re.search(r"<h1>([\d,]+)件", served.get(unescape(address)).text)
        assert found is not None, address
        # a name or heading that is part of another finds that as well
        if re.search(r"[?&](speaker|section|meeting)=", unescape(address)):
            assert int(found[1]) >= int(count), address
        else:
            assert found[1] == count, address


def test_what_narrows_is_said_and_can_be_taken_back(served: Served) -> None:
    page = served.get("/", q="里親", kind="minutes", meeting="推進委員会", group="1").text
    chips = re.findall(r'<li>([^<]+) <a href="([^"]+)" aria-label="この条件を外す', page)
    assert [unescape(text) for text, _ in chips] == ["種別：会議録", "会議：推進委員会", "文書ごとに1件"]
    for chip, parameter in zip(chips, ("kind", "meeting", "group"), strict=True):
        address = unescape(chip[1])
        assert f"{parameter}=" not in address
        assert address.count("&") == 2
        assert served.get(address).status == 200


def test_a_cell_keeps_its_own_lines(served: Served) -> None:
    assert "<mark>R7.7.30</mark>\nR7.12.3</td>" in served.get("/", q="date:R7.7").text


def test_every_document_is_listed_newest_first(served: Served, home: Path) -> None:
    page = served.get("/documents").text
    assert page.count('<li><a href="/documents/') == fumikura(home, "status", "--files").stdout.count("\n  ")
    dates = re.findall(r"（(\d{4}-\d\d)", page)
    assert dates == sorted(dates, reverse=True)
    assert served.get("/documents", page="999").status == 200


def test_paging_shows_each_hit_once_in_the_order_of_the_command(served: Served, home: Path) -> None:
    expected = [
        json.loads(line)["id"] for line in fumikura(home, "search", "里親", "--json", "-n", "30").stdout.splitlines()
    ]
    shown: list[str] = []
    for page in ("1", "2", "3"):
        html = served.get("/", q="里親", page=page).text
        shown += [unescape(found).replace("%23", "#") for found in re.findall(r'href="/similar\?hit=([^"]+)"', html)]
    assert shown == expected


def test_newest_first_and_one_a_document(served: Served) -> None:
    page = served.get("/", q="里親", sort="date", group="1").text
    assert re.search(r"\d+文書（\d+件）", words(page))
    dates = re.findall(r"（(20\d\d-\d\d)", "".join(re.findall(r'<p class="where">.*?</p>', page)))
    assert dates == sorted(dates, reverse=True)


def test_a_question_is_answered_whole(served: Served) -> None:
    assert "見つかりませんでした" in served.get("/", q="里親委託率の目標は何パーセントですか").text
    assert "<mark>" in served.get("/", q="里親委託率の目標は何パーセントですか", any="1").text


def test_nothing_found_leads_on(served: Served) -> None:
    page = served.get("/", q="児家セン 火星").text
    offered = [link for link in links(page) if link.startswith("/?q=%E5%85%90")]
    assert "見つかりませんでした" in page
    assert "「火星」だけなら 0件" in words(page)
    assert any("<mark>児家セン</mark>" in served.get(link).text for link in offered)
    near = served.get("/", q="ショートスタイ").text
    assert "「ショートスタイ」でなく「ショートステイ」" in words(near)


@pytest.mark.parametrize(
    ("query", "place"), [("里親 (委託", "("), ("里親 OR", "　"), ("kind:無い", "無"), ("date:火星", "火")]
)
def test_a_malformed_query_is_shown_with_the_place(served: Served, query: str, place: str) -> None:
    answer = served.get("/", q=query)
    assert answer.status == 400
    assert f'<mark class="wrong">{place}</mark>' in answer.text
    assert f'value="{query}"' in answer.text


def test_a_text_that_is_too_long_is_refused(served: Served) -> None:
    assert served.get("/", q="あ" * 1001).status == 400
    assert served.get("/", q="あ" * 1000).status == 200
    assert served.get("/", q="里親", speaker="あ" * 201).status == 400


@pytest.mark.parametrize("page", ["0", "-1", "x", "99999999999999999999", "１"])
def test_a_number_that_makes_no_sense_is_as_if_it_were_not_there(served: Served, page: str) -> None:
    assert served.get("/", q="里親", page=page, size=page).status == 200


def test_similar_passages(served: Served) -> None:
    page = served.get("/", q="里親 委託率").text
    similar = served.get(next(link for link in links(page) if link.startswith("/similar")))
    assert similar.status == 200
    assert '<li class="hit"' in similar.text
    assert served.get("/similar", hit="x").status == 400


def test_nothing_from_a_document_or_an_address_is_run(served: Served) -> None:
    for page in (
        served.get("/", q="里親", speaker="山田").text,
        served.get("/", q='"><script>alert(3)</script>').text,
        served.get("/", q="(<script>alert(3)</script>").text,
        served.get("/", q="里親", meeting='"><img src=x>').text,
        served.get("/status").text,
    ):
        assert not re.search(r"<script(?! src=\"/static/)|<img|onmouseover=\"|<b on", page)
    assert "&lt;b onmouseover" in served.get("/", q="里親", speaker="山田", file="onerror").text


def test_the_page_speaks_the_language_of_its_server(home: Path) -> None:
    from tests.web.served import serving

    with serving(home, "--lang", "en") as english:
        page = english.get("/", q="里親").text
    assert '<html lang="en">' in page
    assert re.search(r"<h1>\d+ hits", page)
