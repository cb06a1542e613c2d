"""A value is what the standard decorator makes of the same class."""

import copy
import pickle
from collections.abc import Callable
from dataclasses import FrozenInstanceError, dataclass, field, replace
from typing import Any

import pytest

from corpus.values import value


@value
class Place:
    """A value of one field."""

    page: int


@value
class Word:
    """A value with defaults, a method and a property."""

    text: str
    place: Place | None = None
    forms: tuple[str, ...] = ()

    @property
    def length(self) -> int:
        return len(self.text)

    def at(self, page: int) -> "Word":
        return replace(self, place=Place(page))


@dataclass(frozen=True, slots=True)
class Standard:
    """The same as ``Word``."""

    text: str
    place: Place | None = None
    forms: tuple[str, ...] = ()


def test_fields_are_given_in_order_or_by_name_and_have_defaults() -> None:
    assert Word("里親") == Word(text="里親", place=None, forms=())
    assert Word("里親", Place(1), ("さとおや",)).forms == ("さとおや",)
    assert Word("里親").length == 2


@pytest.mark.parametrize("arguments", [(), ("a", None, (), 1)])
def test_wrong_arguments_are_refused_as_by_any_signature(arguments: tuple[object, ...]) -> None:
    made: Callable[..., object] = Word
    with pytest.raises(TypeError, match=r"Word\.__init__\(\)"):
        made(*arguments)


def test_a_first_value_that_fails_leaves_the_class_as_it_is() -> None:
    @value
    class Late:
        page: int
        line: int = 1

    made: Callable[..., object] = Late
    with pytest.raises(TypeError, match=r"Late\.__init__\(\)"):
        made()
    assert (Late(2), Late(page=2, line=3)) == (Late(2, 1), replace(Late(2), line=3))


def test_equal_by_all_fields_and_never_to_another_class() -> None:
    assert Word("a", Place(1)) == Word("a", Place(1))
    assert Word("a", Place(1)) != Word("a", Place(2))
    assert Word("a") != Standard("a")  # type: ignore[comparison-overlap]
    assert Place(1) != 1  # type: ignore[comparison-overlap]
    assert len({Word("a"), Word("a"), Word("b")}) == 2


def test_hash_and_repr_are_those_of_the_standard_decorator() -> None:
    assert hash(Word("a", Place(3))) == hash(Standard("a", Place(3)))
    assert repr(Word("a", Place(3))) == repr(Standard("a", Place(3))).replace("Standard", "Word")
    with pytest.raises(TypeError, match="unhashable"):
        hash(Word("a", None, ["b"]))  # type: ignore[arg-type]


def test_nothing_can_be_set_deleted_or_added() -> None:
    word: Any = Word("a")
    with pytest.raises(FrozenInstanceError):
        word.text = "b"
    with pytest.raises(FrozenInstanceError):
        word.other = 1
    with pytest.raises(FrozenInstanceError):
        del word.text
    assert not hasattr(word, "__dict__")


def test_replaced_matched_copied_and_pickled_like_a_dataclass() -> None:
    word = Word("a", Place(1), ("b",))
    assert word.at(2) == Word("a", Place(2), ("b",))
    match word:
        case Word(text, Place(page)):
            assert (text, page) == ("a", 1)
        case _:
            pytest.fail("not matched")
    for protocol in range(2, pickle.HIGHEST_PROTOCOL + 1):
        assert pickle.loads(pickle.dumps(word, protocol)) == word  # noqa: S301
    assert copy.deepcopy(word) == word == copy.copy(word)


def test_a_default_that_instances_would_share_is_refused() -> None:
    shared: tuple[object, ...] = ([], field(default_factory=list))
    for default in shared:
        members = {"__annotations__": {"forms": list}, "forms": default}
        with pytest.raises(TypeError, match="no default for a value"):
            value(type("Shared", (), members))
