"""What was approved or decided: 異議なしと認め、承認いたします。 / 原案のとおり可決された。"""

import re

_DONE = (
    r"(?:承認|可決|否決|決定|了承|採択|同意|認定|議決|選任|選出|当選|任命|指名|選定|(?<![採議])決)(?:を)?"
    r"(?:いたし|致し|し|され|とし|といたし|と致し|とな|とさせていただき|させていただき|された"
    r"|した|とする$|すること|するもの|する$|となった|いただ(?:きました|いた))"
)
_SETTLED = (
    r"(?:こと|もの|方向|案の(?:とおり|通り))(?:と|に|で)(?:いたし|致し|し|決(?:定|し|ま)|させていただき)"
    r"[^、。]{0,12}(?:ます|ました|た)$"
)
_DECIDED = re.compile(
    rf"適当と認め(?!られ)|異議(?:は)?(?:なし|ない(?:もの)?|ございません)と認め|(?:全員|全会一致|賛成多数|起立(?:全員"
    rf"|多数)|挙手(?:全員|多数))[^か]*{_DONE}|{_DONE}|{_SETTLED}"
)
_NOT_YET = re.compile(
    r"(?:か|[？?])$|お願い|ください|予定|見込|たい(?:と|です)?|お諮り|思います$|考えて|ついては.*説明"
    r"|場合|ため(?:に|、)|ではない|まだ|すべき|べきで|です$|でございます$|前回|昨年|先般|去る"
)
_ASKED = re.compile(
    r"(?:承認|決定|了承|可決|同意|こと(?:で|に|と)|とおり|通り|案で).{0,24}(?:よろしい|いかが"
    r"|異議|どう)[^。]*(?:か|[？?])$"
    r"|(?:承認|了承|同意|賛同)(?:を)?(?:いただけ|頂け|願え|もらえ)[^。]{0,10}(?:か|[？?])$"
)
_AGREED = re.compile(r"異議(?:なし|無し|ありません)|一同|全員|了承|承認|賛成|拍手|はい")
_UNOPPOSED = re.compile("異議(?:なし|無し|ありません)")
_RECORDED = re.compile(
    rf"(?:→|⇒|－|・|【|（)?[ \u3000]*(?:原案(?:どおり|のとおり|通り)|全員一致で|全会一致で|異議なく"
    rf"|賛成多数で)?[ \u3000]*(?:承認|可決|否決|決定|了承|採択|同意)(?:】|）)?$|.*{_DONE}[^、。]{{0,6}}$"
    r"|[※→⇒]?.{0,40}(?:一致|異議な[くし]|全員|賛成多数|とおり|を)(?:で)?.{0,20}(?:可決|承認|了承|決定|同意|採択)$"
)
_DECISIONS = re.compile("(?:決定|議決|合意|確認)事項[）)】＞ \u3000]*$")
_RESULT_SECTION = re.compile("結果|決定事項|議決|審議|議事|議題|案件|報告|協議")


def sentences(text: str) -> tuple[str, ...]:
    """The sentences of a text, without their full stops."""
    return tuple(part.strip() for part in re.split(r"[。\n]|(?<=[？?！!])", text) if part.strip())


def decided_sentence(remark: str) -> str:
    """The sentence of a remark that says that something is approved or decided, "" where none does."""
    listed = sentences(remark)
    for index, sentence in enumerate(listed):
        if _DECIDED.search(sentence) and not _NOT_YET.search(sentence):
            # 異議なしと認めます。よって、本案は可決されました。 are one
            if index + 1 < len(listed) and re.match("よって|したがって|従って", listed[index + 1]):
                return f"{sentence}。{listed[index + 1]}。"
            return f"{sentence}。"
    return ""


def asked_sentence(remark: str) -> str:
    """The sentence that puts something to the vote: 承認することでよろしいでしょうか; "" where none does."""
    return next((f"{sentence}。" for sentence in reversed(sentences(remark)) if _ASKED.search(sentence)), "")


def is_agreement(stage: str, *, is_chair: bool) -> bool:
    """Whether a note between the remarks says that nobody objected: （異議なし）, and to a chair （拍手） too."""
    return (_AGREED if is_chair else _UNOPPOSED).search(stage) is not None


def recorded_sentence(text: str, section: str) -> str:
    """The sentence of a paragraph that nobody says and that records a decision; ``section`` is the heading above.

    Under 決定事項 everything is one.
    """
    if _DECISIONS.search(section):
        return "" if re.match(r"[（(]?(?:以上|次回|なし|特になし)", text) else text
    for sentence in sentences(text):
        if _NOT_YET.search(sentence) or len(sentence) > 200:
            continue
        if _RECORDED.match(sentence) and (_RESULT_SECTION.search(section) or len(sentence) <= 20):
            return f"{sentence}。"
    return ""
