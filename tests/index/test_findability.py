"""Everything visible can be found: any string of a passage, as a reader sees it, finds that passage."""

from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.model import Locator, Paragraph, Passage, PassageForm, PassageKey
from index.analysis import Analyser
from index.analysis.folding import fold_string
from index.engine import Entry, Node, Request
from index.engines.memory import MemoryEngine
from index.entries import own_text
from index.passages import matched_text
from index.plan import Plan
from index.query import Quote, Word
from index.snippet import find_matches
from index.targets import target

ANALYSER = Analyser()
# what files really hold: radicals, widths, variants, voiced marks apart, dashes, layout blanks, line breaks
CHARACTERS = st.one_of(
    st.sampled_from("里⾥親髙高﨑児童相談所のをパﾊﾟハ\u309aｶﾞーｰ－-―～〜~ 　\n\t０7７.(（㈱①㍿１Qｑ・、。「」*＊\u200b"),
    st.characters(exclude_categories=["Cs", "Cc"]),
)
TEXTS = st.text(CHARACTERS, min_size=1, max_size=60)


def found(text: str, form: PassageForm, node: Node) -> bool:
    key = PassageKey("d", 0)
    passage = Passage(key, form, text, Locator())
    engine = MemoryEngine()
    with engine.writer() as writer:
        writer.add(Entry(key, own_text(passage, ANALYSER)))
    return engine.search(Request(node)).total == 1


@settings(deadline=None, max_examples=150)
@given(TEXTS, st.data())
def test_any_part_of_a_text_finds_it(text: str, data: st.DataObject) -> None:
    begin = data.draw(st.integers(0, len(text) - 1))
    part = text[begin : data.draw(st.integers(begin + 1, min(len(text), begin + 20)))]
    if fold_string(part):
        assert found(text, PassageForm.PARAGRAPH, target(Quote(part), ANALYSER, is_substring=True).node())
    # and in quotes, where it is not a single character
    if len(fold_string(part)) > 1:
        assert found(text, PassageForm.PARAGRAPH, target(Quote(part), ANALYSER).node())


@settings(deadline=None, max_examples=60)
@given(st.lists(TEXTS.map(lambda text: text.replace("\t", " ")), min_size=2, max_size=3), st.data())
def test_any_part_of_a_cell_finds_its_row(cells: list[str], data: st.DataObject) -> None:
    cell = data.draw(st.sampled_from(cells))
    if fold_string(cell):
        assert found("\t".join(cells), PassageForm.TABLE_ROW, target(Quote(cell), ANALYSER, is_substring=True).node())


@settings(deadline=None, max_examples=150)
@given(TEXTS, st.data())
def test_what_is_marked_folds_to_what_was_asked_for(text: str, data: st.DataObject) -> None:
    begin = data.draw(st.integers(0, len(text) - 1))
    part = text[begin : data.draw(st.integers(begin + 1, min(len(text), begin + 20)))]
    wanted = target(Quote(part), ANALYSER, is_substring=True)
    passage = Passage(PassageKey("d", 0), PassageForm.PARAGRAPH, text, Locator())
    matches = find_matches(passage, Plan(node := wanted.node(), (), (wanted,), ()), ANALYSER)
    assert list(matches) == sorted(matches)
    assert all(0 <= first < last <= len(text) for first, last in matches)
    if fold_string(part):
        assert found(text, PassageForm.PARAGRAPH, node)
        asked = fold_string(part)
        marked = [fold_string(text[first:last]) for first, last in matches]
        # a character such as ㈱ is marked whole where a part of what it stands for was asked for
        assert any(asked in string or string in asked for string in marked)


def test_no_word_is_found_inside_another() -> None:
    def finds(word: str, text: str) -> bool:
        return found(text, PassageForm.PARAGRAPH, target(Word(word), ANALYSER).node())

    assert not finds("京都", "東京都の会議")
    assert not finds("親会", "里親会の集まり")
    assert finds("相談所", "児童相談所")
    assert finds("東京都の会", "東京都の会議")


def test_a_tab_sets_cells_apart_in_a_row_only() -> None:
    paragraph = Paragraph("1\t概要", Locator())
    for form, is_found in ((PassageForm.PARAGRAPH, True), (PassageForm.TABLE_ROW, False)):
        assert found(paragraph.text, form, target(Quote("1 概要"), ANALYSER).node()) == is_found
        passage = Passage(PassageKey("d", 0), form, paragraph.text, Locator())
        assert len(matched_text(passage)) == len(paragraph.text)
