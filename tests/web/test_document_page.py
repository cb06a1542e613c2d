"""A document and what can be taken from it, over a real socket."""

import json
import re
import zipfile
from html import unescape
from pathlib import Path
from urllib.parse import quote, unquote

import pytest

from tests.web.served import ROOT, Served, fumikura, serving

REPORT = "資料1_千鳥野県社会的養育推進計画"
MINUTES = "令和6年度第2回"


def document_of(served: Served, file: str) -> str:
    """The address of the document of a file."""
    hits = served.get("/api/search", q=f"file:{file}").json["hits"]
    return f"/documents/{hits[0]['document'][:12]}"


def file_name(disposition: str) -> str:
    return unquote(disposition.partition("filename*=UTF-8''")[2])


def marks(html: str) -> list[str]:
    return [unescape(found) for found in re.findall(r"<mark>(.*?)</mark>", html)]


def test_every_hit_leads_to_its_place_and_what_matched_is_marked_there(served: Served) -> None:
    html = served.get("/", q="里親 委託率", size="50").text
    addresses = [unescape(found) for found in re.findall(r'<h2><a href="(/documents/[^"]+)"', html)]
    hits = served.get("/api/search", q="里親 委託率", size="50").json["hits"]
    assert len(addresses) == len(hits) > 20
    for address, hit in zip(addresses, hits, strict=True):
        path, _, anchor = address.partition("#")
        page = served.get(path).text
        place = re.search(rf'<(\w+) id="{re.escape(anchor)}"[^>]*class="[^"]*found.*?</\1>', page, re.DOTALL)
        assert place, address
        # a row may be found by its caption and headers alone
        assert bool(marks(place[0])) == bool(hit["matches"]), address


def test_a_hits_id_is_its_address(served: Served) -> None:
    hit = served.get("/api/search", q="date:R7.7").json["hits"][0]
    digest, anchor = hit["id"].split("#")
    assert f'<tr id="{anchor}">' in served.get(f"/documents/{digest}").text


def test_merged_cells_are_merged(served: Served) -> None:
    spans = 0
    for source in ("file:統計", f"file:{REPORT}", "file:取組状況"):
        digest = served.get("/api/search", q=source).json["hits"][0]["document"]
        page = served.get(f"/documents/{digest[:12]}").text
        tables = [block for block in served.get(f"/api/documents/{digest}").json["blocks"] if block["type"] == "table"]
        cells = [cell for table in tables for cell in table["cells"]]
        rows, columns = ([cell[side] for cell in cells if cell[side] > 1] for side in ("rs", "cs"))
        assert sorted(map(int, re.findall(r'rowspan="(\d+)"', page))) == sorted(rows)
        assert sorted(map(int, re.findall(r'colspan="(\d+)"', page))) == sorted(columns)
        spans += len(rows) + len(columns)
    assert spans


def test_tables_are_the_csv_that_the_command_writes(served: Served, home: Path, tmp_path: Path) -> None:
    assert fumikura(home, "tables", "export", "-o", str(tmp_path)).returncode == 0
    written = {path.name: path.read_bytes() for path in tmp_path.glob("*.csv")}
    page = served.get(document_of(served, REPORT)).text
    taken = {}
    for address in re.findall(r'href="(/documents/\w+/tables/\d+\.csv)"', page):
        answer = served.get(address)
        assert answer.headers["content-type"] == "text/csv; charset=utf-8"
        taken[file_name(answer.headers["content-disposition"])] = answer.content
    assert len(taken) >= 4
    assert taken.items() <= written.items()


def test_minutes_are_what_the_command_writes(served: Served, home: Path, tmp_path: Path) -> None:
    assert fumikura(home, "minutes", "export", "-o", str(tmp_path)).returncode == 0
    for suffix in ("csv", "json"):
        answer = served.get(f"{document_of(served, MINUTES)}/minutes.{suffix}")
        assert answer.content == (tmp_path / file_name(answer.headers["content-disposition"])).read_bytes()


def test_who_speaks_stands_above_what_is_said(served: Served) -> None:
    page = served.get(document_of(served, MINUTES)).text
    assert re.search(r'<p class="opening">髙橋委員.*?</p>\s*<p id="\d+" class="block said">', page)
    assert "○髙橋委員" not in page
    utterance = served.get(f"/api{document_of(served, MINUTES)}").json["blocks"]
    ids = [block["id"] for block in utterance if block["type"] == "utterance"]
    assert all(f'<span id="{id_}"></span>' in page for id_ in ids)


def test_the_original_comes_as_it_is_and_is_never_shown(served: Served) -> None:
    answer = served.get(f"{document_of(served, REPORT)}/file")
    (source,) = (ROOT / "samples" / "archive").rglob(f"{REPORT}*")
    assert answer.content == source.read_bytes()
    assert file_name(answer.headers["content-disposition"]) == source.name
    assert answer.headers["content-disposition"].startswith("attachment;")
    assert answer.headers["content-type"] == "application/octet-stream"


def test_a_file_inside_a_container_comes_out_of_it(served: Served) -> None:
    hits = served.get("/api/search", q="file:zip!/").json["hits"]
    _, _, member = hits[0]["path"].partition("!/")
    answer = served.get(f"/documents/{hits[0]['document'][:12]}/file")
    with zipfile.ZipFile(ROOT / "samples" / "formats" / "案内.zip") as archive:
        assert answer.content in [archive.read(name) for name in archive.namelist()]
    assert file_name(answer.headers["content-disposition"]) == Path(member).name


@pytest.mark.parametrize(
    "path",
    [
        "/documents/ffffffffffff", "/documents/8", "/documents/x", "/documents/..%2f..%2fetc%2fpasswd",
        "/documents/ffffffffffff/file", "/documents/ffffffffffff/pages/1", "/documents/ffffffffffff/pages/1.png",
        "/documents/ffffffffffff/tables/1.csv", "/api/documents/ffffffffffff",
    ],
)  # fmt: skip
def test_what_is_not_there_is_not_found(served: Served, path: str) -> None:
    assert served.get(path).status == 404


@pytest.mark.parametrize(
    "rest", ["/tables/99.csv", "/tables/0.csv", "/minutes.csv", "/minutes.exe", "/pages/99", "/pages/99.png"]
)
def test_nor_what_a_document_has_not(served: Served, rest: str) -> None:
    assert served.get(f"{document_of(served, REPORT)}{rest}").status == 404


def test_a_document_without_pages_has_no_pictures(served: Served) -> None:
    address = document_of(served, MINUTES)
    page = served.get(address).text
    assert "/pages/" not in page
    assert served.get(f"{address}/pages/1").status == 404


def test_a_page_shows_where_to_look(served: Served) -> None:
    hit = next(hit for hit in served.get("/api/search", q="date:R7.7").json["hits"] if hit["table"] is not None)
    digest, anchor = hit["id"].split("#")
    page = served.get(f"/documents/{digest}/pages/{hit['page']}", at=anchor, q="date:R7.7").text
    x0, top, x1, bottom = hit["box"]
    (found,) = re.findall(r'<rect class="at" x="([\d.]+)" y="([\d.]+)" width="([\d.]+)" height="([\d.]+)"', page)
    assert [float(number) for number in found] == pytest.approx([x0, top, x1 - x0, bottom - top], abs=0.02)
    assert page.count('<rect class="other"') >= 1
    assert served.get(f"/documents/{digest}/pages/{hit['page']}").text.count("<rect") == 0
    picture = served.get(re.search(r'<img src="([^"]+)"', page)[1])  # type: ignore[index]
    assert (picture.status, picture.headers["content-type"]) == (200, "image/png")
    assert picture.content.startswith(b"\x89PNG")


def test_pages_can_be_turned(served: Served) -> None:
    address = document_of(served, REPORT)
    first, second = (served.get(f"{address}/pages/{number}", q="里親").text for number in (1, 2))
    assert 'rel="prev"' not in first
    assert unescape(re.search(r'rel="next" href="([^"]+)"', first)[1]) == f"{address}/pages/2?q={quote('里親')}"  # type: ignore[index]
    assert f'rel="prev" href="{address}/pages/1?' in second


def test_a_document_is_json_for_programs(served: Served) -> None:
    hit = served.get("/api/search", q="里親 委託率").json["hits"][0]
    document = served.get(f"/api/documents/{hit['document'][:12]}").json
    assert document["digest"] == hit["document"]
    assert document["title"] == hit["title"]
    block = document["blocks"][hit["block"]]
    assert block["text"] == hit["text"]
    assert block["box"] == hit["box"]
    json.dumps(document)


def test_a_document_runs_nothing(served: Served) -> None:
    hit = served.get("/api/search", q="file:onerror 里親").json["hits"][0]
    page = served.get(f"/documents/{hit['document'][:12]}", q="里親").text
    assert "&lt;b onmouseover=" in page
    assert not re.search(r"<script(?! src=\"/static/)|<img|<b on", page)
    answer = served.get(f"/documents/{hit['document'][:12]}/minutes.csv")
    assert "\n=" not in answer.text
    assert ",=" not in answer.text


def test_a_malformed_query_does_not_keep_a_document_from_being_read(served: Served) -> None:
    answer = served.get(document_of(served, REPORT), q="里親 (")
    assert answer.status == 200
    assert "<mark>" not in answer.text


def test_a_file_that_was_changed_is_said_to_be(tmp_path: Path) -> None:
    folder, home = tmp_path / "papers", tmp_path / "home"
    folder.mkdir()
    (source,) = (ROOT / "samples" / "archive").rglob(f"{REPORT}*")
    copy = folder / "報告.pdf"
    copy.write_bytes(source.read_bytes())
    assert fumikura(home, "ingest", str(folder), "--workers", "1").returncode == 0
    with serving(home) as server:
        address = document_of(server, "報告")
        assert server.get(f"{address}/pages/1.png").status == 200
        copy.write_bytes(source.read_bytes() + b"\n")
        for path in (f"{address}/file", f"{address}/pages/2.png"):
            answer = server.get(path)
            assert answer.status == 409
            assert "報告.pdf" in answer.text
            assert "fumikura ingest" in answer.text
        assert server.get(address).status == 200
