"""The timeline in the browser, over a real socket: what happened when, and the way to where it is written."""

import re
from html import unescape

from tests.web.served import Served


def headings(html: str) -> list[str]:
    return re.findall(r'<h2 id="m[^"]*">([^<]+)</h2>', html)


def events(html: str) -> list[str]:
    return [unescape(cell) for cell in re.findall(r'<dd><a href="[^"]+">([^<]+)</a>', html)]


def test_the_months_of_the_archive_are_in_order(served: Served) -> None:
    page = served.get("/events", whole="1").text
    months = [re.findall(r"（(\d{4}-\d{2})）", heading)[0] for heading in headings(page)]
    assert len(months) > 12
    assert months == sorted(set(months))
    assert '<a href="/events">年表</a>' in page


def test_an_event_leads_to_its_row_and_to_its_page(served: Served) -> None:
    page = served.get("/events", q="里親登録前研修").text
    row = re.search(r'<a href="(/documents/[^"]+#[\d.]+)">里親登録前研修（前期）</a>', page)
    assert row is not None
    document, _, anchor = unescape(row[1]).partition("#")
    assert f'id="{anchor}"' in served.get(document).text
    picture = re.search(r'<a href="(/documents/[^"]+/pages/[^"]+)">p\.', page)
    assert picture is not None
    assert served.get(unescape(picture[1])).status == 200


def test_a_meeting_of_which_there_are_minutes_is_one_event(served: Served) -> None:
    page = served.get("/events", q="里親", from_="R6.11", to="R6.11").text
    assert page.count("event meeting") == 1
    assert "期間：令和6年11月1日～令和6年11月30日（2024-11-01～2024-11-30）" in page


def test_where_nothing_is_asked_for_it_is_the_newest_papers_fiscal_year(served: Served) -> None:
    page = served.get("/events").text
    assert "期間：令和7年4月1日～令和8年3月31日（2025-04-01～2026-03-31）" in page
    around = re.findall(r'<li( class="current")?><a href="(/events\?[^"]+)">([^<]+)</a>', page)
    assert [name for _, _, name in around] == [
        "令和4年度", "令和5年度", "令和6年度", "令和7年度", "令和8年度", "令和9年度", "令和10年度", "すべての年度",
    ]  # fmt: skip
    assert [name for current, _, name in around if current] == ["令和7年度"]
    everything = served.get("/api" + unescape(around[-1][1])).json["total"]
    assert everything > served.get("/api" + unescape(around[3][1])).json["total"] > 0


def test_fiscal_years_narrow_and_count(served: Served) -> None:
    page = served.get("/events", q="里親").text
    for address, count in re.findall(r'<li><a href="(/events\?[^"]+)">[^<]+年度</a> <span class="count">(\d+)<', page):
        assert int(count) <= served.get("/api" + unescape(address)).json["total"]


def test_texts_and_years_are_asked_for(served: Served) -> None:
    total = served.get("/api/events").json["total"]
    assert served.get("/api/events", texts="1").json["total"] > total
    assert served.get("/api/events", years="1").json["total"] > total
    assert 'name="years" value="1" checked' in served.get("/events", years="1").text


def test_the_same_as_files(served: Served) -> None:
    total = served.get("/api/events", q="研修").json["total"]
    csv = served.get("/events.csv", q="研修")
    assert csv.headers["content-type"].startswith("text/csv")
    assert csv.text.startswith("\ufeff日付_start,")
    calendar = served.get("/events.ics", q="研修")
    assert calendar.headers["content-disposition"].startswith("attachment")
    assert calendar.text.count("BEGIN:VEVENT") == total > 0
    assert served.get("/events.exe").status == 404


def test_a_search_leads_to_its_timeline(served: Served) -> None:
    page = served.get("/", q="研修", kind="progress", sort="date").text
    link = re.search(r'<a href="(/events\?[^"]+)">年表にする</a>', page)
    assert link is not None
    assert "sort" not in link[1]
    assert len(events(served.get(unescape(link[1])).text)) == served.get("/api" + unescape(link[1])).json["total"]


def test_a_malformed_query_shows_the_place_and_nothing_found_says_so(served: Served) -> None:
    mistake = served.get("/events", q="（研修")
    assert mistake.status == 400
    assert '<mark class="wrong">' in mistake.text
    nothing = served.get("/events", q="存在しない言葉")
    assert nothing.status == 200
    assert "日付のある箇所は見つかりませんでした" in nothing.text
