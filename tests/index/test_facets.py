"""What passages are counted by keeps its blanks, although no term has any."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from corpus.answer import FacetName
from corpus.model import Locator, Passage, PassageForm, PassageKey
from corpus.store import Store
from index.engine import And, Entry, Field
from index.engines.memory import MemoryEngine
from index.facets import facet_terms, facets

PASSAGE = Passage(PassageKey("d", 0), PassageForm.UTTERANCE, "はい。", Locator(block=0))
VALUES = st.text(
    st.one_of(st.sampled_from(" \t\n\u3000\\;0a"), st.characters(exclude_categories=["Cs"])), min_size=1, max_size=9
)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(tmp_path, create=True) as opened:
        yield opened


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(speaker=VALUES, section=VALUES)
def test_any_value_is_one_term_and_comes_back(store: Store, speaker: str, section: str) -> None:
    terms = facet_terms(replace(PASSAGE, speaker=speaker, section=(section, "下の見出し")))
    assert all(term.split() == [term] for term in terms.values())
    assert counted(terms, store) == {FacetName.SPEAKER: ((speaker, 1),), FacetName.SECTION: ((section, 1),)}


def test_the_fullest_name_counts_and_nothing_where_nobody_speaks(store: Store) -> None:
    assert facet_terms(replace(PASSAGE, speaker="山田", person="山田 太郎"))[Field.SAID_BY] == "山田\\20;太郎"
    assert facet_terms(PASSAGE) == {Field.SAID_BY: "", Field.CHAPTER: ""}
    assert counted(facet_terms(PASSAGE), store) == {}


def counted(terms: dict[Field, str], store: Store) -> dict[FacetName, tuple[tuple[str, int], ...]]:
    engine = MemoryEngine()
    with engine.writer() as writer:
        writer.add(Entry(PASSAGE.key, {field: term for field, term in terms.items() if term}))
    return {facet.name: facet.values for facet in facets(And(()), engine, store)}
