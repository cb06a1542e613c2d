"""A document's utterances as turns: all that one person says until the next one speaks."""

from collections.abc import Iterator

from corpus.model import Document, Passage, Utterance
from corpus.values import value


@value
class Turn:
    """The paragraphs of one turn, at least one, in reading order."""

    paragraphs: tuple[Utterance, ...]

    @property
    def first(self) -> Utterance:
        """The paragraph that the turn begins with; it carries what all of them share."""
        return self.paragraphs[0]

    @property
    def text(self) -> str:
        """What is said, without the speaker's mark, a line each paragraph."""
        return "\n".join(filter(None, (paragraph.remark for paragraph in self.paragraphs)))

    @property
    def agenda(self) -> str:
        """The agenda item that the turn begins or, where it announces one, goes on with."""
        return self.first.agenda or next((paragraph.agenda for paragraph in self.paragraphs if paragraph.agenda), "")


def turns_of(document: Document) -> Iterator[Turn]:
    """The turns of a document in reading order."""
    paragraphs: list[Utterance] = []
    for block in document.blocks():
        if isinstance(block, Utterance):
            if paragraphs and block.turn != paragraphs[0].turn:
                yield Turn(tuple(paragraphs))
                paragraphs = []
            paragraphs.append(block)
    if paragraphs:
        yield Turn(tuple(paragraphs))


def speaker_label(said: Utterance | Passage) -> str:
    """山田会長: name and title as the paper has them, the title alone where no name is written."""
    name = "" if said.speaker == said.role else said.speaker
    return name if said.role and name.endswith(said.role) else name + said.role
