"""Generations lie beside each other; CURRENT is the only switch."""

from pathlib import Path

import pytest

from corpus.errors import IndexUnavailableError
from index.generations import IndexHome


def test_there_is_none_before_the_first_is_published(tmp_path: Path) -> None:
    home = IndexHome(tmp_path / "index")
    assert home.current() is None
    generation = home.create("f1")
    assert generation.path.is_dir()
    assert home.current() is None
    home.publish(generation)
    assert home.current() == generation


def test_a_new_generation_replaces_the_old_only_when_published(tmp_path: Path) -> None:
    home = IndexHome(tmp_path)
    first = home.create("f1")
    home.publish(first)
    (first.path / "data").write_text("old")
    second = home.create("f2")
    assert (second.number, home.current()) == (2, first)
    home.publish(second)
    assert IndexHome(tmp_path).current() == second
    assert (first.path / "data").exists()


def test_pruning_leaves_the_current_generation_only(tmp_path: Path) -> None:
    home = IndexHome(tmp_path)
    for fingerprint in ("f1", "f2"):
        home.publish(home.create(fingerprint))
    crashed = home.create("f3")
    home.prune()
    current = home.current()
    assert current is not None
    assert [path.name for path in (tmp_path / "generations").iterdir()] == [str(current.number)]
    assert not crashed.path.exists()
    assert home.create("f4").number == 3


@pytest.mark.parametrize("damage", ["", "seven", "9", "../1"])
def test_a_damaged_switch_is_an_error_not_an_empty_index(tmp_path: Path, damage: str) -> None:
    home = IndexHome(tmp_path)
    home.publish(home.create("f"))
    (tmp_path / "CURRENT").write_text(damage)
    with pytest.raises(IndexUnavailableError):
        home.current()


def test_a_missing_generation_is_an_error(tmp_path: Path) -> None:
    home = IndexHome(tmp_path)
    generation = home.create("f")
    home.publish(generation)
    (generation.path / "FINGERPRINT").unlink()
    with pytest.raises(IndexUnavailableError):
        home.current()
