"""The words that head columns everywhere: 年月日, 内容等, 備考 …"""

import re
from functools import lru_cache

_TEXT = """
年月日 日時 日付 期日 期間 時期 項目 区分 種別 種類 内容 内容等 会議 会議名 会議等 概要 備考 摘要
番号 NO NO. № 氏名 名称 件名 担当 担当課 所管 主管課 課名 事業名 取組 取組内容 実績 計画 目標 金額
予算額 決算額 数量 単位 場所 所在地 住所 電話 電話番号 施設名 実施状況 進捗 進捗状況 評価 結果 理由
款 項 目 節 科目 年度 計 合計 指標 現状 課題 職 職名 役職 所属 出欠 議案 議決結果 案件名 対象 対象者
人数 開催日 実施日 実施内容 実施主体 財源 財源内訳 事業 事業費 分類 大項目 中項目 小項目 主な取組
主な内容 方針 達成状況 根拠 担当者 連絡先 会社名 団体名 市町村 市町村名 学校名 経費 視点 意見
評価項目 役割 時間 会場 議題 講師 参加者 参加人数 開催場所 収入 支出 増減 比較 前年度 本年度 説明
事項 限度額 作業 工程 期限 状況 議題等 成果 施策 施策名 課題等 対応 対応方針 進捗率 達成率
"""
_WORDS = frozenset(_TEXT.split())
_PERIOD = re.compile(
    r"^(?:(?:令和|平成|[RH])(?:[0-9０-９]{1,2}|元)年度|昨年度|前年度|本年度|今年度|今後|これまで)(?:における|の)"
)


@lru_cache(maxsize=8192)
def is_head_word(text: str) -> bool:
    """Does the text, without blanks and the period that it is about, head a column wherever it stands at the top?"""
    return _PERIOD.sub("", "".join(text.split())).upper() in _WORDS
