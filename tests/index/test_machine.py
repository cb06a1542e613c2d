"""Results for programs: stable keys, columns and run lines."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from corpus.export import guard_formula
from corpus.model import Hit, Kind, Locator, Passage, PassageForm, PassageKey, Results
from index.machine import CSV_COLUMNS, csv_rows, json_lines, trec_lines
from tests.index.archive import Archive, minutes, report

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Archive]:
    documents = [("/課/令和7年度 進捗.pdf", report()), ("/課/会議録.docx", minutes())]
    made = Archive.make(tmp_path_factory.mktemp("home"), documents)
    yield made
    made.store.close()


def test_a_hit_is_one_json_object_with_documented_keys(archive: Archive) -> None:
    (line,) = json_lines(archive.ask("サポプラ"), offset=4)
    found = json.loads(line)
    assert found["rank"] == 5
    assert found["id"] == "111111111111#3.6"
    assert (found["page"], found["table"], found["row"], found["form"]) == (2, 1, 5, "table_row")
    assert found["box"] == [50, 200, 500, 220]
    assert found["path"] == "/課/令和7年度 進捗.pdf"
    assert found["document_date"] == {"start": "2026-03-01", "end": "2026-03-31", "precision": "month"}
    assert found["headers"] == ["年月日", "会議等", "里親委託の状況"]
    assert [found["text"][begin:end] for begin, end in found["matches"]] == ["サポプラ"]
    assert found["dates"] == [
        {"surface": "R7.8~", "span": [0, 5], "start": "2025-08-01", "end": None, "precision": "month"}
    ]


def test_the_json_keys_are_documented() -> None:
    passage = Passage(PassageKey("d", 0), PassageForm.PARAGRAPH, "a", Locator())
    (line,) = json_lines(Results((Hit(passage, "題", Kind.OTHER, None, (), 1.0),), 1))
    documentation = (ROOT / "docs" / "search.md").read_text(encoding="utf-8")
    for key in json.loads(line):
        assert f"`{key}`" in documentation
    for column in CSV_COLUMNS:
        assert f"`{column}`" in documentation


def test_csv_has_a_header_and_no_formulas() -> None:
    passage = Passage(PassageKey("d", 2), PassageForm.PARAGRAPH, "=1+1\tx", Locator(page=3), section=("章", "節"))
    hit = Hit(passage, "=題", Kind.OTHER, None, ("/a.pdf",), 1.0, ((0, 2),))
    header, row = csv_rows(Results((hit,), 1), guard=guard_formula)
    assert header == CSV_COLUMNS
    values = dict(zip(header, row, strict=True))
    assert values["本文"] == guard_formula("=1+1 | x") != "=1+1 | x"
    assert (values["ページ"], values["見出し"], values["一致"]) == ("3", "章 › 節", guard_formula("=1"))


def test_dates_of_a_row_stand_in_two_columns(archive: Archive) -> None:
    rows = list(csv_rows(archive.ask("担当者会議"), guard=guard_formula))
    values = dict(zip(*rows, strict=True))
    assert values["日付"] == "R7.9.26; R7.12.26; R7年度"
    assert values["日付_start"] == "2025-09-26; 2025-12-26; 2025-04-01"
    assert values["日付_end"] == "2025-09-26; 2025-12-26; 2026-03-31"


def test_a_run_line_has_six_fields_whatever_the_file_is_called(archive: Archive) -> None:
    lines = list(trec_lines("q1", archive.ask("委託率")))
    assert len(lines) == 3
    fields = [line.split(" ") for line in lines]
    assert all(len(line) == 6 for line in fields)
    assert [line[3] for line in fields] == ["1", "2", "3"]
    assert {line[2] for line in fields} == {"会議録.docx#1", "会議録.docx#2", "令和7年度%20進捗.pdf#3.2"}
    scores = [float(line[4]) for line in fields]
    assert scores == sorted(scores, reverse=True)
