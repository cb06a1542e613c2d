"""What an answer says besides its hits: other forms of words that were looked for, and counts of the whole."""

from enum import StrEnum

from corpus.values import value


class FacetName(StrEnum):
    """What passages can be counted by."""

    FISCAL_YEAR = "fiscal_year"
    KIND = "kind"
    MEETING = "meeting"
    SPEAKER = "speaker"
    SECTION = "section"


@value
class Facet:
    """How many of the passages found have each value; the fiscal years are years, latest first."""

    name: FacetName
    values: tuple[tuple[str, int], ...]


class ExpansionSource(StrEnum):
    """Who says that two words mean the same."""

    OWN = "own"  # the user's list
    FIELD = "field"  # the built-in list
    LEARNT = "learnt"  # papers of the archive define it


@value
class Expansion:
    """``form`` was looked for in place of ``word`` too.

    Of a learnt one: how many documents define it, and the path and page of one of them. ``total`` passages that were
    found have it.
    """

    word: str
    form: str
    source: ExpansionSource
    documents: int = 0
    path: str = ""
    page: int | None = None
    total: int = 0
