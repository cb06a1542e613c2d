"""The words of dates, each with the kind of token that it makes: one letter, so that grammar rules stay readable.

E era by name   e era by letter   i era by one kanji   n number   k kanji number   w four-digit year   g 元
b blank of a form (〇〇)   # a figure, or a number that is too long   Y 年   F 年度   G 年代   M 月   D 日
p dot   / slash   - dash   ~ tilde   c centre dot   , comma   & and, or   < > brackets   ' before a short year
f FY   a 西暦   W weekday   T time of day   U まで   V から   J 自   K 至   A 以降   B 以前   N 現在に至る   O 頃
P 上旬   H 上半期   Q 四半期   S season   Z 末   I 第2週   L 第3火曜日   X の週   h English month   j の
y relative year   z relative fiscal year   m relative month   d relative day   s relative week   u 同 翌 before a number
l line break   x anything else
"""

import re

from wareki.numerals import CIRCLED, KANJI


def _words(*words: str) -> str:
    """Alternatives, longest first; blanks may stand between any two characters of a word."""
    ordered = sorted(words, key=len, reverse=True)
    return "|".join(" {0,2}".join(re.escape(c) for c in word) for word in ordered)


RELATIVE_YEARS = {
    "今年": 0, "本年": 0, "当年": 0, "昨年": -1, "去年": -1, "来年": 1, "再来年": 2, "一昨年": -2, "おととし": -2,
    "さ来年": 2, "明年": 1,
}  # fmt: skip
"""Relative to the reference date, in years; with 度 in fiscal years."""
FOLLOWING_YEARS = {"同年": 0, "翌年": 1, "次年": 1, "翌々年": 2, "前年": -1, "前々年": -2}
"""Relative to the date before, in years; with 度 in fiscal years."""
RELATIVE_MONTHS = {"今月": 0, "本月": 0, "先月": -1, "来月": 1, "再来月": 2, "先々月": -2}
FOLLOWING_MONTHS = {"同月": 0, "翌月": 1, "翌々月": 2, "前月": -1}
RELATIVE_DAYS = {"本日": 0, "今日": 0, "昨日": -1, "明日": 1, "一昨日": -2, "明後日": 2}
FOLLOWING_DAYS = {"同日": 0, "翌日": 1, "前日": -1, "翌々日": 2}
RELATIVE_WEEKS = {"今週": 0, "先週": -1, "来週": 1}

ENGLISH_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
WEEKDAYS = "月火水木金土日"

_OTHER_QUARTER = r" ?(?:[・,、~-]|から|及び|と) ?第? ?[1-4一二三四] ?四 ?半 ?期"  # behind the 第1 of 第1・2四半期
_WEEKDAY = "[月火水木金土日]"
_HOUR = rf"(?:[0-9]{{1,2}}|[{KANJI}]{{1,3}})"
_MINUTE = rf" ?(?:半|(?:[0-9]{{1,2}}|[{KANJI}]{{1,3}}) ?分)"
_HOUR_ONLY = "(?!間|点|期|代|限)"
_SECONDS = r"(?::[0-9]{2}(?:\.[0-9]+)?)?(?:Z|[+][0-9]{2}:[0-9]{2})?(?: ?[AaPp][Mm](?![A-Za-z]))?"
_ENGLISH = "|".join((
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December", r"Jan\.?", r"Feb\.?", r"Mar\.?", r"Apr\.?", r"Jun\.?", r"Jul\.?", r"Aug\.?", r"Sept?\.?", r"Oct\.?",
    r"Nov\.?", r"Dec\.?",
))  # fmt: skip
_ERA_CHARACTER = "[年月和成正治RHSTMrhstm㋿㍻㍼㍽㍾]"
_CIRCLED = "".join(CIRCLED)

_LIGATURES = "㋀-㋋㏠-㏾"

SECTIONS: tuple[tuple[str, tuple[tuple[str, str], ...]], ...] = (
    (
        "0-9",
        (
            # most numbers, told at once: what follows is no part of anything longer
            ("n", r"[0-9]{1,4}(?:(?![0-9 \n,./:時・四Q-])|(?=\.[0-9]{1,2}(?:\.[0-9]{1,2})?(?![0-9./-])))"),
            ("T", rf"[0-9]{{1,2}}:[0-9]{{2}}{_SECONDS}|[0-9]{{1,2}} ?時{_HOUR_ONLY}(?:{_MINUTE})?"),
            (
                "#",
                r"[0-9]{1,3}(?:,[0-9]{3})+(?![0-9])|[0-9]+(?:\.[0-9]+){3,}|[0-9]+(?:/[0-9]+){3,}"
                r"|[0-9]+(?:-[0-9]+){3,}",
            ),
            ("Q", r"[1-4] ?[・/-]? ?四 ?半 ?期|[1-4]Q(?![A-Za-z0-9])"),
            # "1 0 月" in letter-spaced text: the digits of one number, where a unit or an era stands on both sides
            (
                "n",
                rf"(?:(?<={_ERA_CHARACTER})|(?<={_ERA_CHARACTER} ))[0-9](?: {{1,2}}|\n)[0-9](?= ?[年月日])"
                r"|(?<=[0-9] \. )[0-9] [0-9](?![0-9])|[0-9] [0-9] [0-9] [0-9](?= ?年)|[0-9]+",
            ),
        ),
    ),
    (".", (("p", r"\."),)),
    (
        "年月日会事学度",
        (
            ("W", r"[月日]曜 ?日?|(?<![0-9])[月日] 曜 ?日?"),  # in 26日 曜日 土 the first 日 is the day
            ("F", r"(?<=\))度(?![数合])"),
            ("F", "(?:(?:会 ?計|事 ?業|学 ?校|学) ?)?年[ \n]{0,2}度(?!々|目(?!標|的))"),
            ("G", "年 {0,2}代"),
            ("Y", "年"),
            ("M", "月"),
            ("D", "日"),
        ),
    ),
    (r"\n\t<", (("l", r"\n|<br ?/?>"), ("x", r"\t"))),
    (
        r"/~,・()\-",
        (
            ("W", rf"\( ?{_WEEKDAY} ?(?:曜 ?日?)?(?: ?[・,/.]? ?(?:祝|休|振)(?:日|休)?)? ?\)"
                  r"|\( ?(?:祝|休|振休|祝日|休日) ?\)|\( ?(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)\.? ?\)"),
            ("/", "/"),
            ("-", "-"),
            ("~", "~"),
            ("c", "・"),
            (",", ","),
            ("<", r"\("),
            (">", r"\)"),
        ),
    ),
    (
        "令平昭大明㋿㍻㍼㍽㍾",
        (
            ("E", _words("令和", "平成", "昭和", "大正", "明治") + r"|令\n和|平\n成|昭\n和|大\n正|明\n治|[㋿㍻㍼㍽㍾]"),
            (
                "i",
                r"(?<![一-鿿])[令平昭](?= ?(?:[0-9]|元))|(?<![一-鿿])[大明](?= ?[0-9])"
                r"|[令平昭](?=[0-9]{1,2}\.[0-9]{1,2}\.[0-9]{1,2})",
            ),
        ),
    ),
    (
        "A-Za-z'",
        (
            ("e", rf"(?<![A-Za-z0-9_])(?<![A-Za-z]-)[RHSTMrhstm](?= ?\.? ?(?:[0-9]|元|[{_CIRCLED}]))"),
            ("T", rf"(?<=[0-9])T[0-9]{{1,2}}:[0-9]{{2}}{_SECONDS}|(?:AM|PM|am|pm) ?[0-9]{{1,2}}:[0-9]{{2}}"),
            ("Q", r"(?<![A-Za-z])Q[1-4](?![A-Za-z0-9])"),
            ("f", r"(?<![A-Za-z])(?:FY|fy) ?'?(?=[0-9])"),
            ("'", r"(?<![0-9A-Za-z])'(?=[0-9]{2}(?![0-9]))"),
            ("h", rf"(?<![A-Za-z])(?:{_ENGLISH})(?![A-Za-z])"),
        ),
    ),
    (
        "今本当昨去来再一おさ明同翌次前先",
        (
            ("N", _words("今日に至る")),
            ("z", _words(*(word + "度" for word in (*RELATIVE_YEARS, *FOLLOWING_YEARS)))),
            ("y", _words(*RELATIVE_YEARS, *FOLLOWING_YEARS)),
            ("m", _words(*RELATIVE_MONTHS, *FOLLOWING_MONTHS)),
            ("d", _words(*RELATIVE_DAYS, *FOLLOWING_DAYS)),
            ("s", _words(*RELATIVE_WEEKS)),
            ("u", rf"[同翌](?= ?[0-9{KANJI}元])"),
        ),
    ),
    (
        f"{KANJI}第",
        (
            ("Q", rf"第? ?[1-4一二三四] ?[・/-]? ?四 ?半 ?期|第 ?[1-4一二三四](?={_OTHER_QUARTER})"),
            ("I", r"第 ?[1-5一二三四五] ?週(?!間)"),
            ("L", rf"第 ?[1-5一二三四五] ?{_WEEKDAY} ?曜 ?日?"),
            ("T", rf"[{KANJI}]{{1,3}} ?時{_HOUR_ONLY}(?:{_MINUTE})?"),
            ("k", f"[{KANJI}]+"),
        ),
    ),
    (
        "午正夜朝",
        (
            ("T", rf"(?:午前|午後|正午|夜|朝) ?(?:[0-9]{{1,2}}:[0-9]{{2}}|{_HOUR} ?時(?:{_MINUTE})?)|正午"),
        ),
    ),
    (
        "火水木金土㈪-㈰㊊-㊐㊗",
        (("W", rf"{_WEEKDAY} ?曜 ?日?|[㈪-㈰㊊-㊐㊗]"),),
    ),
    (
        "上下前後中初末春夏秋冬",
        (
            (
                "H",
                _words("上半期", "下半期", "上期", "下期", "前期", "後期", "前半", "後半")
                + "|" + _words("上半", "下半", "上半月", "下半月"),
            ),
            ("P", _words("上旬", "中旬", "下旬", "初旬") + "|[上中](?= ?[~-] ?[中下] ?旬)"),
            ("O", _words("前後")),
            ("Z", "末 ?日|末"),
            ("S", "[春夏秋冬] ?[季期]|[春夏秋冬]"),
        ),
    ),
    (
        "現継以まかよ迄頃ころごくぐあ半な自至及おび並又若もとや&西元の週",
        (
            ("N", _words("現在に至る", "現在まで", "現在", "継続中")),
            ("A", _words("以降", "以後")),
            ("B", _words("以前")),
            ("U", _words("まで", "迄")),
            ("V", _words("から", "より")),
            ("O", _words("頃", "ころ", "ごろ", "くらい", "ぐらい", "あたり", "半ば", "なかば")),
            ("J", "自"),
            ("K", "至"),
            (
                "&",
                _words("及び", "および", "並びに", "ならびに", "又は", "または", "若しくは", "もしくは")
                + r"|(?<=[0-9年月日度)])[とや&](?= ?[0-9同翌RHSTM令平昭])",
            ),
            ("a", _words("西暦")),
            ("g", "元"),
            ("j", "(?<=[年月度])の"),
            ("X", r"(?:の ?)?週(?![間刊末0-9])"),
        ),
    ),
    (_CIRCLED, (("n", rf"(?<=[和成正治㋿㍻㍼㍽㍾RHST])[{_CIRCLED}]|(?<=[年月])[{_CIRCLED}](?= ?[月日])"),)),
    # ligatures of a month or a day with its number: two tokens over one character
    (_LIGATURES, (("ligature", f"[{_LIGATURES}]"),)),
)  # fmt: skip
"""First characters, and the kinds and patterns of the words that begin with them, tried in this order on folded text.
Sections keep the scanner fast: most characters of a text begin no word at all."""

FIRSTS = "".join(firsts for firsts, _ in SECTIONS)
"""The characters with which words of dates begin, as the inside of a set."""

_NUMERALS = f"0-9元{KANJI}{_CIRCLED}"
_ERA_NAMES = "|".join(r"[ \n]{0,2}".join(name) for name in ("令和", "平成", "昭和", "大正", "明治"))
SIGN = (
    rf"(?<=[{_NUMERALS}) \n今本当昨去来再一明同翌次前先々後])[年月日週]|[{_LIGATURES}㋿㍻㍼㍽㍾]|おととし"
    rf"|(?<![A-Za-z0-9_])(?<![A-Za-z]-)[RHSTMrhstm] ?\.? ?(?=[0-9元{_CIRCLED}])"
    rf"|[令平昭大明] ?(?=[0-9元])|(?:{_ERA_NAMES})[ \n]{{0,2}}\.? ?(?=[{_NUMERALS}])"
    r"|(?<![0-9])(?:18[5-9][0-9]|(?:19|20|21)[0-9]{2})(?= ?[年月./・(~-])|(?<![0-9A-Za-z])'(?=[0-9]{2})"
    rf"|(?<![A-Za-z])(?:[Ff][Yy] ?'?(?=[0-9])|(?:{_ENGLISH})(?![A-Za-z]))"
    r"|[0-9]/[0-9]{1,2} ?~ ?[0-9]{1,2}/[0-9]"
)
"""What at least one of stands in every date that is not written in bare figures (see ``wareki.windows``)."""
BARE_SIGN = r"^[ ・○●◆■*|-]*[0-9]{1,2}[./][0-9]|[0-9]/[0-9]{1,2} ?~|(?<=[\t|]) ?[0-9]{1,2}[./][0-9]"
"""Bare figures where they may be a date: at the beginning of a line or a cell, or of a range."""
