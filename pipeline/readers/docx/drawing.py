"""What is written inside drawings: text boxes, WordArt, shapes, diagrams and charts."""

from collections.abc import Iterator

from pipeline.readers.docx.names import VALUE, V, W
from pipeline.readers.docx.values import child_value, is_on, whole_number
from pipeline.readers.markup import Element
from pipeline.readers.ooxml.names import DIAGRAM, MC, A, C, R

_TEXT_BOX = W + "txbxContent"
_ALTERNATE = MC + "AlternateContent"
_WRITTEN = frozenset({W + "t", W + "sym", _TEXT_BOX, A + "t", DIAGRAM + "relIds", C + "chart", V + "textpath"})


def chosen(alternate: Element) -> Element | None:
    """The one branch of an ``mc:AlternateContent`` to read: the newest that has something written, else the last.

    Both branches hold the same text (a text box for new programs and for old ones); reading both would double it.
    """
    branches = list(alternate)
    for branch in branches:
        if any(element.tag in _WRITTEN for element in branch.iter()):
            return branch
    return branches[-1] if branches else None


def text_boxes(drawing: Element) -> Iterator[Element]:
    """The contents of the text boxes in a drawing, in its order; each holds paragraphs and tables."""
    for element in _inside(drawing):
        if element.tag == _TEXT_BOX:
            yield element


def words(drawing: Element) -> Iterator[str]:
    """Text in a drawing that is in no text box: WordArt, and shapes that hold DrawingML paragraphs."""
    for element in _inside(drawing):
        if element.tag == V + "textpath":
            yield element.get("string", "")
        elif element.tag == A + "p":
            yield "".join(part.text or "" for part in element.iter(A + "t"))


def outside_parts(drawing: Element) -> Iterator[str]:
    """The relationship ids of the parts where a diagram or chart keeps its words."""
    for element in _inside(drawing):
        if element.tag == DIAGRAM + "relIds":
            yield element.get(R + "dm", "")
        elif element.tag == C + "chart":
            yield element.get(R + "id", "")


def _inside(element: Element) -> Iterator[Element]:
    """All descendants, one branch of each alternative, not going into text boxes."""
    for child in element:
        if child.tag == _ALTERNATE:
            branch = chosen(child)
            if branch is not None:
                yield from _inside(branch)
            continue
        yield child
        if child.tag != _TEXT_BOX:
            yield from _inside(child)


def checkbox_or_choice(form_field: Element) -> str:
    """What a form field (``w:ffData``) shows by itself: a ticked or empty box, the chosen entry of a list."""
    box = form_field.find(W + "checkBox")
    if box is not None:
        state = box.find(W + "checked")
        if state is None:
            state = box.find(W + "default")
        return "☒" if state is not None and is_on(state.get(VALUE)) else "☐"
    choices = form_field.find(W + "ddList")
    if choices is None:
        return ""
    entries = [entry.get(VALUE, "") for entry in choices.iterfind(W + "listEntry")]
    index = whole_number(child_value(choices, "result")) or 0
    return entries[index] if 0 <= index < len(entries) else ""
