"""The nouns of a meeting: what minutes say about it. Pure values, like ``corpus.model``."""

import datetime as dt
from enum import StrEnum

from corpus.values import value


class Presence(StrEnum):
    """How somebody took part in a meeting."""

    PRESENT = "present"
    ABSENT = "absent"
    PROXY = "proxy"  # present for somebody else


@value
class Attendee:
    """Somebody whom the minutes list.

    ``name`` may be a body (こども家庭課) where no person is named; ``affiliation`` is what stands with the name,
    ``group`` the heading of the list (委員, 事務局), ``proxy_for`` the member who was stood in for.
    """

    name: str
    role: str = ""
    group: str = ""
    affiliation: str = ""
    presence: Presence = Presence.PRESENT
    proxy_for: str = ""


@value
class Handout:
    """A paper that was handed out: its number as written (資料1-1, 参考資料２) and its title."""

    number: str
    title: str


@value
class Resolution:
    """Something approved or decided: the sentence that says so, the agenda item, and the block it stands in."""

    text: str
    agenda: str
    block: int


@value
class Meeting:
    """Which meeting a set of minutes is about; empty strings and tuples where the paper does not say.

    ``attendees`` are those who were there, a string each; ``people`` everybody listed, the absent too. ``begins`` and
    ``ends`` are clock times on the document's date.
    """

    name: str = ""
    number: int | None = None
    place: str = ""
    attendees: tuple[str, ...] = ()
    agenda: tuple[str, ...] = ()
    begins: dt.time | None = None
    ends: dt.time | None = None
    people: tuple[Attendee, ...] = ()
    handouts: tuple[Handout, ...] = ()
    resolutions: tuple[Resolution, ...] = ()
