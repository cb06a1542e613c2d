"""Every rule carries its examples; here they are read. A refusal's examples are read as no date."""

import datetime as dt

import pytest

from wareki import find_dates
from wareki.grammar import GRAMMAR
from wareki.grammar.rule import Example, Rule
from wareki.negatives import REFUSALS, Refusal

EXAMPLES = [(rule, example) for rule in GRAMMAR.rules for example in rule.examples]
REFUSED = [(refusal, text) for refusal in REFUSALS for text in refusal.examples]


def _days(first: dt.date | None, last: dt.date | None) -> str:
    if first is None and last is None:
        return "-"
    return str(first) if first == last else f"{first or ''}/{last or ''}"


@pytest.mark.parametrize(("rule", "example"), EXAMPLES, ids=lambda value: getattr(value, "text", ""))
def test_an_example_of_a_rule_is_read(rule: Rule, example: Example) -> None:
    reference = dt.date.fromisoformat(example.reference) if example.reference else None
    found = [_days(span.first, span.last) for span in find_dates(example.text, reference=reference)]
    assert found == list(example.days), rule.name


@pytest.mark.parametrize("rule", GRAMMAR.rules, ids=lambda rule: rule.name)
def test_a_rule_has_examples(rule: Rule) -> None:
    assert rule.examples


@pytest.mark.parametrize(("refusal", "text"), REFUSED, ids=lambda value: value if isinstance(value, str) else "")
def test_what_a_refusal_names_is_no_date(refusal: Refusal, text: str) -> None:
    assert find_dates(text) == (), refusal.name
