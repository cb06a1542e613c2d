"""Characters as a reader would type them: bullets of symbol fonts, ligatures, dashes written as combining strokes."""

# Word writes bullets and arrows with Wingdings and Symbol, whose characters lie at U+F020..F0FF of the private use
# area. What they look like, for those that papers really use.
_WINGDINGS = {
    "\uf06c": "●",
    "\uf06e": "■",
    "\uf06f": "□",
    "\uf071": "❑",
    "\uf072": "❒",
    "\uf074": "◆",
    "\uf075": "◆",
    "\uf076": "❖",
    "\uf077": "◆",
    "\uf09f": "•",
    "\uf0a0": "▪",
    "\uf0a1": "○",
    "\uf0a2": "○",
    "\uf0a7": "▪",
    "\uf0a8": "◻",
    "\uf0ab": "★",
    "\uf0b7": "•",
    "\uf0d8": "➢",
    "\uf0df": "←",
    "\uf0e0": "→",
    "\uf0e1": "↑",
    "\uf0e2": "↓",
    "\uf0e8": "➔",
    "\uf0f0": "⇨",
    "\uf0f2": "⇩",
    "\uf0fb": "✗",
    "\uf0fc": "✓",
    "\uf0fe": "☑",
}
_LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
COMBINING = {"\u0335": "-", "\u0336": "—", "\u0305": "‾", "\u0332": "_"}
_TABLE = str.maketrans(_WINGDINGS | _LIGATURES)


def as_typed(text: str, ems: float) -> str:
    """The text of a glyph that is ``ems`` wide.

    Fonts share one glyph between a dash and a combining stroke; one that takes room of its own is the dash.
    """
    if text in COMBINING and ems > 1 / 3:
        return COMBINING[text]
    return text.translate(_TABLE)
