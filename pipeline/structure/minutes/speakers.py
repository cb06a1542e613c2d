"""Who speaks: the names and titles that minutes put before (or after) a remark.

Precision before recall: a phrase is a speaker only if it ends or begins with a title that people in meetings have, or
is a name that the document itself introduces.
"""

import re

from corpus.values import value
from pipeline.structure.minutes.offices import OFFICE
from pipeline.structure.minutes.surnames import is_surname, leading_surnames, may_be_surname

_TITLES = (
    "委員代理|議員代理|構成員代理|副委員長|委員長代理|委員長職務代理者|委員長|専門委員|臨時委員|特別委員|委員|副会長|会長代理"
    "|会長職務代理者|職務代理者|職務代理|会長|副座長|座長代理|座長"
    "|副議長|仮議長|臨時議長|議長|副部会長|部会長代理|部会長|分科会長代理|分科会長|副分科会長|小委員長|主査"
    "|構成員|部会員|会員|隊員|班長"
    "|事務局長|事務局次長|事務局|局長|局次長|次長|部長|副部長|課長補佐|副課長|課長|室長補佐"
    "|副室長|室長|係長|班長|主任主事|主任|主事|主幹"
    "|副主幹|副参事|参事官|参事|参与|理事官|審議官|審査官|企画官|専門官|調整官|調査官|指導官"
    "|計画官|分析官|検査官|監督官|監視官|交渉官|書記官|事務官|技官|教官|保護観察官|監察官|管理官|企画監|管理監|防災監|総括監|医療監|教育監|警察本部長|会計管理者|公営企業管理者"
    "|政策監|調整監|技監|総監"
    "|総括|総括官|統括監|統括官|補佐官|補佐|担当官|専門監|所長|副所長|所長代理|館長|園長|副園長"
    "|校長|副校長|教頭|病院長|副病院長|事務部長|看護部長|事務長|院長|副院長|施設長|副施設長"
    "|センター長|副センター長|支部長|支所長|出張所長|総合支所長|本部長|副本部長|理事長|副理事長|専務理事|常務理事|理事"
    "|監事|幹事|幹事長|代表理事|代表幹事|代表|副代表"
    "|参考人|証人|公述人|意見陳述人|大臣政務官|副大臣|大臣|政務官|総理|長官|次官|総裁|副総裁"
    "|知事|副知事|市長|副市長|町長|副町長|村長|副村長"
    "|区長|副区長|議員|教育長|副教育長|教育委員|学校長|書記|秘書|広報官|報道官|室員|課員|職員"
    "|担当者|担当|指導主事|指導員|相談員|支援員"
    "|児童福祉司|児童心理司|福祉司|心理司|心理士|保健師|里親|専門員|コーディネーター|アドバイザー|オブザーバー"
    "|ファシリテーター|パネリスト|メンバー|モデレーター"
    "|講師|教授|准教授|助教|先生|弁護士|医師|司会者|司会|進行役|進行|説明者|説明員|発言者|傍聴者|記者"
    "|出席者|参加者|質問者|回答者|聴取者"
    "|教諭|養護教諭|栄養教諭|看護師|助産師|社会福祉士|精神保健福祉士|公認心理師|臨床心理士|税理士|公認会計士"
    "|司法書士|栄養士|保育士|研究員|研究官"
    "|技師|主席|首席|団長|組合長|会頭|社長|副社長|取締役|署長|消防長|公室長|管理者|民生委員"
    "|学芸員|司書|主任司書|館員|進行役|座長代行|住民|市民|町民|区民|保護者"
    "|氏|様|君|さん"
)
_ROLE_TAIL = re.compile(rf"(?P<title>{_TITLES})$")
_ROLE_HEAD = re.compile(rf"(?P<title>(?:[一-龥ァ-ヶー]{{0,14}}?)(?:{_TITLES}))")
_KANJI = re.compile("[一-龥々ヶ]+")
_OF_SENTENCE = re.compile("[はがを]|から|より|して|する|した")
_LONGEST_OFFICE = 20
_KANJI_AGAIN = re.compile(
    "[一-龥々][ぁ-ん]+[一-龥々].*[ぁ-ん]|[一-龥々][ぁ-んァ-ヶ]{2,}[一-龥々]"
)  # 豊かな心と|身体育成課長
_LONGEST_NAME = 8
_GIVEN = re.compile(
    "[一-龥]{0,2}[子美恵江代香奈菜絵佳郎夫男雄一二三治司彦樹之介太也志史弘博浩裕幸仁輝誠実穂人哉平吉造蔵]$"
)
_GIVEN_NAME = 2  # characters that most given names have
_BLANKS = str.maketrans("", "", " \u3000\t")
_SURNAME = 2  # characters that most surnames have
_BODIES = frozenset("県市町村区国局部課室所都府道")
_HONORIFICS = frozenset({"氏", "様", "君", "さん"})
_LONG_SURNAMES = re.compile(
    "長谷川|佐々木|五十嵐|大久保|小野寺|久保田|小久保|宇都宮|小笠原|小山田|御子柴|忍頂寺|佐久間"
    "|大河内|曽我部|長谷部|多羅尾|比留間|日比野|加賀美|波多野|阿久津|茂田井|小保田"
)
# The characters before the lookaheads begin surnames too: 前田, 新井, 元木, 本田, 当麻.
_NOT_NAMES = re.compile(
    "各(?!務)|全(?!田)|すべて|本(?![田多間橋山村木庄郷城宮川島吉保条名杉岡目荘松合馬])|当(?![麻山間銘真摩])"
    "|他(?!田)|その他|同(?!前)"
    "|前(?![田川山島原野沢澤橋園畑嶋波])|両(?!角)|新任|新(?![田井山谷川村藤宮妻開野島保堀見沼倉美庄城居海垣])"
    "|元(?![木山田川井村吉橋林岡])"
    "|出席|欠席|参加|担当|関係|会議|議事|議題|資料|開会|閉会|日時|場所|報告|質疑|質問|回答"
    "|意見|今後|配布|配付|説明|協議|審議|事項|概要|一部|多く"
    "|多数|複数|代理|任命|選任|委嘱|互選|選出|就任|公募|有識者|学識経験|外部|辞任|退任|挨拶|開議"
)
_NAME = re.compile(
    r"[々〆一-龥㐀-䶿豈-﫿𠀀-𪛟ぁ-んァ-ヶー・ヽヾゝゞ\u3000 A-Za-zＡ-Ｚａ-ｚ.．0-9０-９①-⑳〇○△□×●*＊]{1,16}$"
)
_SORTS_OF_PEOPLE = re.compile("(?:[0-9０-９]{2}歳?代)?(?:男性|女性|男|女)?(?:[A-ZＡ-Ｚ0-9０-９])?")
_LETTERED = re.compile(r"[A-ZＡ-Ｚ0-9０-９①-⑳〇○△□×●*＊]{1,2}$")
_SEAT = re.compile(r"(?:議席)?[0-9０-９一二三四五六七八九十]{1,3}番[ \u3000]*(?=委員|議員|理事|構成員)")
_READING = re.compile(
    r"(?<=[一-龥々])[（(](?!(?:ファシリテーター|コーディネーター|アドバイザー|オブザーバー|パネリスト|モデレーター"
    r"|メンバー)[）)])[ぁ-んァ-ヶー・ ]{2,12}[）)]"
)
_SPACED_OUT = re.compile(r"[一-龥々ぁ-んァ-ヶーA-ZＡ-Ｚ0-9０-９](?:[ \u3000]+[一-龥々ぁ-んァ-ヶー]){1,14}")
_OF_SENTENCES = re.compile("[。、，,！？!?「」『』]")
_DISTINGUISHED = re.compile(r"(?P<name>[^（()）]{1,6}[（(][^（()）]{1,4}[）)])(?P<title>[^（()）]+)$")
_DOUBLE = re.compile(r"(?P<first>.{2,14}?)(?P<second>兼.{2,24})$")
_BRACKET = re.compile(r"(?P<outer>[^（()）]{1,20})[（(](?P<inner>[^（()）]{1,24})[）)]$")
_SEATED = re.compile(
    r"[0-9０-９一二三四五六七八九十百]{1,4}番[ \u3000]*(?P<name>[^番（(]{1,12}?)[ \u3000]*(?:君|議員)$"
)
_NUMBERED = re.compile(r"[0-9０-９]{1,3}番[ \u3000]*(?P<who>\S+(?:委員|議員))$")
_DIVIDED = re.compile(r"(?P<title>[^・／/]{2,10})[ \u3000]*[・／/][ \u3000]*(?P<name>[^・／/]{1,8})$")
_PLACED = re.compile(r"(?P<place>(?![0-9０-９])[^：:]{1,12})[：:](?P<who>[^：:]{2,14})$")
_DUTY = re.compile(r"\S+[・]\S+|\S+(?:担当|課|係|室|班|グループ)")  # of an officer who is not named
_PARTS_OF_OFFICES = re.compile("[部課室館所局係園校院]")
_SEAT_ALONE = re.compile(r"[0-9０-９]{1,3}番[ \u3000]*(?P<title>委員|議員)$")
_KINDS_OF_SPEECH = re.compile(
    "(?:質疑|質問|答弁|回答|意見|要望|説明|報告|発言|提案|討論)(?:[・、](?:質疑|質問|答弁|回答|意見|要望|説明|報告))*"
    "|(?:[問答QＱAＡ]|質問|回答)[0-9０-９]{0,3}"
)
_SPEAKING_BODY = re.compile(
    "(?:課|室|局|部|係|班|センター|病院|大学|協会|組合|協議会|庁|省|署|事務所|会社|法人|業者|事業者|コンサルタント?|団体|会議所|連合会|学校)$"
)
_ORGANISATION = re.compile("[会課室局部省庁県市町村区院校園社団]$|センター$|大学$|機構$|連盟$|法人$")
_FUNCTIONS = frozenset({"説明者", "説明員", "発言者", "質問者", "回答者", "参考人", "政府参考人"})  # not what one is
_STAND_INS = frozenset({"委員代理", "議員代理", "構成員代理"})
_HEADS_OFFICE = re.compile("[課室部局係所科園校館署班]長$|主任$|センター長$|補佐$|[^委]幹$|主査$|監$|官$")
_READS_LIKE_OFFICE = re.compile(
    "[一-龥][ぁ-ん]|[ぁ-ん][一-龥]|[制政務画備策整業産設進携理計育境災護療康祉報興済光築品査導術議録管財源税約輸労]$"
)
_REPRESENTS = frozenset({"代表", "副代表"})
_LETTER_BEHIND = re.compile(
    rf"(?P<title>{_TITLES})(?P<letter>[A-ZＡ-Ｚ0-9０-９①-⑳]{{1,2}}番?|その[0-9０-９一二三四五])$"
)
_TITLE_AND_NAME = re.compile(
    rf"(?P<title>[一-龥ァ-ヶー]{{0,14}}(?:{_TITLES}))[ \u3000]+(?P<name>\S{{1,8}}(?:[ \u3000]+\S{{1,4}})?)$"
)
_LAST_OF_TITLES = frozenset(title[-1] for title in _TITLES.split("|"))
_GIVEN_IN_KANA = re.compile(
    "(?P<surname>[一-龥々]{1,3})(?!から|まで|より|など|のみ|ほか|とも)[ぁ-ん]{2,3}"
)  # 池畑みどり
_ENDS_LIKE_NAME = re.compile(r"[のはがをにでともへやかよりからまで]$")


@value
class Speaker:
    """A speaker as the paper names one: ``name`` "" where only a title is written (事務局, 委員)."""

    name: str
    role: str

    @property
    def label(self) -> str:
        """What stands for the person: the name, or the title of one who is not named."""
        return self.name or self.role


def parse_speaker(phrase: str, known: frozenset[str] = frozenset()) -> Speaker | None:
    """Read 山田委員, 委員長（山田太郎君）, 川澄福祉保健局長, 事務局, Ａ委員; None when it is not surely a speaker.

    ``known`` are names (without blanks) that the document introduces, as in its list of attendees.
    """
    phrase = phrase.strip(" \u3000\t:：").removesuffix("より").strip()
    has_bracket = "（" in phrase or "(" in phrase
    phrase = _READING.sub("", phrase) if has_bracket else closed_up(phrase)  # 山重（やましげ）氏; 委　員
    if not 1 <= len(phrase) <= 40 or _OF_SENTENCES.search(phrase):
        return None
    if has_bracket and (distinguished := _DISTINGUISHED.match(phrase)):
        titled = _plain(distinguished["title"], known)  # 石田（文）委員
        return Speaker(distinguished["name"], titled.role) if titled is not None and not titled.name else None
    if "兼" in phrase and (double := _DOUBLE.match(phrase)) and is_title(double["second"][1:]):
        first = _plain(double["first"], known)  # 眞﨑副部長兼行政管理課長
        return Speaker(first.name, first.role + double["second"]) if first is not None and first.role else None
    if has_bracket and (bracket := _BRACKET.match(phrase)):
        return _bracketed(bracket["outer"].strip(" \u3000"), bracket["inner"].strip(" \u3000"), known)
    if "番" in phrase:
        if seated := _SEATED.match(phrase):
            return Speaker(_compact(seated["name"]), "議員") if is_person_name(seated["name"]) else None
        if numbered := _NUMBERED.match(phrase):
            return _plain(numbered["who"], known)  # ３番遠藤委員
        if alone := _SEAT_ALONE.match(phrase):
            return Speaker(phrase, alone["title"])
    if (divided := _DIVIDED.match(phrase)) and is_title(divided["title"]):  # 事務局・米山
        return _bracketed(divided["title"], divided["name"], known)
    if colon := _PLACED.match(phrase):
        placed = parse_speaker(colon["who"], known)  # 四中：関校長
        return placed if placed is not None or not is_title(colon["place"]) else Speaker("", phrase)  # 委員：商工会
    return _plain(phrase, known)


def closed_up(phrase: str) -> str:
    """A letter-spaced phrase without its blanks: 委　員, 丸　茂　会　長, Ａ　委　員."""
    return _compact(phrase) if _SPACED_OUT.fullmatch(phrase) else phrase


def _bracketed(outer: str, inner: str, known: frozenset[str]) -> Speaker | None:
    """委員長（山田太郎君）, 事務局（佐藤）, 山田委員（○○大学）, １番（山田太郎君）."""
    outer = _SEAT.sub("", outer)  # 1番委員（山田太郎君）
    outside = _plain(outer, known)
    inside = _plain(inner, known)
    if inside is not None and _KINDS_OF_SPEECH.fullmatch(outer):
        return inside  # 質疑（佐藤委員）, Ａ２（事務局）
    if outside is None and inside is None and _SPEAKING_BODY.search(outer) and _is_short_name(inner, known):
        return Speaker(_compact(inner), outer)  # 医療センター（平野）
    if outside is not None and not outside.role and _LETTERED.match(inner):
        return Speaker(f"{outer}（{inner}）", "")  # 県（Ａ）, where the paper lists 県
    if outside is not None and not outside.name and (_LETTERED.match(inner) or _SORTS_OF_PEOPLE.fullmatch(inner)):
        return Speaker(f"{outer}（{inner}）", outside.role)  # 事務局（Ａ）
    if inside is not None and inside.name:
        if outside is None and inside.role and _ORGANISATION.search(outer):
            return inside  # 県医師会（佐藤委員）
        if outside is not None and outside.role in _STAND_INS:
            return Speaker(_compact(inside.name), outside.role)  # 高野委員代理（菊地氏）
    is_post = inside is not None and not inside.name and inside.role not in _HONORIFICS
    if outside is not None and not outside.name and is_post:
        return Speaker("", f"{outer}（{inner}）")  # 事務局（秘書課長）
    if outside is not None and not outside.name and (inside is None or not inside.name) and _DUTY.fullmatch(inner):
        return Speaker("", f"{outer}（{inner}）")  # 主幹（福祉医療担当）
    if outside is not None and not outside.name and _KINDS_OF_SPEECH.fullmatch(inner):
        return outside  # 事務局（説明）
    if outside is not None and not outside.name and outside.role in _FUNCTIONS and inside is not None and inside.name:
        return Speaker(_compact(inside.name), inside.role or outside.role)  # 説明者（横山健康福祉部長）
    if outside is not None and not outside.name and _SPEAKING_BODY.search(inner) and not is_surname(inner):
        return Speaker("", f"{outer}（{inner}）")  # 司会（開催団体）
    if outside is not None and not outside.name:
        name = inside.name if inside is not None and inside.name else _last_name(inner)
        return Speaker(_compact(name), outside.role) if name else Speaker("", f"{outer}（{inner}）")  # 委員（当事者）
    if outside is not None and inside is not None and inside.name and not inside.role and not is_surname(outside.name):
        return Speaker(_compact(inside.name), outer)  # 高輪地区総合支所管理課長（櫻庭靖君）
    if outside is not None:
        is_title_inside = not outside.role and inside is not None and not inside.name
        return Speaker(outside.name, inside.role) if is_title_inside and inside is not None else outside
    if re.match(r"[0-9０-９一二三四五六七八九十百]{1,4}番$", outer) and (inside is not None or is_person_name(inner)):
        name, role = (inside.name, inside.role) if inside is not None else (inner, "")
        return Speaker(_compact(name), role or "議員")  # 10番（田代勝次委員）
    if inside is not None and not inside.name and is_person_name(outer):
        return Speaker(_compact(outer), inside.role)
    return None


def _is_short_name(text: str, known: frozenset[str]) -> bool:
    return _compact(text) in known or (len(text) <= 4 and is_person_name(text) and not OFFICE.match(text))


def _plain(phrase: str, known: frozenset[str]) -> Speaker | None:
    if _compact(phrase) in known:
        return Speaker(phrase if re.search("[a-z]", phrase) else _compact(phrase), "")
    if lettered := _LETTER_BEHIND.match(phrase):
        return Speaker(phrase, lettered["title"])  # 委員Ａ
    if (
        (" " in phrase or "\u3000" in phrase)
        and (spaced := _TITLE_AND_NAME.match(phrase))
        and is_title(spaced["title"])
        and is_person_name(spaced["name"])
        and not re.match("[ぁ-ん]", spaced["name"])
    ):
        tail = _title_at_end(spaced["name"])
        name = spaced["name"][: tail.start()] if tail and tail.start() > 0 else spaced["name"]
        return Speaker(_compact(name), spaced["title"])  # 議長　山田太郎
    tail = _title_at_end(phrase)
    if tail is None and phrase.endswith("代理") and (stood_for := _plain(phrase[:-2], known)) and stood_for.role:
        return Speaker(stood_for.name, stood_for.role + "代理")  # 伊藤コーディネーター代理
    if tail is None:
        name = phrase.removeprefix("事務局")
        return Speaker(name, "事務局") if name != phrase and is_surname(name) else None  # 事務局小池
    before, title = phrase[: tail.start()], tail["title"]
    if title[0] == "副" and len(before) == 1 and (is_surname(before + "副") or before + "副" in known):
        before, title = before + "副", title[1:]  # 江副|会長
    if len(before) > 1 and before.endswith("副") and not is_surname(before) and before not in known:
        before, title = before[:-1], "副" + title  # 長崎|副館長
    if title.startswith("部会") and before and _ends_in_bu(before, known):
        before, title = before + "部", title[1:]  # 服部|会長, not 服|部会長
    if title in _HONORIFICS:
        if (
            re.search(r"\S[ \u3000]+\S", before)
            and (titled := _plain(before.strip(), known)) is not None
            and titled.role
        ):
            return titled  # 委員長　大津　浩子君
        inner = _plain(before.strip(), known) if before else None
        if inner is not None and inner.name:
            return inner  # 山田太郎委員長君, 委員 山田氏
        return Speaker(_compact(before), "") if before and is_person_name(before) else None
    return _split_office(before, title, known)


def _split_office(before: str, title: str, known: frozenset[str]) -> Speaker | None:
    """Where the name ends and the office begins in what stands before the title."""
    if not before.strip():
        return Speaker("", title)
    if re.fullmatch(r"[0-9０-９]{1,3}[ \u3000]+", before):
        return None  # the number of an item: 1　司会
    parts = re.split(r"[ \u3000]+", before.strip())
    if len(parts) == 2 and OFFICE.match(parts[1]) and is_person_name(parts[0]):
        return Speaker(parts[0], parts[1] + title)
    if len(parts) == 2 and OFFICE.match(parts[0]) and len(parts[0]) > 2 and is_person_name(parts[1]):
        return Speaker(parts[1], title)
    if len(parts) == 2 and _ORGANISATION.search(parts[0]) and len(parts[0]) > 2 and _begins_as_name(parts[1]):
        return _split_office(parts[1], title, known)  # 海老名市　三好市長
    whole = _compact(before)
    for length in sorted((len(name) for name in known if whole.startswith(name)), reverse=True):
        rest = whole[length:]
        if rest and not OFFICE.match(rest) and rest not in _BODIES:
            continue  # a shorter name that begins alike
        return Speaker(whole[:length], whole[length:] + title)
    if OFFICE.match(whole) or whole in _BODIES:
        return Speaker("", whole + title) if len(whole) <= 16 and _NAME.match(whole) else None
    if (divided := _divided_by_surname(whole, title)) is not None:
        return divided
    for length in (*((3,) if _LONG_SURNAMES.match(whole) else ()), 2, 3, 1, 4, 5, 6):
        if (
            len(whole) > length
            and OFFICE.match(whole, length)
            and is_person_name(whole[:length])
            and not _KANJI_AGAIN.search(whole[:length])
        ):
            return Speaker(whole[:length], whole[length:] + title)
    if (
        _LONGEST_NAME < len(whole) <= _LONGEST_OFFICE
        and _HEADS_OFFICE.search(title)
        and OFFICE.search(whole)
        and not _OF_SENTENCE.search(whole)
    ):
        return Speaker("", whole + title)  # 豊かな心と身体育成課長
    if len(whole) > _LONGEST_NAME or not is_person_name(whole):
        return None
    is_office = title in _REPRESENTS or (
        _HEADS_OFFICE.search(title) is not None and (_KANJI.fullmatch(whole) or _READS_LIKE_OFFICE.search(whole))
    )
    return Speaker("", whole + title) if is_office and not _begins_as_name(whole) else Speaker(whole, title)


def _divided_by_surname(whole: str, title: str) -> Speaker | None:
    """山口|成育環境課長, 雨宮|税制課長, 関|中学校長; None where no surname is followed by what an office is called."""
    has_office = title.endswith("長") or _PARTS_OF_OFFICES.search(whole, _SURNAME + 1) is not None
    for surname in leading_surnames(whole):
        rest = whole[len(surname) :]
        if len(surname) > 1 and re.match("[小中高大]学", surname[-1] + rest + title):
            continue  # 関|中学校長, not 関中|学校長
        if not rest:
            return Speaker(whole, title)
        is_named = any(_GIVEN.match(rest[:at]) and OFFICE.match(rest, at) for at in (1, 2, 3))
        is_long = len(rest) > _GIVEN_NAME and has_office and len(surname) >= _SURNAME and not is_named
        is_like = len(rest) == _GIVEN_NAME and _HEADS_OFFICE.search(title) and _READS_LIKE_OFFICE.search(rest)
        if OFFICE.match(rest) or re.match("[小中高大]学", rest + title) or is_long or is_like:
            return Speaker(surname, rest + title)
    return None


def _ends_in_bu(before: str, known: frozenset[str]) -> bool:
    """Whether 部 behind it belongs to the name: 服, 阿, 渡 and their like are no surnames by themselves."""
    name = before + "部"
    return name in known or (is_surname(name) and not is_surname(before) and before not in known)


def _begins_as_name(whole: str) -> bool:
    """Whether a surname may stand at the beginning: 道場, 佐藤太郎, but not 公募 or 税制."""
    if len(whole) == 1 + _GIVEN_NAME and is_surname(whole[0]):
        return True  # 関太郎
    return any(may_be_surname(whole[:length]) for length in ((1,) if len(whole) == 1 else (2, 3, 4)))


def _title_at_end(text: str) -> re.Match[str] | None:
    return _ROLE_TAIL.search(text) if text[-1:] in _LAST_OF_TITLES else None


def is_title(text: str) -> bool:
    """Whether it is a title alone or with its office: 委員長, こども家庭課長, 専門分科会長."""
    speaker = _split_office(text[: tail.start()], tail["title"], frozenset()) if (tail := _title_at_end(text)) else None
    return speaker is not None and not speaker.name and tail is not None and tail["title"] not in _HONORIFICS


def _last_name(text: str) -> str:
    """The name in こども家庭課 佐藤, "" where there is none."""
    last = text.split()[-1] if text.split() else ""
    return next(
        (candidate for candidate in (text, last) if is_person_name(candidate) and not OFFICE.match(candidate)),
        last if is_person_name(last) else "",
    )


def is_person_name(text: str) -> bool:
    """Whether it may be a person's name, by its characters and what it begins and ends with."""
    bare = _compact(text)
    return (
        bool(_NAME.match(text))
        and not _NOT_NAMES.match(bare)
        and (bool(_LETTERED.match(bare)) or not re.match(r"[0-9０-９.．]", bare))
        and not (
            len(bare) > 1
            and _ENDS_LIKE_NAME.search(bare)
            and not re.fullmatch(r"[ぁ-ん]+", bare)
            and not ((kana := _GIVEN_IN_KANA.fullmatch(bare)) and is_surname(kana["surname"]))
        )
    )


def _compact(name: str) -> str:
    return name.translate(_BLANKS).removesuffix("君") if name else name
