"""The server as a process: where it listens, whom it answers, and that it sees what others write."""

import signal
import socket
import subprocess
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from tests.web.served import ROOT, Served, command, fumikura, serving

PAPER = "令和7年7月11日\n\n○山田委員　{word}について伺います。\n"


def test_it_listens_on_this_machine_only(served: Served) -> None:
    others = {found[4][0] for found in socket.getaddrinfo(socket.gethostname(), None, socket.AF_INET)} - {"127.0.0.1"}
    for address in others:
        with pytest.raises(OSError, match=r"."), socket.create_connection((str(address), served.port), timeout=5):
            pass
    assert served.get("/").status == 200


@pytest.mark.parametrize(
    "host", ["example.com", "example.com:8377", "127.0.0.1.example.com", "", "127.0.0.1:x", "[::1"]
)
def test_a_name_that_points_here_is_not_answered(served: Served, host: str) -> None:
    answer = served.get("/", headers={"Host": host})
    assert answer.status in (400, 421)
    assert "文庫" not in answer.text


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost:8377", "LOCALHOST", "[::1]:8377"])
def test_its_own_names_are(served: Served, host: str) -> None:
    assert served.get("/", headers={"Host": host}).status == 200


def test_another_site_gets_nothing_in_the_background_but_may_link(served: Served) -> None:
    from_elsewhere = {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "no-cors"}
    assert served.get("/api/search", q="里親", headers=from_elsewhere).status == 403
    assert served.get("/", headers=from_elsewhere | {"Sec-Fetch-Mode": "navigate"}).status == 200
    assert served.get("/", headers={"Sec-Fetch-Site": "same-origin", "Sec-Fetch-Mode": "cors"}).status == 200


@pytest.mark.parametrize("path", ["/", "/?q=里親", "/status", "/api/search?q=里親", "/nowhere", "/static/keys.js"])
def test_every_answer_keeps_other_sites_out(served: Served, path: str) -> None:
    from urllib.parse import quote

    headers = served.get(quote(path, safe="/?=")).headers
    assert headers["content-security-policy"].startswith("default-src 'self';")
    assert "unsafe" not in headers["content-security-policy"]
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["x-frame-options"] == "DENY"
    assert headers["referrer-policy"] == "no-referrer"
    assert headers["cross-origin-resource-policy"] == "same-origin"
    assert "access-control-allow-origin" not in headers
    assert headers["cache-control"] == ("no-cache" if path.startswith("/static") else "no-store")


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS"])
def test_it_only_reads(served: Served, method: str) -> None:
    answer = served.get("/", method=method)
    assert answer.status == 405
    assert set(answer.headers["allow"].split(", ")) == {"GET", "HEAD"}


def test_a_head_has_no_body(served: Served) -> None:
    answer = served.get("/", method="HEAD")
    assert (answer.status, answer.content) == (200, b"")


@pytest.mark.parametrize(
    "path",
    [
        "/static/../application.py",
        "/static/%2e%2e/application.py",
        "/static/..%2fapplication.py",
        "/../../etc/passwd",
        "/static/",
    ],
)
def test_no_path_leads_out(served: Served, path: str) -> None:
    answer = served.get(path)
    assert answer.status in (400, 404)
    assert b"import" not in answer.content


def test_a_style_sheet_is_not_sent_twice(served: Served) -> None:
    first = served.get("/static/fumikura.css")
    again = served.get("/static/fumikura.css", headers={"If-None-Match": first.headers["etag"]})
    assert (first.status, again.status, again.content) == (200, 304, b"")


def test_a_mistake_is_json_for_programs(served: Served) -> None:
    answer = served.get("/api/search", q="里親 (")
    assert answer.status == 400
    assert answer.json["error"]["code"] == "query_missing"
    assert "言葉が必要" in answer.json["error"]["message"]
    assert served.get("/api/nowhere").json["error"]["code"] == "web_not_found"


def test_programs_get_what_the_command_prints(served: Served, home: Path) -> None:
    import json

    printed = [json.loads(line) for line in fumikura(home, "search", "里親", "委託率", "--json").stdout.splitlines()]
    answer = served.get("/api/search", q="里親 委託率").json
    assert answer["hits"] == printed
    assert answer["total"] >= len(printed)
    assert answer["facets"]["kind"]


def test_many_at_once_get_what_one_gets(served: Served) -> None:
    queries = ["里親 委託率", "児家セン", "date:R7.7", "speaker:髙橋", '"委託率"', "火星 里親"] * 12
    alone = {query: served.get("/api/search", q=query).json for query in set(queries)}
    with ThreadPoolExecutor(12) as pool:
        together = list(pool.map(lambda query: (query, served.get("/api/search", q=query).json), queries))
    assert all(answer == alone[query] for query, answer in together)


def test_without_an_archive_it_says_what_to_do_and_sees_it_come(tmp_path: Path) -> None:
    folder = tmp_path / "papers"
    folder.mkdir()
    (folder / "一.txt").write_text(PAPER.format(word="里親"), encoding="utf-8")
    with serving(tmp_path / "home") as server:
        for path in ("/", "/?q=x", "/status"):
            answer = server.get(path)
            assert answer.status == 503
            assert "fumikura ingest" in answer.text
        assert server.get("/api/search", q="x").json["error"]["code"] == "no_archive"
        assert fumikura(tmp_path / "home", "ingest", str(folder)).returncode == 0
        assert server.get("/api/search", q="里親").json["total"] == 1


def test_what_is_ingested_and_rebuilt_meanwhile_is_found_without_a_restart(tmp_path: Path) -> None:
    folder, home = tmp_path / "papers", tmp_path / "home"
    folder.mkdir()
    (folder / "一.txt").write_text(PAPER.format(word="里親"), encoding="utf-8")
    assert fumikura(home, "ingest", str(folder)).returncode == 0
    with serving(home) as server:

        def total(word: str) -> int:
            return int(server.get("/api/search", q=word).json["total"])

        assert (total("里親"), total("養子縁組")) == (1, 0)
        (folder / "二.txt").write_text(PAPER.format(word="養子縁組"), encoding="utf-8")
        assert fumikura(home, "ingest").returncode == 0
        assert (total("里親"), total("養子縁組")) == (1, 1)
        (folder / "一.txt").unlink()
        assert fumikura(home, "ingest").returncode == 0
        assert (total("里親"), total("養子縁組")) == (0, 1)
        assert fumikura(home, "rebuild", "--engine", "whoosh").returncode == 0
        assert (total("里親"), total("養子縁組")) == (0, 1)
        assert fumikura(home, "dictionary", "add", "養縁", "--same", "養子縁組").returncode == 0
        assert total("養縁") == 1
        for file in ("corpus.db", "corpus.db-wal", "corpus.db-shm"):
            (home / file).unlink(missing_ok=True)
        assert server.get("/").status == 503
        assert fumikura(home, "ingest", str(folder)).returncode == 0
        assert total("養子縁組") == 1


@pytest.mark.parametrize("ending", [signal.SIGINT, signal.SIGTERM])
def test_ctrl_c_and_the_end_of_a_service_are_how_it_ends(tmp_path: Path, ending: signal.Signals) -> None:
    with serving(tmp_path) as server:
        assert server.get("/status").status == 503
        server.process.send_signal(ending)
        assert server.process.wait(timeout=20) == 0


def test_a_port_that_is_taken_is_one_sentence(served: Served, home: Path) -> None:
    taken = subprocess.run(
        command(home, "serve", "--port", str(served.port)), cwd=ROOT, capture_output=True, encoding="utf-8", timeout=60
    )
    assert taken.returncode == 7
    assert f"ポート{served.port}で待ち受けられません" in taken.stderr
    assert len(taken.stderr.splitlines()) == 1


def test_the_status_says_what_the_command_says(served: Served, home: Path) -> None:
    from html import unescape

    page = unescape(served.get("/status").text)
    for line in fumikura(home, "status").stdout.splitlines():
        for part in line.strip().split("：", 1)[-1:]:
            assert part in page, part
