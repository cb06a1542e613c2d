"""Readings printed over words (ふりがな): apart from the text, where they would tear words, but not lost."""

from dataclasses import dataclass, field

from pipeline.raw import RawNote

READING_MARK = "ふりがな"


@dataclass(slots=True)
class Readings:
    """Words with their readings, each once a document."""

    waiting: list[str] = field(default_factory=list)
    _seen: set[str] = field(default_factory=set)

    def add(self, base: str, reading: str) -> None:
        """Note a word and its reading, the first time that they stand together in the document."""
        entry = f"{base}（{reading}）"
        if base and reading and entry not in self._seen:
            self._seen.add(entry)
            self.waiting.append(entry)

    def take(self) -> list[RawNote]:
        """Those noted since the last time, as one note: 里親（さとおや）、…."""
        taken, self.waiting = self.waiting, []
        return [RawNote("、".join(taken), READING_MARK)] if taken else []
