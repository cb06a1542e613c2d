"""Links to one utterance that stay: the document's bytes and what is said, not where it stands."""

import re

_FORM = re.compile(r"(?P<digest>[0-9a-f]{12})-(?P<id>u[0-9a-f]{10}(?:-[0-9]+)?)$")


def permalink(digest: str, utterance_id: str) -> str:
    """``<first 12 digits of the document's digest>-<id of the utterance>``."""
    return f"{digest[:12]}-{utterance_id}"


def parse_permalink(text: str) -> tuple[str, str] | None:
    """(beginning of the digest, id of the utterance) of a permalink, None for another text."""
    found = _FORM.match(text.strip())
    return (found["digest"], found["id"]) if found else None
