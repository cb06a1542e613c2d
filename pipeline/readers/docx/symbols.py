"""Characters of the symbol fonts: what the letters of Symbol and Wingdings look like, as Unicode.

The tables follow the Unicode Consortium's mappings of these fonts (vendor mapping of Adobe Symbol; L2/11-344 for
Wingdings). Where that is a sign that hardly any font or keyboard has (🞎), the everyday one is taken (□).
"""

UNMAPPED = "〓"

_SYMBOL = (
    dict(zip(range(0x41, 0x5B), "ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ", strict=True))
    | dict(zip(range(0x61, 0x7B), "αβχδεφγηιϕκλμνοπθρστυϖωξψζ", strict=True))
    | dict(zip(range(0x20, 0x41), " !∀#∃%&∋()∗+,−./0123456789:;<=>?≅", strict=True))
    | dict(zip(range(0xA1, 0xB0), "ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓", strict=True))
    | dict(zip(range(0xB0, 0xC0), "°±″≥×∝∂•÷≠≡≈…⏐─↵", strict=True))
    | dict(zip(range(0xC0, 0xD0), "ℵℑℜ℘⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉", strict=True))
    | dict(zip(range(0xD0, 0xE0), "∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓", strict=True))
    | dict(zip((0x5B, 0x5C, 0x5D, 0x5E, 0x5F, 0x7B, 0x7C, 0x7D, 0x7E), "[∴]⊥_{|}∼", strict=True))
    | dict(zip((0xE0, 0xE1, 0xE5, 0xF1, 0xF2), "◊〈∑〉∫", strict=True))
)

_WINGDINGS = (
    dict(zip(range(0x20, 0x30), " ✏✂✁👓🕭🕮🕯☎✆✉🖃📪📫📬📭", strict=True))
    | dict(zip(range(0x30, 0x40), "📁📂📄🗏🗐🗄⌛🖮🖰🖲🖳🖴🖫🖬✇✍", strict=True))
    | dict(zip(range(0x40, 0x50), "🖎✌👌👍👎☜☞☝☟🖐☺😐☹💣☠🏳", strict=True))
    | dict(zip(range(0x50, 0x60), "🏱✈☼💧❄🕆✞🕈✠✡☪☯🕉☸♈♉", strict=True))
    | dict(zip(range(0x60, 0x70), "♊♋♌♍♎♏♐♑♒♓🙰🙵●❍■□", strict=True))
    | dict(zip(range(0x70, 0x80), "🞐❑❒⬧⧫◆❖⬥⌧⮹⌘🏵🏶🙶🙷▯", strict=True))
    | dict(zip(range(0x80, 0x96), "⓪①②③④⑤⑥⑦⑧⑨⑩⓿❶❷❸❹❺❻❼❽❾❿", strict=True))
    | dict(zip(range(0x96, 0xA0), "🙢🙠🙡🙣🙞🙜🙝🙟·•", strict=True))
    | dict(zip(range(0xA0, 0xB0), "⬝○○○◉◎🔿▪□🟁✦★✶✴✹✵", strict=True))
    | dict(zip(range(0xB0, 0xC0), "⯐⌖⯎⯏⯑✪✰🕐🕑🕒🕓🕔🕕🕖🕗🕘", strict=True))
    | dict(zip(range(0xC0, 0xD0), "🕙🕚🕛⮰⮱⮲⮳⮴⮵⮶⮷🙪🙫🙕🙔🙗", strict=True))
    | dict(zip(range(0xD0, 0xE0), "🙖🙐🙑🙒🙓⌫⌦⮘➢⮙⮛⮈⮊⮉⮋🡨", strict=True))
    | dict(zip(range(0xE0, 0xF0), "→↑↓↖↗↙↘🡸➔🡹🡻🡼🡽🡿🡾⇦", strict=True))
    | dict(zip(range(0xF0, 0xFF), "⇨⇧⇩⬄⇳⬁⬀⬃⬂▭▫✗✓☒☑", strict=True))
)

_WINGDINGS_2 = (
    dict(zip((0x4F, 0x50, 0x51, 0x52, 0x53, 0x54), "✗✓✗☑☒☒", strict=True))
    | dict(zip(range(0x69, 0x7F), "⓪①②③④⑤⑥⑦⑧⑨⑩⓿❶❷❸❹❺❻❼❽❾❿", strict=True))
    | dict(zip((0x97, 0x98, 0x99, 0x9D, 0x9E, 0xA1, 0xA2, 0xA3, 0xA8), "●●○⊙⦿◾■□▣", strict=True))
)

_WINGDINGS_3 = dict(zip(range(0x70, 0x7E), "▲▼△▽◀▶◁▷◣◢◤◥🞀🞂", strict=True))

_FONTS: dict[str, dict[int, str]] = {
    "symbol": _SYMBOL,
    "wingdings": _WINGDINGS,
    "wingdings 2": _WINGDINGS_2,
    "wingdings 3": _WINGDINGS_3,
}

_PRIVATE = range(0xF000, 0xF100)


def is_symbol_font(font: str) -> bool:
    """Whether the font's letters are signs that have nothing to do with the character codes."""
    return font.lower() in _FONTS


def symbol(code: int, font: str) -> str:
    """The sign that a font shows for a code; 〓 where it is not known (a private sign of an unknown font)."""
    table = _FONTS.get(font.lower())
    if table is not None:
        sign = table.get(code - _PRIVATE.start if code in _PRIVATE else code)
        if sign is not None:
            return sign
    if 0xE000 <= code <= 0xF8FF or not 0 < code < 0x110000 or 0xD800 <= code < 0xE000:
        return UNMAPPED
    return chr(code)


def symbols(text: str, font: str) -> str:
    """A text set in ``font``: in a symbol font every letter is looked up, else only private characters."""
    if is_symbol_font(font):
        return "".join(symbol(ord(character), font) for character in text)
    return text
