"""What stands above and beside the hits: counts, what was understood, what to try instead, how to narrow."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from corpus.answer import Facet, FacetName
from corpus.messages import Language, message
from corpus.model import Kind, Results
from index.answering import QueryAnswer
from index.query import as_typed, dates_of
from index.render import expansion_source, facet_value, form_name
from index.suggestions import Kept, Suggestion
from wareki.display import format_days, format_span
from web.form import Form, Order

_FACET_FIELDS = {
    FacetName.KIND: "kind",
    FacetName.MEETING: "meeting",
    FacetName.SPEAKER: "speaker",
    FacetName.SECTION: "section",
    FacetName.FISCAL_YEAR: "dated",
}
_TICKS = {
    "any_word": "web_any",
    "exact": "web_exact",
    "substring": "web_substring",
    "group": "web_group",
    "document_scope": "web_scope",
}
_KINDS = frozenset(kind.value for kind in Kind)
_SHOWN_VALUES = 8  # of a facet, before "more"
_LINKED_PAGES = 2  # on either side of the current one


@dataclass(frozen=True, slots=True)
class Link:
    """A text and where it leads."""

    text: str
    address: str
    is_current: bool = False
    count: str = ""


@dataclass(frozen=True, slots=True)
class ShownFacet:
    """A way to narrow the answer; ``rest`` are the values that stand behind 'more'."""

    title: str
    values: tuple[Link, ...]
    rest: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class ShownAnswer:
    """All about an answer but its hits. ``chips`` take one narrowing back each."""

    total: str
    parts: str
    remarks: tuple[str, ...]
    chips: tuple[Link, ...]
    expansions: tuple[Link, ...]
    suggestions: tuple[Link, ...]
    is_empty: bool
    unsearchable: str
    facets: tuple[ShownFacet, ...]
    facets_address: str
    orders: tuple[Link, ...]
    pages: tuple[Link, ...]
    before: str
    after: str


def shown_answer(answer: QueryAnswer, form: Form, language: Language) -> ShownAnswer:
    """The answer to a form."""
    results = answer.results
    count = results.total if results.documents is None else results.documents
    last = -(-count // form.size)
    is_counted = bool(results.facets) or not results.total
    return ShownAnswer(
        total=_total(results, language),
        parts="・".join(f"{form_name(name, language)} {number:,}" for name, number in results.forms),
        remarks=tuple(_remarks(answer, language)),
        chips=tuple(chips(answer, form, language)),
        expansions=tuple(_expansions(results, form, language)),
        suggestions=tuple(_suggested(item, form, language) for item in answer.suggestions),
        is_empty=not results.total,
        unsearchable=f"{results.unsearchable_pages:,}" if results.unsearchable_pages else "",
        facets=tuple(_facet(facet, form, language) for facet in results.facets),
        facets_address="" if is_counted else replace(form, facets=True).address(),
        orders=tuple(
            Link(message(f"web_sort_{order.value}", language), _at(replace(form, sort=order)), form.sort is order)
            for order in Order
        ),
        pages=tuple(page_links(form, last)) if last > 1 else (),
        before=replace(form, page=form.page - 1).address() if form.page > 1 else "",
        after=replace(form, page=form.page + 1).address() if form.page < last else "",
    )


def _at(form: Form) -> str:
    return replace(form, page=1).address()


def _total(results: Results, language: Language) -> str:
    if results.documents is None:
        return message("web_total", language, total=f"{results.total:,}")
    documents = f"{results.documents:,}"
    return message("web_total_documents", language, total=f"{results.total:,}", documents=documents)


def _remarks(answer: QueryAnswer, language: Language) -> Iterator[str]:
    results = answer.results
    for span in results.date_words:
        yield message("hits_dates", language, word=span.surface, span=format_span(span))
    if results.has_titles:
        yield message("hits_titles", language)
    if results.is_substring:
        yield message("hits_substring", language)


def chips(answer: QueryAnswer, form: Form, language: Language, path: str = "/") -> Iterator[Link]:
    """What narrows the search, said back as it was understood; a link (to the page at ``path``) leaves it out."""
    filters = form.filters
    if "from" in filters or "to" in filters:
        days = dates_of(answer.query.root)[-1]  # filters stand behind the words
        text = message("web_period", language, days=format_days(days.first, days.last))
        yield Link(text, replace(form, first="", last="", page=1).address(path))
    for parameter, given in filters.items():
        if parameter in ("from", "to"):
            continue
        label = message(f"web_field_{parameter}", language)
        shown = message(f"kind_{given}", language) if given in _KINDS else given
        yield Link(f"{label}：{shown}", form.with_filter(parameter, "").address(path))
    for name, code in _TICKS.items():
        if getattr(form, name):
            yield Link(message(code, language), replace(_unticked(form, name), page=1).address(path))


def _unticked(form: Form, name: str) -> Form:
    changes = {name: False}
    return replace(form, **changes)  # type: ignore[arg-type]  # only fields that are ticked


def _expansions(results: Results, form: Form, language: Language) -> Iterator[Link]:
    """Each other form that was looked for; the link looks for that form itself."""
    for expansion in results.expansions:
        text = message(
            "web_expanded",
            language,
            word=expansion.word,
            form=expansion.form,
            source=expansion_source(expansion, language),
            total=f"{expansion.total:,}",
        )
        yield Link(text, replace(form, q=expansion.form, exact=True, page=1).address())


def _suggested(suggestion: Suggestion, form: Form, language: Language) -> Link:
    """What would find something; where it finds nothing, there is no address."""
    total = f"{suggestion.total:,}"
    text = message(
        f"web_try_{suggestion.kept.value}", language, word=suggestion.word, other=suggestion.other, total=total
    )
    if not suggestion.total:
        return Link(text, "")
    if suggestion.kept is Kept.DOCUMENT:
        return Link(text, replace(form, document_scope=True, page=1).address())
    if suggestion.kept is Kept.ANY:
        return Link(text, replace(form, any_word=True, page=1).address())
    words = as_typed(suggestion.query.root) if suggestion.query is not None else form.q
    return Link(text, Form(q=words, exact=form.exact, sort=form.sort, size=form.size).address())


def _facet(facet: Facet, form: Form, language: Language) -> ShownFacet:
    field = _FACET_FIELDS[facet.name]
    chosen = form.filters.get(field, "")
    shown = [(facet_value(facet.name, value, language), count) for value, count in facet.values]
    values = [
        Link(text, form.with_filter(field, text).address(), text == chosen, f"{count:,}") for text, count in shown
    ]
    title = message(f"facet_{facet.name.value}", language)
    return ShownFacet(title, tuple(values[:_SHOWN_VALUES]), tuple(values[_SHOWN_VALUES:]))


def page_links(form: Form, last: int, path: str = "/") -> Iterator[Link]:
    """The numbers of pages around this one; a gap is a link without an address."""
    shown = {1, last} | set(range(form.page - _LINKED_PAGES, form.page + _LINKED_PAGES + 1))
    before = 0
    for number in sorted(number for number in shown if 1 <= number <= last):
        if number > before + 1:
            yield Link("…", "")
        yield Link(str(number), replace(form, page=number).address(path), number == form.page)
        before = number
