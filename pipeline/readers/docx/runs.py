"""The text of one paragraph, as Word shows it: insertions accepted, deletions and hidden text gone, fields resolved."""

from collections.abc import Callable
from dataclasses import dataclass, field

from corpus.values import value
from pipeline.readers.characters import visible
from pipeline.readers.docx.drawing import checkbox_or_choice, chosen
from pipeline.readers.docx.fields import ruby_of_code, text_of_code
from pipeline.readers.docx.names import VALUE, XML_SPACE, M, W
from pipeline.readers.docx.notes import Notes
from pipeline.readers.docx.story import Story
from pipeline.readers.docx.styles import Style, font_of, toggle
from pipeline.readers.docx.symbols import UNMAPPED, is_symbol_font, symbol, symbols
from pipeline.readers.docx.values import is_on
from pipeline.readers.markup import Element
from pipeline.readers.ooxml.names import MC


@value
class Inline:
    """A paragraph's text, whether all of it is bold, and the drawings that are anchored in it."""

    text: str
    is_bold: bool
    drawings: tuple[Element, ...]


@dataclass(slots=True)
class _Field:
    """A field that is open: its code while that is read, then where in the text its result begins."""

    code: str = ""
    result_begin: int | None = None
    own_text: str = ""


@dataclass(slots=True)
class _Ruby:
    """A word with its reading; ``end`` is the place in the text after it, where the next syllable may go on."""

    base: str
    reading: str
    end: int


# properties, deleted and moved-away text, the code of fields: nothing of these is seen
_UNSEEN = frozenset(
    W + name
    for name in (
        *("pPr", "rPr", "sdtPr", "sdtEndPr", "smartTagPr", "customXmlPr", "fldData", "rubyPr", "rt"),
        *("del", "moveFrom", "delText", "delInstrText", "softHyphen"),
    )
)


def read_inline(paragraph: Element, story: Story, style: Style) -> Inline:
    """Read a ``w:p``. Notes that it refers to wait in the story's ``footnotes`` and ``endnotes``."""
    reading = _Reading(story, style)
    reading.walk(paragraph)
    for ruby in reading.rubies:
        story.readings.add(ruby.base, ruby.reading)
    # a field that is never closed must not swallow what follows; its own code is not text
    return Inline("".join(reading.parts), reading.has_bold and not reading.has_plain, tuple(reading.drawings))


@dataclass(slots=True)
class _Reading:
    story: Story
    style: Style
    parts: list[str] = field(default_factory=list)
    drawings: list[Element] = field(default_factory=list)
    fields: list[_Field] = field(default_factory=list)
    rubies: list[_Ruby] = field(default_factory=list)
    has_bold: bool = False
    has_plain: bool = False
    is_bold: bool = False
    is_hidden: bool = False
    font: str = ""
    follows_mark: bool = False

    def walk(self, element: Element) -> None:
        """Read all children; an element that is not known is a wrapper and is read through."""
        for child in element:
            if child.tag in _UNSEEN:
                continue
            read = _READ.get(child.tag)
            if read is not None:
                read(self, child)
            elif isinstance(child.tag, str):
                self.walk(child)

    def add(self, text: str) -> None:
        if not text or self.is_hidden:
            return
        for open_field in reversed(self.fields):
            if open_field.result_begin is None:
                open_field.code += text
                return
        if self.follows_mark and text[0].isdecimal():
            text = " " + text
        self.follows_mark = False
        self.parts.append(text)
        if not text.isspace():
            self.has_bold |= self.is_bold
            self.has_plain |= not self.is_bold

    def run(self, run: Element) -> None:
        outer = self.is_bold, self.is_hidden, self.font
        properties = run.find(W + "rPr")
        self.is_bold, self.is_hidden, self.font = self.style.is_bold, self.style.is_hidden, self.style.font
        if properties is not None:
            named = properties.find(W + "rStyle")
            if named is not None:
                character = self.story.styles.named(named.get(VALUE))
                # bold in both styles cancels out (ECMA-376 Part 1, 17.7.3, toggle properties)
                self.is_bold ^= character.is_bold
                self.is_hidden ^= character.is_hidden
                self.font = character.font or self.font
            self.is_bold = toggle(properties, "b", self.is_bold)
            self.is_hidden = toggle(properties, "vanish", self.is_hidden)
            self.font = font_of(properties) or self.font
        self.walk(run)
        self.is_bold, self.is_hidden, self.font = outer

    def text(self, element: Element) -> None:
        text = (element.text or "").translate(_SPACES)
        if element.get(XML_SPACE) != "preserve":
            text = text.strip(" ")
        if is_symbol_font(self.font):
            text = symbols(text, self.font)
        self.add(visible(text))

    def symbol(self, element: Element) -> None:
        try:
            code = int(element.get(W + "char", ""), 16)
        except ValueError:
            code = 0
        sign = symbol(code, element.get(W + "font", ""))
        self.story.findings.unmapped += sign == UNMAPPED
        self.add(sign)

    def field_char(self, element: Element) -> None:
        match element.get(W + "fldCharType"):
            case "begin":
                form = element.find(W + "ffData")
                self.fields.append(_Field(own_text="" if form is None else checkbox_or_choice(form)))
            case "separate":
                if self.fields:
                    self.fields[-1].result_begin = len(self.parts)
            case "end":
                if self.fields:
                    self._close(self.fields.pop())

    def _close(self, closed: _Field) -> None:
        begin = len(self.parts) if closed.result_begin is None else closed.result_begin
        if not "".join(self.parts[begin:]):
            self.add(closed.own_text or text_of_code(closed.code))
            self._add_ruby(begin, ruby_of_code(closed.code))

    def field_code(self, element: Element) -> None:
        if self.fields and self.fields[-1].result_begin is None:
            self.fields[-1].code += element.text or ""

    def simple_field(self, element: Element) -> None:
        begin = len(self.parts)
        self.walk(element)
        self._close(_Field(element.get(W + "instr", ""), begin))

    def ruby(self, element: Element) -> None:
        begin = len(self.parts)
        self.walk(element)
        above = element.find(W + "rt")
        if above is not None and not self.is_hidden:
            self._add_ruby(begin, visible("".join(text.text or "" for text in above.iter(W + "t"))))

    def _add_ruby(self, begin: int, reading: str) -> None:
        base = "".join(self.parts[begin:])
        if not base or not reading:
            return
        if self.rubies and self.rubies[-1].end == begin:
            # one reading a character: 東（とう）京（きょう） is one word
            self.rubies[-1].base += base
            self.rubies[-1].reading += reading
            self.rubies[-1].end = len(self.parts)
        else:
            self.rubies.append(_Ruby(base, reading, len(self.parts)))

    def alternate(self, element: Element) -> None:
        branch = chosen(element)
        if branch is not None:
            self.walk(branch)

    def drawing(self, element: Element) -> None:
        if not self.is_hidden:
            self.drawings.append(element)

    def comment(self, element: Element) -> None:
        self.story.findings.comments.add(element.get(W + "id", ""))

    def footnote(self, element: Element) -> None:
        self._note(element, self.story.footnotes)

    def endnote(self, element: Element) -> None:
        self._note(element, self.story.endnotes)

    def _note(self, element: Element, notes: Notes) -> None:
        if self.is_hidden:
            return
        if is_on(element.get(W + "customMarkFollows", "0")):
            following = [other.text or "" for other in element.itersiblings(W + "t")]
            notes.refer(element.get(W + "id", ""), "".join(following).strip())
            return
        mark = notes.refer(element.get(W + "id", ""), None)
        # printed small and raised; here a blank keeps 16 people and note 2 from becoming 162 people
        before = self.parts[-1][-1] if self.parts else ""
        self.add(" " + mark if before.isdecimal() and mark[:1].isdecimal() else mark)
        self.follows_mark = mark[-1:].isdecimal()

    def fraction(self, element: Element) -> None:
        for index, part in enumerate(element.iterfind(f"{M}num")):
            self.walk(part)
            for below in element.findall(f"{M}den")[index : index + 1]:
                self.add("/")
                self.walk(below)


_SPACES = str.maketrans("\t\r\n", "   ")

_READ: dict[str, Callable[[_Reading, Element], None]] = {
    W + "r": _Reading.run,
    W + "t": _Reading.text,
    M + "t": _Reading.text,
    M + "f": _Reading.fraction,
    W + "tab": lambda reading, _: reading.add("\t"),
    W + "ptab": lambda reading, _: reading.add("\t"),
    W + "br": lambda reading, _: reading.add("\n"),
    W + "cr": lambda reading, _: reading.add("\n"),
    W + "noBreakHyphen": lambda reading, _: reading.add("-"),
    W + "sym": _Reading.symbol,
    W + "fldChar": _Reading.field_char,
    W + "instrText": _Reading.field_code,
    W + "fldSimple": _Reading.simple_field,
    W + "ruby": _Reading.ruby,
    W + "drawing": _Reading.drawing,
    W + "pict": _Reading.drawing,
    W + "object": _Reading.drawing,
    W + "footnoteReference": _Reading.footnote,
    W + "endnoteReference": _Reading.endnote,
    W + "commentReference": _Reading.comment,
    MC + "AlternateContent": _Reading.alternate,
}
