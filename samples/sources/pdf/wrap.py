"""Japanese line breaking: anywhere between two characters, except where 禁則 forbids it."""

import re

from samples.sources.pdf.sheet import MINCHO, width

_NOT_AT_START = frozenset("、。，．・：；？！ー」』）】〉》〕ぁぃぅぇぉっゃゅょァィゥェォッャュョ々%)*~")
_NOT_AT_END = frozenset("「『（【〈《〔(")
# Latin letters and digits with the points between them stay together: R7.4.16, FCP, 29.7%
_UNIT = re.compile(r"[!-}]+|.", re.DOTALL)


def wrap(text: str, room: float, *, font: str = MINCHO, size: float = 10.5, indent: float = 0.0) -> list[str]:
    """The lines of the text in ``room`` points; ``indent`` shortens the first. Hard breaks stay."""
    lines: list[str] = []
    for number, part in enumerate(text.split("\n")):
        lines += _wrap_line(part, room, font, size, indent if number == 0 else 0.0)
    return lines


def _wrap_line(text: str, room: float, font: str, size: float, indent: float) -> list[str]:
    units = [match[0] for match in _UNIT.finditer(text)]
    lines: list[str] = []
    line: list[str] = []
    for unit in units:
        space = room - (indent if not lines else 0.0)
        if line and width("".join([*line, unit]), font=font, size=size) > space + 0.01:
            carried = _carried(line, unit)
            lines.append("".join(line[: len(line) - carried]))
            line = line[len(line) - carried :]
        line.append(unit)
    return [*lines, "".join(line)]


def _carried(line: list[str], following: str) -> int:
    """How many units of a full line must move down with the unit that follows it."""
    carried = 0
    while carried < len(line) - 1:
        first = following if carried == 0 else line[-carried]
        last = line[-carried - 1]
        if first[0] not in _NOT_AT_START and last[-1] not in _NOT_AT_END:
            return carried
        carried += 1
    return 0
