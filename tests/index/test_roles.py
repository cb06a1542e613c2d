"""``role:`` by what a speaker is called, and by what the minutes' list of people says of him or her."""

from dataclasses import replace
from pathlib import Path

from corpus.meeting import Attendee, Meeting
from corpus.model import Document, Locator, Utterance
from tests.index.archive import Archive, document, minutes

PEOPLE = (
    Attendee("和泉 明", "会長", "委員"),
    Attendee("坂東　義信", "課長", "事務局"),
    Attendee("田中 一郎", "", "委員"),
    Attendee("田中 一郎", "", "傍聴"),
)


def talk(*said: tuple[str, str, str]) -> Document:
    """Minutes in which these speakers (as marked, role, fullest name) say a word each."""
    blocks = [
        Utterance(f"○{speaker}　里親の登録。", speaker, role, Locator(block=number), person=person, turn=number + 1)
        for number, (speaker, role, person) in enumerate(said)
    ]
    made = document("3" * 64, blocks, page=None, title="会議録")
    return replace(made, kind=minutes().kind, meeting=Meeting("専門分科会", people=PEOPLE))


def asked(home: Path, role: str) -> list[str]:
    said = (("坂東", "課長", "坂東義信"), ("和泉", "会長", "和泉明"), ("田中", "", "田中一郎"), ("木村", "", "木村"))
    archive = Archive.make(home, [("/a.docx", talk(*said))])
    found = archive.ask(f"里親 role:{role}").hits
    archive.store.close()
    return sorted(hit.passage.speaker for hit in found)


def test_who_stands_under_the_office_in_the_list_is_of_the_office(tmp_path: Path) -> None:
    assert asked(tmp_path, "事務局") == ["坂東"]


def test_what_somebody_is_called_still_counts(tmp_path: Path) -> None:
    assert asked(tmp_path, "課長") == ["坂東"]
    assert asked(tmp_path / "2", "会長") == ["和泉"]


def test_a_name_that_the_list_has_twice_says_nothing(tmp_path: Path) -> None:
    assert asked(tmp_path, "委員") == ["和泉"]
    assert asked(tmp_path / "2", "傍聴") == []
