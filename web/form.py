"""What the search form asks for: the parameters of the address, which hold all of the page's state."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from urllib.parse import urlencode

from corpus.errors import UsageError
from index.options import SearchOptions
from index.search import Scope

SIZES = (10, 20, 50, 100)
_LONGEST = 1000  # characters of the query; of the other fields a fifth
_LAST_PAGE = 100_000
_COUNTED = 50_000  # passages of an answer that is counted by facets without being asked to


class Order(StrEnum):
    """How hits are sorted."""

    RELEVANCE = "relevance"
    DATE = "date"


@dataclass(frozen=True, slots=True)
class Form:
    """One field a parameter; ``first`` and ``last`` are ``from`` and ``to``. What is not asked for is "" or False."""

    q: str = ""
    first: str = ""
    last: str = ""
    kind: str = ""
    meeting: str = ""
    speaker: str = ""
    role: str = ""
    agenda: str = ""
    section: str = ""
    file: str = ""
    dated: str = ""
    sort: Order = Order.RELEVANCE
    any_word: bool = False
    exact: bool = False
    substring: bool = False
    document_scope: bool = False
    group: bool = False
    facets: bool = False
    texts: bool = False  # these three of the timeline only
    years: bool = False
    whole: bool = False
    page: int = 1
    size: int = SIZES[0]

    @property
    def filters(self) -> dict[str, str]:
        """The fields that narrow the search, by their parameters."""
        given = {_PARAMETERS[name]: getattr(self, name) for name in _NARROWING}
        return {parameter: text for parameter, text in given.items() if text}

    @property
    def is_asked(self) -> bool:
        """Whether there is anything to look for."""
        return bool(self.q.strip() or self.filters)

    def options(self) -> SearchOptions:
        """The same for the search."""
        return SearchOptions(
            limit=self.size,
            offset=(self.page - 1) * self.size,
            is_newest_first=self.sort is Order.DATE,
            any_word=self.any_word,
            is_exact=self.exact,
            is_substring=self.substring,
            scope=Scope.DOCUMENT if self.document_scope else Scope.PASSAGE,
            is_grouped=self.group,
            with_facets=True,
            most_counted=None if self.facets else _COUNTED,
            speaker=self.speaker or None,
            role=self.role or None,
            meeting=self.meeting or None,
            agenda=self.agenda or None,
            section=self.section or None,
            kind=self.kind or None,
            file=self.file or None,
            dated=self.dated or None,
            first=self.first or None,
            last=self.last or None,
        )

    def with_filter(self, parameter: str, text: str) -> "Form":
        """The form with another value in one of ``filters``, from its first page."""
        return _replaced(replace(self, page=1), _FIELDS[parameter], text)

    def parameters(self) -> dict[str, str]:
        """The parameters of the address, those left out that say what goes without saying."""
        default = Form()
        given: dict[str, str] = {}
        for name, parameter in _PARAMETERS.items():
            value = getattr(self, name)
            if value == getattr(default, name):
                continue
            if name == "document_scope":
                given[parameter] = Scope.DOCUMENT.value
            else:
                given[parameter] = "1" if value is True else str(value)
        return given

    def marking(self) -> str:
        """What of it goes along to a document, to be marked there."""
        return urlencode({name: text for name, text in self.parameters().items() if name in _MARKING})

    def timeline_address(self) -> str:
        """The events of the same words and filters, in their order."""
        plain = Form()
        kept = replace(
            self, sort=plain.sort, group=False, document_scope=False, any_word=False, page=1, size=plain.size
        )
        return kept.address("/events")

    def address(self, path: str = "/") -> str:
        """The address of the page that shows this."""
        query = urlencode(self.parameters())
        return f"{path}?{query}" if query else path


_PARAMETERS = {
    "q": "q", "first": "from", "last": "to", "kind": "kind", "meeting": "meeting", "speaker": "speaker", "role": "role",
    "agenda": "agenda", "section": "section", "file": "file", "dated": "dated", "sort": "sort", "any_word": "any",
    "exact": "exact",
    "substring": "substring", "document_scope": "scope", "group": "group", "facets": "facets",
    "texts": "texts", "years": "years", "whole": "whole", "page": "page",
    "size": "size",
}  # fmt: skip
_FIELDS = {parameter: name for name, parameter in _PARAMETERS.items()}
_MARKING = frozenset(("q", "from", "to", "speaker", "role", "agenda", "section", "any", "exact", "substring"))
_NARROWING = ("first", "last", "kind", "meeting", "speaker", "role", "agenda", "section", "file", "dated")


def read_form(parameters: Mapping[str, str]) -> Form:
    """The form of an address; a number or choice that makes no sense is as if it were not there.

    Raises UsageError for a text that is too long to be meant.
    """
    texts: dict[str, str] = {}
    for name in ("q", *_NARROWING):
        most = _LONGEST if name == "q" else _LONGEST // 5
        text = parameters.get(_PARAMETERS[name], "")
        if len(text) > most:
            raise UsageError("web_too_long", most=str(most))
        texts[name] = text.strip()
    size = _number(parameters.get("size", ""))
    return Form(
        **texts,
        sort=Order.DATE if parameters.get("sort") == Order.DATE else Order.RELEVANCE,
        any_word=_is_on(parameters, "any"),
        exact=_is_on(parameters, "exact"),
        substring=_is_on(parameters, "substring"),
        document_scope=parameters.get("scope") == Scope.DOCUMENT,
        group=_is_on(parameters, "group"),
        facets=_is_on(parameters, "facets"),
        texts=_is_on(parameters, "texts"),
        years=_is_on(parameters, "years"),
        whole=_is_on(parameters, "whole"),
        page=min(max(1, _number(parameters.get("page", ""))), _LAST_PAGE),
        size=size if size in SIZES else SIZES[0],
    )


def _is_on(parameters: Mapping[str, str], name: str) -> bool:
    return parameters.get(name, "") not in ("", "0")


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 10 else 0


def _replaced(form: Form, name: str, text: str) -> Form:
    changes: dict[str, str] = {name: text}
    return replace(form, **changes)  # type: ignore[arg-type]  # only fields of text are narrowing
