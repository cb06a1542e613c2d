"""Whom a phrase names that stands where speakers stand, and how sure it is that this is somebody."""

import re

from pipeline.structure.minutes.bodies import body_in_place
from pipeline.structure.minutes.labels import match_label
from pipeline.structure.minutes.speakers import Speaker, closed_up, is_person_name, parse_speaker
from pipeline.structure.minutes.surnames import is_surname, leading_surnames

KNOWN, LIKELY, HALF, UNKNOWN, TOPIC = 1.0, 0.8, 0.4, 0.0, -1.0
"""A title or a listed name; a surname or a body; a short word that is a surname too; any word; surely nobody."""

_KINDS = "答弁|回答|説明|発言|質問|意見|コメント|見解|質疑|要望|考え方?"
_OF_WHOM = re.compile(rf"(?P<who>.{{1,16}}?)(?:の|から|より)(?:ご|御)?(?:{_KINDS})")
_KIND_BEHIND = re.compile(rf"(?P<who>.{{2,12}}?)(?:{_KINDS})")  # 委員意見, 事務局回答
_WITH_BRACKET = re.compile(r"(?P<outer>[^（()）]{1,16})[（(](?P<inner>[^（()）]{1,20})[）)]")
_OF_BODY = re.compile(r"(?P<body>[^・／/]{2,16}?)[・／/ \u3000](?P<name>[^・／/]{1,8})")  # 政策課・蛭田
_OF_WHICH = re.compile(r"(?P<name>[^／/]{1,8})[／/](?P<body>[^／/]{2,16})")  # 鵜沼／医師会
_FIGURES = re.compile("[0-9０-９:：.．/／,，年月日時分]+")
_LONGEST_SURNAME = 4
_WORD = re.compile("[一-龥々ァ-ヶーA-Za-zＡ-Ｚａ-ｚ0-9０-９・ \u3000（()）]{1,14}|[ぁ-んー]{2,5}")
_PARTICLES = re.compile("[ぁ-ん]{2}")
# what summaries and forms put in front of a sentence
_TOPIC = re.compile(
    "[^。]{0,6}(?:課題|対応|対策|現状|背景|目的|目標|理由|原因|根拠|結果|効果|成果|方針|方法|手段|内容|概要|要点|要旨|経過|経緯|期間|対象|範囲"
    "|条件|定義|用語|注意|留意点?|補足|備考|参考|例|具体例|利点|欠点|長所|短所|メリット|デメリット|強み|弱み|機会|脅威|評価|判定|結論|まとめ|提案|論点"
    "|争点|議題|議案|案件|件名|次第|日程|予定|期限|締切|費用|金額|予算|財源|収入|支出|場所|会場|日時|時間|時刻|日付|年度|年月|住所|電話|連絡先"
    "|担当課?|問合せ先?|宛先|区分|種別|分類|項目|名称|氏名|番号|数量|単位|規格|仕様|品名|資料|別紙|別添|図|表|注|題|テーマ|きろく|さんか|ばしょ|日にち"
    "|第?[0-9０-９一二三四五六七八九十]+[条項号章節回]|朝食|昼食|夕食|午前|午後|前期|後期|上期|下期|全体|前回|今回|次回|今後|当日|翌日|現在|将来"
    "|従来|変更前|変更後|改正前|改正後|現行|確認事項|決定事項|決定|合意|宿題|保留|継続|完了|未了|共有|連絡|報告事項?|協議事項?|開会|閉会|休憩|再開"
    "|開議|散会|質疑応答?|意見交換|出席|欠席|傍聴|参加|[月火水木金土日]曜日?)[^。]{0,2}$"
)


def who_is(phrase: str, known: frozenset[str]) -> tuple[Speaker, float]:
    """(whom the phrase names, how sure: one of ``KNOWN`` … ``TOPIC``); ``known`` are names that the paper lists."""
    bare = closed_up(phrase.strip())
    if (of_whom := _OF_WHOM.fullmatch(bare)) is not None:
        return who_is(of_whom["who"], known)
    compact = re.sub(r"\s", "", bare)
    if _FIGURES.fullmatch(compact):
        return Speaker(compact, ""), TOPIC  # 10:30
    if (speaker := parse_speaker(bare, known)) is not None:
        return speaker, KNOWN
    if (kind := _KIND_BEHIND.fullmatch(bare)) and (speaker := parse_speaker(kind["who"], known)) is not None:
        return speaker, KNOWN
    if match_label(bare) is not None or _TOPIC.match(compact):
        return Speaker(compact, ""), TOPIC
    if (slashed := _OF_WHICH.fullmatch(bare)) and body_in_place(slashed["body"]) is not None:
        named, worth = who_is(slashed["name"], known)
        if worth > UNKNOWN:
            return Speaker(named.name, named.role or slashed["body"]), LIKELY
    if (body := body_in_place(bare)) is not None:
        return body, LIKELY
    if is_surname(compact) or _is_full_name(compact):
        return Speaker(compact, ""), LIKELY if len(compact) > 1 else HALF  # 東, 西, 南 are surnames too
    if bracket := _WITH_BRACKET.fullmatch(bare):
        outer, worth = who_is(bracket["outer"], known)
        if worth > UNKNOWN and not outer.name:
            return Speaker("", compact), worth  # 県（Ａ）, 市（こども課）
        if worth > UNKNOWN:
            return outer, worth  # 田村智子（福祉課）
        if worth == UNKNOWN and who_is(bracket["inner"], known)[1] > UNKNOWN:
            return Speaker(compact, ""), LIKELY  # 大人（公園課）
    if (of_body := _OF_BODY.fullmatch(bare)) and body_in_place(of_body["body"]) is not None:
        named, worth = who_is(of_body["name"], known)
        if worth > UNKNOWN or (
            worth == UNKNOWN and is_person_name(named.label) and len(named.label) <= _LONGEST_SURNAME
        ):
            return Speaker(named.name, named.role or of_body["body"]), LIKELY
    is_word = _WORD.fullmatch(bare) is not None or _PARTICLES.search(bare) is None
    return Speaker(compact, ""), UNKNOWN if is_word else TOPIC


def _is_full_name(text: str) -> bool:
    surnames = (name for name in leading_surnames(text) if len(name) > 1 and is_surname(name))
    return len(text) <= 6 and is_person_name(text) and any(1 <= len(text) - len(name) <= 3 for name in surnames)
