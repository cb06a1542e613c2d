"""Searches whose answers a reader of the archive knows."""

from dataclasses import dataclass

from samples.sources.archive import MINUTES_R6, MINUTES_R7_FIRST, MINUTES_R7_SECOND, REPORT_R6, REPORT_R7, STATISTICS_R7


@dataclass(frozen=True, slots=True)
class Place:
    """A passage: its document and words that stand in it and nowhere else in the document."""

    document: str
    words: str


@dataclass(frozen=True, slots=True)
class Search:
    """A query, passages that must be among its hits and passages that must not. Nothing in both: no hits at all."""

    query: str
    about: str
    found: tuple[Place, ...]
    missed: tuple[Place, ...] = ()


NOTHING: tuple[Place, ...] = ()


def _r6(words: str) -> Place:
    return Place(REPORT_R6.stem, words)


def _r7(words: str) -> Place:
    return Place(REPORT_R7.stem, words)


def _statistics(words: str) -> Place:
    return Place(STATISTICS_R7.stem, words)


def _minutes_r6(words: str) -> Place:
    return Place(MINUTES_R6.stem, words)


def _first(words: str) -> Place:
    return Place(MINUTES_R7_FIRST.stem, words)


def _second(words: str) -> Place:
    return Place(MINUTES_R7_SECOND.stem, words)


SEARCHES = (
    Search(
        "里親 委託率",
        "two words, report and minutes",
        (
            _r7("里親等委託率の目標に対する遅れ"),
            _minutes_r6("数字を上げることが目的"),
            _first("登録したまま待っている家庭"),
        ),
    ),
    Search(
        "里親等委託率", "the term as one word", (_r6("里親等委託率の推移は次のとおり"), _second("令和7年12月末で32.6%"))
    ),
    Search(
        "児家セン",
        "abbreviation",
        (_r6("延べ67件の相談"), _r7("月4回の出張相談を試行"), _first("5つの町に通いました"), _second("3か月で88件")),
    ),
    Search("こ家セン", "abbreviation with hiragana", (_r7("希望した11市町村"), _second("統括支援員の負担が重い"))),
    Search(
        "サポプラ",
        "abbreviation",
        (_r6("サポートプラン）の様式"), _r7("希望した11市町村"), _first("家庭と一緒に書く時間")),
    ),
    Search(
        "FCP",
        "invented abbreviation, Latin letters",
        (_r6("児童相談所ごとに1事例"), _r7("交流計画を立てた19事例"), _minutes_r6("夜泣き")),
    ),
    Search("委託", "two characters", (_r7("登録後2年以上委託のない47世帯"), _minutes_r6("未委託の里親がなぜ"))),
    Search("時計", "two characters, one passage", (_first("時計のある部屋"),)),
    Search(
        "一時保護所",
        "compound",
        (
            _r6("意見表明等支援員が週1回"),
            _r7("入所中のこども38名"),
            _first("定員24名ですが"),
            _statistics("中央児童相談所24"),
        ),
    ),
    Search(
        "ショートステイ",
        "katakana",
        (_r6("施設の空き状況を週ごと"), _r7("登録名簿と保険の取扱い"), _first("受入れ先が足りない")),
    ),
    Search(
        "特別養子縁組",
        "compound",
        (_r6("民間あっせん機関との意見交換"), _r7("審判の申立てから成立後"), _first("実の親の気持ちが揺れて")),
    ),
    Search(
        "意見表明等支援員",
        "compound with 等",
        (_r6("修了者15名のうち12名"), _r7("希望する里親家庭にも広げた"), _second("監視されているようだ")),
    ),
    Search(
        "高橋",
        "variant kanji: the papers have 髙",
        (_r7("里親会会長の髙橋里美氏"), _minutes_r6("数字を上げることが目的"), _second("3年かけて訴えてきた")),
    ),
    Search(
        "date:R7.7",
        "month meets days, ranges and open ranges",
        (
            _r7("三枝文彦教授による講演"),
            _r7("汐見、月代、鈴森の3圏域で開催"),
            _r7("希望した11市町村"),
            _r7("登録後2年以上委託のない47世帯"),
            _r7("交流計画を立てた19事例"),
        ),
        (_r7("施設での実習を24組が修了"), _r7("審判の申立てから成立後")),
    ),
    Search(
        "R7.7", "a date typed as a plain word", (_r7("三枝文彦教授による講演"), _r7("登録後2年以上委託のない47世帯"))
    ),
    Search(
        "date:令和7年度",
        "fiscal year",
        (_r7("3児童相談所と市町村の担当者"), _r7("退所後5年以内の214名")),
        (_r6("計画担当と市町村の窓口職員"),),
    ),
    Search(
        "令和7年度",
        "fiscal year as a plain word",
        (_r6("令和7年度は、後期計画の初年度"), _minutes_r6("後期計画は令和7年度から")),
    ),
    Search(
        "date:R7.4..R7.6",
        "range of months",
        (_r7("3児童相談所と市町村の担当者"), _r7("話したがらないこども")),
        (_r7("三枝文彦教授による講演"),),
    ),
    Search(
        "date:2025-09-10",
        "ISO day meets 令和7年9月10日（水）",
        (_r7("上半期の進み具合を報告"), _r7("登録名簿と保険の取扱い")),
        (_r7("三枝文彦教授による講演"),),
    ),
    Search("date:R8.1.16", "meets full-width Ｒ８．１．１６", (_r7("小規模化を進める施設の職員確保"),)),
    Search('"夜間に電話で尋ねられる相手"', "phrase across the lines of a cell", (_r7("夜間に電話で尋ねられる相手"),)),
    Search(
        "「家庭で育つことを地域で支える」", "phrase in Japanese quotation marks", (_r7("家庭で育つことを地域で支える"),)
    ),
    Search("里親 -児家セン", "NOT", (_r7("施設での実習を24組が修了"),), (_r7("三枝文彦教授による講演"),)),
    Search("時計 OR 夜泣き", "OR", (_first("時計のある部屋"), _minutes_r6("夜泣き"))),
    Search(
        "kind:minutes 児家セン",
        "kind",
        (_minutes_r6("月2回では顔を覚えて"), _first("5つの町に通いました")),
        (_r7("月4回の出張相談を試行"),),
    ),
    Search(
        "speaker:戸田",
        "speaker",
        (_first("時計のある部屋"), _second("帰る場所がほかにない")),
        (_first("個人が分からない形"),),
    ),
    Search(
        "speaker:髙橋 里親",
        "speaker and word",
        (_minutes_r6("数字を上げることが目的"), _second("3年かけて訴えてきた")),
        (_minutes_r6("未委託里親の調査と、"),),
    ),
    Search("県と市町村が一緒に", "inserted text of a tracked change", (_minutes_r6("県と市町村が一緒に"),)),
    Search("市町村の判断で", "deleted text of a tracked change", NOTHING),
    Search("宇宙開発", "a word that the archive does not have", NOTHING),
)
