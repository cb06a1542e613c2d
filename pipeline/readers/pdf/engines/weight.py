"""Is a font bold? Its name says so."""

_BOLD = ("bold", "heavy", "black", "demi", "-w6", "-w7", "-w8", "-eb", "-ub")


def is_bold_name(name: str) -> bool:
    """Does a PostScript font name (MS-Gothic,Bold; NotoSansCJKjp-Black; HiraKakuPro-W6) stand for a bold face?"""
    lower = name.lower()
    return any(word in lower for word in _BOLD)
