"""What is looked at on the machine itself."""

import sqlite3
from pathlib import Path

import pytest

from corpus import fitness
from corpus.fitness import Finding, Fitness, home_findings, machine_findings
from corpus.messages import Language, message


def by_subject(findings: object) -> dict[str, Finding]:
    assert hasattr(findings, "__iter__")
    return {finding.subject: finding for finding in findings}


def test_a_home_that_is_not_there_yet_is_judged_by_the_folder_above(tmp_path: Path) -> None:
    found = by_subject(home_findings(tmp_path / "a" / "b"))
    assert found["home"].fitness is Fitness.FIT
    assert list(tmp_path.iterdir()) == []


def test_little_space_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fitness, "_LITTLE_SPACE", 1 << 60)
    space = by_subject(home_findings(tmp_path))["space"]
    assert (space.fitness, space.remedy) == (Fitness.LESS, "space_little")


def test_an_old_sqlite_is_a_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    assert by_subject(machine_findings())["sqlite"].fitness is Fitness.FIT
    monkeypatch.setattr(sqlite3, "sqlite_version_info", (3, 31, 1))
    assert by_subject(machine_findings())["sqlite"].fitness is Fitness.UNFIT


def test_every_subject_and_remedy_has_words_in_both_languages(tmp_path: Path) -> None:
    for finding in (*machine_findings(), *home_findings(tmp_path)):
        for language in Language:
            assert message(f"doctor_{finding.subject}", language)
    for remedy in ("sqlite_old", "encoding_other", "space_little"):
        for language in Language:
            assert message(f"doctor_{remedy}", language)
