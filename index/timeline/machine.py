"""Events for programs: JSON lines and CSV rows. Keys and columns are documented in docs/events.md."""

import json
from collections.abc import Callable, Iterable, Iterator

from corpus.json_values import JsonValue, box_value, day_value, interval_value
from index.machine import hit_id
from index.render import shown_sections
from index.timeline.events import Event

CSV_COLUMNS = (
    "日付_start", "日付_end", "日付", "精度", "注記", "内容", "種類", "発言者", "見出し", "表題", "文書名", "種別",
    "ファイル", "ページ", "表", "行", "id",
)  # fmt: skip


def event_id(event: Event) -> str:
    """The event's name: that of its hit, ``~``, and its number in it."""
    return f"{hit_id(event.hit)}~{event.number}"


def json_lines(events: Iterable[Event]) -> Iterator[str]:
    """One JSON object an event."""
    return (json.dumps(event_object(event), ensure_ascii=False) for event in events)


def event_object(event: Event) -> dict[str, JsonValue]:
    """An event as JSON."""
    hit, passage, locator = event.hit, event.hit.passage, event.hit.passage.locator
    return {
        "id": event_id(event),
        **interval_value(event.when),
        "surface": event.when.surface,
        "flags": [flag.value for flag in sorted(event.when.flags)],
        "form": event.form.value,
        "what": event.what,
        "cells": list(event.cells),
        "speaker": passage.speaker,
        "section": list(passage.section),
        "caption": passage.caption,
        "title": hit.title,
        "kind": hit.kind.value,
        "path": hit.paths[0] if hit.paths else None,
        "document": passage.key.document,
        "page": locator.page,
        "table": locator.table,
        "row": locator.row,
        "box": box_value(locator.box),
    }


def csv_rows(events: Iterable[Event], *, guard: Callable[[str], str]) -> Iterator[tuple[str, ...]]:
    """The header and one row an event; ``guard`` neutralises what a spreadsheet would run as a formula."""
    yield CSV_COLUMNS
    for event in events:
        hit, passage, locator = event.hit, event.hit.passage, event.hit.passage.locator
        row = (
            day_value(event.when.first) or "",
            day_value(event.when.last) or "",
            event.when.surface,
            event.when.precision.value,
            " ".join(sorted(event.when.flags)),
            event.what,
            event.form.value,
            passage.speaker,
            shown_sections(passage.section),
            passage.caption,
            hit.title,
            hit.kind.value,
            hit.paths[0] if hit.paths else "",
            _number(locator.page),
            _number(locator.table),
            _number(None if locator.row is None else locator.row + 1),
            event_id(event),
        )
        yield tuple(map(guard, row))


def _number(number: int | None) -> str:
    return "" if number is None else str(number)
