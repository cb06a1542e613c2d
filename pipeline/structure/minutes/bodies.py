"""Who speaks without a title or a person's name: a side of the table (市), a body (企画課), a group, all together."""

import re

from pipeline.structure.minutes.speakers import Speaker

_SIDES = re.compile(
    "市|県|町|村|区|都|府|国|当局|行政|県教委|市教委|町教委|区教委|教育委員会|大学|法人|病院|学校|事業者|受託者|運営者|市側|県側|町側|行政側|執行部"
)
# who is called so only in the place where others speak
_PARTIES = re.compile(
    "区側|村側|施設|施設側|園|園側|学校側|家庭|理事者|申請者|申請団体|応募者|応募団体|提案者|候補者|請求人|申立人|申出人|陳情者|請願者|紹介者|施工者|設計者|発注者|受注者|会場|相手方|先方|当方"
    "|組合側|使用者側|労働者側|公益側|実施機関|処分庁|審査庁|諮問庁|審査会|審査請求人|幹事社|報道|報道機関|記者クラブ|本部"
    "|男性|女性|来場者|来庁者|生徒|児童|学生|卒業生|家族|本人|利用者|地権者|組合員|地元|聴講者|受講者|受講生|聞き手|語り手"
)
_BODY = re.compile(
    r"[^\s（()）、。，「」：:0-9０-９]{1,14}(?:課|室|局|係|班|署|事務所|センター|大学|病院|協会"
    r"|組合|庁|省|会議所|研究所|保健所|相談所|支所|会社|団体|連合会|自治会|町内会|商店会|実行委員会)"
)
_ENDS_AS_BODY = re.compile(
    "(?:[隊署局課室庁省会社団校園院館側部]|農協|漁協|生協|民児協|社協|電力|ガス|鉄道|バス|銀行|大学|センター|ＮＰＯ|NPO|ＰＴＡ|PTA"
    "|法人|機構|組合|連盟|代表|新聞|新報|日報|通信|放送|テレビ|ＴＶ|TV|タイムス|タイムズ|ラジオ|ＮＨＫ|NHK|スポーツ|高専|企業|工業|建設|商店)$"
)
_UNIT = "(?:グループ|班|分科会|チーム|組)"
_GROUP = re.compile(f"第?[A-ZＡ-Ｚ0-9０-９一二三四五六七八九①-⑨]{{1,2}}{_UNIT}")
_NAMED_GROUP = re.compile(rf"[^\s（()）。、：:]{{1,4}}(?:{_UNIT}|テーブル|ブロック)")
_MUNICIPALITY = re.compile("[A-ZＡ-Ｚ○〇△□一-龥ぁ-んァ-ヶ]{1,5}[県市町村区]")
_PEOPLE = re.compile(
    "(?:[0-9０-９]{2}(?:歳?代|歳)?[・ \u3000]?)?(?:男性|女性|男子|女子|男|女)(?:[A-ZＡ-Ｚ0-9０-９①-⑨]{1,2})?"
    "|[0-9０-９]{2}歳?代|(?:小学?|中学?|高校?|大学?)(?:生|[1-6１-６一二三四五六](?:年生?)?)(?:[A-ZＡ-Ｚ]{1,2})?"
)
_LETTERED = re.compile("(?P<who>.{1,10}?)[ \u3000]?[A-ZＡ-Ｚ0-9０-９①-⑳]{1,2}(?:人目|番目?|さん|氏)?")
_COUNTED = re.compile(
    "第?[0-9０-９一二三四五六七八九十]{1,3}(?:番|年生?|学年|組|区|丁目|分団|号棟|号室)"
)  # a seat, a class, a ward
_TOGETHER = re.compile(
    "一同|全員|全委員|(?:各|全|多数の?|複数の?|(?:その)?他の|ほかの)(?:委員|議員|構成員|理事|評議員|出席者)(?:一同|全員)?"
    "|(?:委員|議員|構成員|理事|評議員|出席者|参加者)(?:一同|全員|多数)"
)


def side_or_body(phrase: str) -> Speaker | None:
    """市, 企画課, 法人側: what speaks as one where a mark of its own says so."""
    return Speaker("", phrase) if _SIDES.fullmatch(phrase) or _BODY.fullmatch(phrase) else None


def group(phrase: str) -> Speaker | None:
    """Ａグループ, 第2班, 赤チーム."""
    return Speaker(phrase, "") if _GROUP.fullmatch(phrase) else None


def municipality(phrase: str) -> Speaker | None:
    """Ａ市, 千曲市."""
    return Speaker(phrase, "") if _MUNICIPALITY.fullmatch(phrase) else None


def together(phrase: str) -> Speaker | None:
    """Several who speak as one: 各委員, 委員一同."""
    return Speaker("", phrase) if _TOGETHER.fullmatch(phrase) else None


def body_in_place(phrase: str) -> Speaker | None:
    """Any of these, and what only its place among speakers tells: 日本新報, 30代女性, 申請者２, ○○農協."""
    if (found := side_or_body(phrase) or group(phrase) or together(phrase) or municipality(phrase)) is not None:
        return found
    if _PARTIES.fullmatch(phrase):
        return Speaker("", phrase)
    if (
        _PEOPLE.fullmatch(phrase)
        or _COUNTED.fullmatch(phrase)
        or _NAMED_GROUP.fullmatch(phrase)
        or _ENDS_AS_BODY.search(phrase)
    ):
        return Speaker(phrase, "")
    lettered = _LETTERED.fullmatch(phrase)
    is_party = lettered is not None and (_SIDES.fullmatch(lettered["who"]) or _PARTIES.fullmatch(lettered["who"]))
    return Speaker(phrase, "") if is_party else None
