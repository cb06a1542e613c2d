"""Fields that show text without a result: Word draws it from the field's code itself."""

import re

# what an EQ field may overlay on a word to frame it (囲い文字)
_FRAMES = frozenset("○◯〇□△◇")
_ARGUMENTS = re.compile(r"[^(]*\((.*)\)", re.S)
_RAISED = re.compile(r"\\s\\up\s*[\d.]*\s*\(([^()]*)\)")
_COMMAND = re.compile(r"\\([a-zA-Z]+)")


def text_of_code(code: str) -> str:
    """What a field without a result shows, "" for one that shows nothing.

    ``EQ``: Word's old way to set ruby (the base text is kept), to frame a character, to write a fraction.
    ``MACROBUTTON`` and ``GOTOBUTTON`` show the words after their target.

    >>> text_of_code(r"EQ \\* jc2 \\o\\ad(\\s\\up 9(さとおや),里親)")
    '里親'
    """
    name, _, rest = code.strip().partition(" ")
    match name.upper():
        case "EQ":
            return _equation(re.sub(r'\\\*\s*("[^"]*"|\S+)\s*', "", rest)).strip()
        case "MACROBUTTON" | "GOTOBUTTON":
            return rest.strip().partition(" ")[2].strip()
        case _:
            return ""


def ruby_of_code(code: str) -> str:
    """The reading that an ``EQ`` field prints over its text, "" where there is none.

    >>> ruby_of_code(r"EQ \\o\\ad(\\s\\up 9(さとおや),里親)")
    'さとおや'
    """
    return "".join(_RAISED.findall(code))


def _equation(code: str) -> str:
    """The text of an equation: calls like ``\\f(a,b)`` with text between them."""
    text, position = "", 0
    while position < len(code):
        command = _COMMAND.match(code, position)
        if command is None:
            text += code[position]
            position += 1
            continue
        end = _end_of_call(code, command.end())
        if end is None:
            return text
        text += _call(command[1].lower(), code[command.end() : end])
        position = end
    return text


def _call(name: str, rest: str) -> str:
    arguments = _ARGUMENTS.match(rest)
    parts = _split(arguments[1]) if arguments else []
    match name:
        case "o":
            words = [_equation(part) for part in parts if not part.lstrip().startswith("\\s\\up")]
            plain = [word for word in words if word not in _FRAMES]
            return "".join(plain or words)
        case "f":
            return "/".join(map(_equation, parts))
        case _:
            return "".join(map(_equation, parts))


def _end_of_call(code: str, begin: int) -> int | None:
    """The place after the closing parenthesis that belongs to the call whose name ends at ``begin``."""
    depth = 0
    for position in range(begin, len(code)):
        if code[position] == "(":
            depth += 1
        elif code[position] == ")":
            depth -= 1
            if depth <= 0:
                return position + 1
    return None


def _split(arguments: str) -> list[str]:
    """The arguments of a call, separated by commas or semicolons outside parentheses."""
    parts, depth = [""], 0
    for character in arguments:
        depth += (character == "(") - (character == ")")
        if character in ",;" and depth == 0:
            parts.append("")
        else:
            parts[-1] += character
    return parts
