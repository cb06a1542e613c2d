"""What the attributes of WordprocessingML say: switches, numbers, the value of a property."""

from pipeline.readers.docx.names import VALUE, W
from pipeline.readers.markup import Element

# a span or a count of millions is a crafted file's way to fill the memory
_MAX_DIGITS = 6


def child_value(element: Element, name: str) -> str | None:
    """The ``w:val`` of the child of this name, None without such a child or value."""
    child = element.find(W + name)
    return None if child is None else child.get(VALUE)


def is_set(element: Element, path: str) -> bool:
    """Whether the switch at this path (``trPr/tblHeader``) is there and on."""
    switch = element.find("/".join(W + name for name in path.split("/")))
    return switch is not None and is_on(switch.get(VALUE))


def is_on(value: str | None) -> bool:
    """Whether the value of a switch is on; a switch without a value is on."""
    return value not in ("0", "false", "off", "none")


def whole_number(value: str | None) -> int | None:
    """The number that is written, None for nothing, nonsense, and more than six digits."""
    digits = (value or "").removeprefix("-")
    return int(value or "") if digits.isdecimal() and len(digits) <= _MAX_DIGITS else None
