"""What looks like a date and is none: durations, recurring days, section and case numbers, amounts, names.

Each entry looks at the text right before or right behind a phrase and refuses it as a whole.
"""

import re
from dataclasses import dataclass
from functools import cache

from wareki.grammar.rule import Match, Rule
from wareki.partial import Partial, Unit
from wareki.tokens import Tokens

_LOOK_BACK = 20


@dataclass(frozen=True, slots=True)
class Refusal:
    """``before`` (matched up to the phrase) or ``after`` (from its end on) refuses phrases of some ``kinds``."""

    name: str
    kinds: frozenset[str]
    before: str
    after: str
    examples: tuple[str, ...]


def _refusal(name: str, kinds: str, *examples: str, before: str = "", after: str = "") -> Refusal:
    return Refusal(name, frozenset(kinds.split()), before, after, examples)


_UNIT = (
    "[%‰°℃℉ΩA-Za-zｍ㎡㎥㎞㎜㎝㎏]|パーセント|ポイント|ポイント|千円|百万円|億円|万円|円|人|名|件|倍|点|箇所|か所|ヶ所|カ所|ヵ所|か月|ヶ月"
    "|カ月|箇月|回|個|台|校|園|社|世帯|施設|本|冊|枚|頁|ページ|キロ|メートル|グラム|トン|時間|分の|歳|才|割|坪|畳|戸|棟|室|階|丁目|番|号"
    "|条|項|節|章|編"
)

REFUSALS = (
    _refusal("address on the net", "figures", "http://example.jp/2025/07/16/", before="[A-Za-z]/", after=r"\.[a-z]|@"),
    _refusal("bound", "figures", "S3.2以上", "令和7年3/4以上", after="(?:以上|以下|未満|程度|補助|負担)"),
    _refusal(
        "anniversary",
        "bare",
        "5月5日のこどもの日",
        "11月3日（文化の日）",
        before="その年の|誕生日は",
        after="[(の ]{0,2}[^ 。、,\n]{0,6}(?:の日|記念日|誕生日|祭り|まつり)",
    ),
    _refusal(
        "recurring",
        "bare",
        "毎年4月1日",
        "毎月10日",
        "各年10月1日現在",
        "例年8月",
        "毎年4月と10月",
        before=r"(?:毎年度?|毎月|各年度?|各月|例年|毎|隔年|平年)"
        r"(?:[のは、,]? ?|[^。\n]{0,9}(?:[とや・,~/-]|及び|から|並びに) ?)",
    ),
    _refusal("ordinal", "numeric bare letter", "第7.4.16節", "第3日", before="第 ?"),
    _refusal(
        "numbered thing",
        "numeric figures letter",
        "図3.2",
        "表7.4.16",
        "Ver.7.8.8",
        "No.7.4.16",
        before=r"(?:図|表|様式|別紙|資料|付録|別表|(?i:no|ver|version|rev|v|fig|sec)\.?|№|バージョン|§|[#＃]) ?",
    ),
    _refusal("amount", "numeric month-figures", "2025.7千円", "H2.5m", "R3.5％", after=rf"(?:{_UNIT})| [%‰]"),
    _refusal(
        "chain of figures", "numeric western", "12.2025.7", before=r"[0-9] ?[.:-]|(?<=[0-9])(?<!-[0-9]{2})/|[0-9]"
    ),
    _refusal("longer chain", "numeric", "3/4/5", after=r"[./-]\d"),
    _refusal("decimals or thousands", "numeric figures", "R3.5.1.2", "R7.7,300", after=r"\.\d|,\d{3}"),
    _refusal(
        "long time",
        "western-year",
        "二千年もたったころ",
        "1900年前の地層",
        after=" ?(?:間|余|来の|ぶり|以上|前(?!半|期|後)|後(?!半|期)|も(?:の|経|た|前|昔))",
    ),
    _refusal("length of an era", "year", "平成30年間", after=" ?間(?!の?[前後])"),
    _refusal(
        "duration",
        "bare-unit",
        "30日間",
        "14日以内",
        "3月間",
        "2年6月の懲役",
        "3日ずつ通い",
        after=r" ?(?:間|以内|以上|以下|未満|超|目|ごと|ずつ|毎|おき|後(?!期|半)|前(?!期|半)|分の|ぶり|程度|を超え|単位"
        r"|連続|それぞれ|につき|当たり|あたり|平均|制|に1回|に一回|[0-9]+時間|も(?:の|経)|余|足らず|限り|の猶予|コース|とも|にわたり|にわたって|かけて|休み|掛か|かか)",
    ),
    _refusal("before Christ", "written figures", "紀元前1900年", before="(?:紀元前|BC) ?"),
    _refusal(
        "sum or measure of time",
        "bare-unit",
        "計3日開催",
        "延べ5日",
        "週3日",
        "月20日の開所",
        "最長60日",
        "生後2月の乳児",
        "平均在所期間は2年6月",
        before="(?<![会統設時])計 ?|(?<![0-9一二三四五六七八九十])月|週"
        "|(?:延べ|通算|最[長短大小高低]|平均|およそ|生後|満|勤続|残り|あと|わずか|連続|(?:期間|[年月日]数)[はが]) ?",
    ),
    _refusal("count of years", "bare-unit", "公布からの3年度で", before="からの ?"),
    _refusal(
        "issue of a magazine", "bare", "6月号の特集", after=" ?(?:号|齢|生まれ|生れ|病|人形|晴れ|雨|見|食|次|例会|曜)"
    ),
    _refusal(
        "compound",
        "relative",
        "対前年度比3.1％",
        "前年同月比",
        "前年並み",
        after=r" ?(?:比|並|対比|同)",
    ),
    _refusal("compared with", "relative", "対前年度", before="対 ?"),
    _refusal(
        "weekdays", "bare", "3-19 月・火・木・金", after="[・,、 ]?[火水木金土日](?:[・,、 ]|曜)", before="[0-9] ?-"
    ),
    _refusal("year left blank", "bare", "令和○○年８月３日", before="[〇●*＊_＿] ?年 ?"),
    _refusal("issue", "relative", "来月号", "今月号", after="号"),
    _refusal(
        "case number",
        "written",
        "令和6年（行ウ）第12号",
        "平成30年(ワ)第123号",
        after=r" ?\( ?[ァ-ヶ一-鿿]{1,4} ?\) ?第? ?[0-9〇一二三四五六七八九十百]+ ?号",
    ),
    _refusal("street", "written letter", "昭和7丁目", after=" ?(?:丁目|番地|号館|号室)"),
    _refusal("place", "bare", "十日町", "四日市市", after="(?:町|市|村|堂|寺|神社|酔|坊主|天下|月|大根|前)"),
)


def _kinds_of(rule: Rule, last: str, era: str, day: bool, western: bool, relative: bool) -> frozenset[str]:
    """The kinds of phrase (see ``Refusal.kinds``) that a match is of."""
    in_figures = last in "nk"
    return frozenset(
        kind
        for kind, holds in (
            ("bare", rule.bare),
            ("bare-unit", rule.bare and not relative and last in "YMDF"),
            ("relative", rule.bare and relative),
            ("numeric", rule.numeric),
            ("figures", in_figures and not rule.numeric),
            ("month-figures", in_figures and not rule.numeric and not day),
            ("western", in_figures and western),
            ("letter", era in ("e", "i")),
            ("written", not rule.bare),
            ("year", not rule.bare and last == "Y"),
            ("western-year", western and last == "Y"),
        )
        if holds
    )


_Patterns = tuple[re.Pattern[str] | None, re.Pattern[str] | None]


@cache
def _patterns(rule: Rule, last: str, era: str, day: bool, western: bool, relative: bool) -> _Patterns:
    """All refusals of such a phrase in one expression each for the text before and the text behind."""
    kinds = _kinds_of(rule, last, era, day, western, relative)
    chosen = [refusal for refusal in REFUSALS if not kinds.isdisjoint(refusal.kinds)]
    before = [refusal.before for refusal in chosen if refusal.before]
    after = [refusal.after for refusal in chosen if refusal.after]
    return (
        re.compile(f"(?:{'|'.join(before)})\\Z") if before else None,
        re.compile("|".join(after)) if after else None,
    )


def is_refused(match: Match, tokens: Tokens, *, joined: bool = False) -> bool:
    """Whether the text around a phrase (only that behind it, where it is ``joined`` to one before) says that it is
    no date."""
    fields, kinds = match.fields, tokens.kinds
    era = kinds[fields["era"]] if "era" in fields else ""
    before, after = _patterns(
        match.rule, kinds[match.end - 1], era, "day" in fields, "western" in fields, "relative" in fields
    )
    text = tokens.folded.text
    if after is not None and after.match(text, tokens.ends[match.end - 1]):
        return True
    begin = tokens.begins[match.begin]
    if joined or before is None or begin == 0 or text[begin - 1] == "\n":
        return False
    return before.search(text[max(0, begin - _LOOK_BACK) : begin]) is not None


def needs_reference(partial: Partial) -> bool:
    """本日, 今週, 今月 without a document's date say nothing that could be searched for."""
    relative = partial.relative
    return relative is not None and relative.unit in (Unit.DAY, Unit.WEEK, Unit.MONTH) and partial.day is None
