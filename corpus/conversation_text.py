"""Minutes as a conversation, in lines of text: who said what, which answer belongs to which question."""

from collections.abc import Iterator

from corpus.meeting import Meeting, Presence
from corpus.messages import Language, message
from corpus.model import Document, Utterance, UtteranceKind
from corpus.permalink import permalink
from corpus.turns import Turn, speaker_label, turns_of

_INDENT = "　"
_KINDS = {
    UtteranceKind.QUESTION: "talk_question",
    UtteranceKind.ANSWER: "talk_answer",
    UtteranceKind.RESOLUTION: "talk_resolution",
}


class ConversationText:
    """The utterances of one document as lines; a block at a time, so that headings and tables can stand between."""

    def __init__(self, document: Document, language: Language) -> None:
        self._language = language
        self._labels = {turn.first.locator.block: _name(turn.first) for turn in turns_of(document)}
        self._turn = 0

    def lines(self, block: Utterance) -> Iterator[str]:
        """The lines of a paragraph: at the beginning of a turn who speaks, and whom that answers."""
        if opening := self.opening(block):
            yield "\n" + "".join(opening)
        if block.remark:
            yield from (_INDENT + line for line in block.remark.split("\n"))

    def opening(self, block: Utterance) -> tuple[str, str] | None:
        """Who speaks and what there is to know about it, where a turn begins; the blocks come in their order."""
        is_first = block.turn != self._turn or not block.turn
        self._turn = block.turn
        return (_name(block) or message("talk_nobody", self._language), self._about(block)) if is_first else None

    def _about(self, block: Utterance) -> str:
        notes = []
        if block.kind in _KINDS:
            notes.append(message(_KINDS[block.kind], self._language))
        if block.answers_to is not None:
            to = self._labels.get(block.answers_to, "")
            notes.append(message("talk_answers", self._language, speaker=to))
        answerers = dict.fromkeys(self._labels[answer] for answer in block.answered_by if answer in self._labels)
        if answerers:
            notes.append(message("talk_answered", self._language, speaker="、".join(answerers)))
        if not block.is_certain and block.speaker:
            notes.append(message("talk_uncertain", self._language))
        return f"［{'・'.join(notes)}］" if notes else ""


def _name(block: Utterance) -> str:
    """山田会長, with the whole name where the paper tells it: 山田会長（山田太郎）."""
    label = speaker_label(block)
    return f"{label}（{block.person}）" if block.person and block.person not in (block.speaker, label) else label


def meeting_lines(meeting: Meeting, language: Language) -> Iterator[str]:
    """The facts of the meeting, a line each."""
    number = message("meeting_number", language, number=str(meeting.number)) if meeting.number is not None else ""
    times = "～".join(time.strftime("%H:%M") for time in (meeting.begins, meeting.ends) if time is not None)
    people = {
        presence: "、".join(
            (person.name or person.role)
            + (f"（{about}）" if person.name and (about := person.role or person.group or person.affiliation) else "")
            + (message("meeting_for", language, name=person.proxy_for) if person.proxy_for else "")
            for person in meeting.people
            if person.presence is presence
        )
        for presence in Presence
    }
    facts = (
        ("meeting_name", " ".join(filter(None, [meeting.name, number]))),
        ("meeting_times", times),
        ("meeting_place", meeting.place),
        ("meeting_present", people[Presence.PRESENT]),
        ("meeting_proxy", people[Presence.PROXY]),
        ("meeting_absent", people[Presence.ABSENT]),
        ("meeting_agenda", " / ".join(meeting.agenda)),
        ("meeting_handouts", " / ".join(f"{paper.number} {paper.title}".strip() for paper in meeting.handouts)),
        ("meeting_resolved", " / ".join(resolution.text for resolution in meeting.resolutions)),
    )
    for code, value in facts:
        if value:
            yield message(code, language, value=value.replace("\n", " "))


def exchange_lines(document: Document, utterance_id: str, language: Language) -> Iterator[str]:
    """The turn that holds the utterance, after the question that it answers and before the answers to it."""
    turns = {turn.first.locator.block: turn for turn in turns_of(document)}
    asked = next((turn for turn in turns.values() if utterance_id in (part.id for part in turn.paragraphs)), None)
    if asked is None:
        return
    text = ConversationText(document, language)
    question = turns.get(asked.first.answers_to) if asked.first.answers_to is not None else None
    shown: list[Turn] = [*([question] if question else []), asked]
    shown += (turns[block] for block in asked.first.answered_by if block in turns)
    for turn in shown:
        for paragraph in turn.paragraphs:
            yield from text.lines(paragraph)
        yield f"{_INDENT}[{permalink(document.digest, turn.first.id)}]"
