"""The summary in words."""

from pathlib import Path

from corpus.messages import Language
from corpus.model import Issue, IssueCode, Locator, Severity
from corpus.store import Counts
from pipeline.report import issue_lines, summary_lines
from pipeline.summary import Summary

COUNTS = Counts(files=2, documents=2, pages=9, unsearchable_pages=0, tables=3, failures=1)
SCAN = IssueCode.PAGE_NO_TEXT


def on_page(page: int) -> Issue:
    return Issue(SCAN, Severity.WARNING, (), Locator(page=page))


def lines(summary: Summary, counts: Counts = COUNTS) -> list[str]:
    return list(summary_lines(summary, counts, Path("/home/文書庫"), Language.JA))


def test_counts_come_first_and_what_is_there_last() -> None:
    said = lines(Summary(added=("/a", "/b"), removed=("/c",), moved=(("/d", "/e"),), unchanged=40))
    assert said == [
        "追加2 更新0 移動1 削除1 変更なし40 失敗0",
        "文書庫：/home/文書庫（2文書、9ページ、3表）",
    ]


def test_each_failure_has_reason_and_remedy() -> None:
    said = lines(Summary(failed=(("/a/秘密.pdf", Issue(IssueCode.ENCRYPTED, Severity.ERROR)),)))
    assert said[0].endswith("失敗1")
    assert said[2].startswith("  /a/秘密.pdf：パスワード")
    assert said[2].endswith("もう一度取り込んでください。")


def test_what_was_found_on_many_pages_is_one_line() -> None:
    (line,) = issue_lines([on_page(3), on_page(1), on_page(3)], Language.JA)
    assert line.startswith("1、3ページ：このページには文字データがなく")
    (long,) = issue_lines([on_page(page) for page in range(1, 30)], Language.JA)
    assert long.startswith("1、2、3、4、5、6、7、8 …ページ：")


def test_small_findings_are_left_to_status() -> None:
    info = Issue(IssueCode.TABLE_NOT_JOINED, Severity.INFO, (("reason", "x"),), Locator(page=1))
    assert len(lines(Summary(notes=(("/a", info),)))) == 2
    assert any("/a：1ページ" in line for line in lines(Summary(notes=(("/a", on_page(1)),))))


def test_pages_that_no_search_reaches_are_counted() -> None:
    counts = Counts(files=1, documents=1, pages=9, unsearchable_pages=6, tables=0, failures=0)
    assert "6" in lines(Summary(), counts)[-1]


def test_a_run_that_found_none_of_its_places_is_empty() -> None:
    assert Summary(missing=("/x",)).is_empty
    assert not Summary(missing=("/x",), unchanged=1).is_empty
    assert not Summary().is_empty
    assert not Summary(missing=("/x",)).is_complete
