"""Words of the field (child welfare, the offices that report on it) that dictionaries lack or cut apart.

Compiled for this project from public papers' own usage. The third column has what else the same thing is called; only
what no other thing is called, since a search for one finds the other.
"""

from functools import cache

from index.analysis.lexicon import LexiconWord, parse_lexicon

_FIELD = """
児家セン	ジカセン	児童家庭支援センター
こ家セン	コカセン	こども家庭センター
里セン	サトセン	里親支援センター
児相	ジソウ	児童相談所
一保所	イチホショ	一時保護所
要対協	ヨウタイキョウ	要保護児童対策地域協議会
こ家庁	コカチョウ	こども家庭庁
母生	ボセイ	母子生活支援施設
児養	ジヨウ	児童養護施設
自立援助ホーム	ジリツエンジョホーム
ファミリーホーム		小規模住居型児童養育事業
サポプラ	サポプラ	サポートプラン
パーマネンシー	パーマネンシー
パーマネンシー保障
ラップアラウンド		wraparound
フォスタリング	フォスタリング
フォスタリング機関		里親養育包括支援機関
QPI		クオリティ・ペアレンティング・イニシアティブ、クオリティペアレンティングイニシアティブ
LSW		ライフストーリーワーク
SSW		スクールソーシャルワーカー
SDQ
DV		ドメスティック・バイオレンス、ドメスティックバイオレンス
アドボケイト		意見表明等支援員
アドボカシー
アタッチメント
レスパイト・ケア		レスパイトケア
ヤングケアラー
ネウボラ
マルトリートメント
ペアレント・トレーニング		ペアレントトレーニング
社会的養育推進計画
社会的養護経験者		ケアリーバー
ケアリーバー
"""


@cache
def field_words() -> tuple[LexiconWord, ...]:
    """The words of the field."""
    return tuple(parse_lexicon(_FIELD))
