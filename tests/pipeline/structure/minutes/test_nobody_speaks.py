"""Papers in which nobody speaks, though much in them is set as speakers are: not one remark may be found."""

from pathlib import Path

import pytest

from corpus.errors import UnreadableError
from corpus.model import Utterance
from pipeline.raw import Format, RawDocument, RawPage, RawParagraph
from pipeline.readers.registry import reader_for
from pipeline.readers.sniff import sniff
from pipeline.structure.assemble import structure

PAPERS = {
    "an agenda": """
        第３回　地域福祉推進会議　次第
        日時　令和６年８月２日（金）午後２時
        場所　市役所　大会議室
        １　開会
        ２　会長あいさつ
        ３　議事
        （１）計画の進捗について　事務局
        （２）意見交換　全員
        ４　閉会""",
    "a table of decisions": """
        定例打合せ　議事録
        日時：令和６年４月８日（月）10:00～11:00
        場所：第２会議室
        出席者：総務課　上村、財政課　三輪
        決定事項：新しい様式を５月から使う。
        保留事項：押印の扱いは、法務の確認を待つ。
        宿題：見積もりを二者から取る。
        次回：４月２２日に開く。""",
    "a project's log": """
        作業記録
        課題：試験の環境が足りない。
        対応：機器を２台借りる。
        課題：担当者が替わる。
        対応：手順書を作ってから引き継ぐ。
        課題：予算の残りが少ない。
        対応：優先する作業を決める。""",
    "a glossary": """
        用語集
        里親：家庭で暮らせない子どもを預かり、育てる人をいう。
        一時保護：子どもを家庭から離して、安全を確かめることをいう。
        委員：審議会に属し、意見を述べる人をいう。
        事務局：会議の準備と記録を受け持つ課をいう。""",
    "rules of minutes": """
        会議録作成要領
        （目的）
        第１条　この要領は、会議録の作り方を定める。
        （会議録の内容）
        第２条　会議録には、次の事項を書く。
        （１）会議の名称
        （２）日時及び場所
        （委員の氏名）
        第３条　発言した委員の氏名は、書かないことができる。
        （事務局）
        第４条　会議録は、事務局が作る。""",
    "an ordinance": """
        附属機関設置条例
        （会長）
        第３条　審議会に会長を置く。
        ２　会長は、会務を総理する。
        （会議）
        第４条　会議は、会長が招集する。
        （委員）
        第５条　委員の任期は、２年とする。""",
    "members of a board, letter-spaced, with a name like a predicate": """
        教育委員会会議録　平成25年第20回定例会
        開会日　平成25年6月28日（金）
        出席委員
        委員長　大 槻 やよい
        委　員　小 峰 さやか
        委　員　渡 部　　仁
        会議録署名委員
        委員長　大 槻 やよい""",
    "a greeting that is not told": """
        交流会　会議録
        日時　令和6年11月2日（土）
        会長あいさつ
        1．提言（案）について
        グループに分かれて話し合い、結果を模造紙に書いた。
        2．その他""",
    "a committee's paper of a day": """
        福祉推進協議会　令和6年6月3日（月）
        課題：職員が足りていません。
        対応：研修を年に4回開きます。""",
    "a list of members": """
        審議会委員名簿
        会長　青木　一郎　大学教授
        副会長　井上　花子　弁護士
        委員　上田　二郎　公募
        委員　江口　三郎　民生委員
        委員　大野　四郎　医師会
        事務局　加藤　五郎　福祉課長""",
    "a notice": """
        会議の開催について（通知）
        委員各位
        会長　清水　正
        このことについて、次のとおり開きますので、ご出席ください。
        日時：令和６年１０月３日　午後２時
        場所：県庁　講堂
        議題：計画の見直しについて
        連絡先：福祉課　電話０００""",
    "frequent questions": """
        よくある質問
        申請：いつまでに出せばよいですか。
        回答：毎月２０日までに出してください。
        手当：いくら支払われますか。
        回答：月に２万円です。
        変更：住所が変わったときはどうしますか。
        回答：１４日以内に届けてください。""",
    "a report on circumstances": """
        令和６年度　取組状況報告書
        【現状】相談の件数は、毎年増えています。
        【課題】職員が足りていません。
        【対応】研修を年に４回開きます。
        【現状】里親の登録は、１２０家庭です。
        【課題】委託の率が伸びていません。
        【対応】説明会を開きます。""",
    "a diary of an event": """
        防災訓練　実施記録
        ９：００　集合　校庭に集まった。
        ９：１５　開始　サイレンを鳴らした。
        ９：３０　避難　体育館に移った。
        １０：００　炊出　豚汁を配った。
        １０：３０　講評　消防署が行った。
        １１：００　解散　片付けをした。""",
    "a record of a visit": """
        施設視察　記録
        日時：令和５年１１月９日
        場所：県立図書館
        目的：貸出の機械を見る。
        概要：３階の書庫に機械が入っている。
        感想：返却が速くなったと感じた。
        今後：導入の費用を調べる。""",
    "an evaluation": """
        提案書の審査　記録
        Ａ社：価格が最も低い。
        審査の結果、Ａ社を候補者とした。
        基準：１００点のうち６０点以上とする。
        方法：書面で審査する。
        結果：Ａ社８２点、Ｂ社７４点である。""",
    "comments of the public": """
        県民意見の募集結果
        意見１　里親の支援を増やしてほしい。
        県の考え方　計画に書いています。
        意見２　相談の窓口が遠い。
        県の考え方　出張の相談を行います。
        意見３　学校との連携が大事だ。
        県の考え方　ご意見を参考にします。""",
    "a contract": """
        業務委託契約書
        甲：委託者は、業務の内容を示す。
        乙：受託者は、期日までに終える。
        第１条　甲は、乙に業務を委託する。
        第２条　乙は、成果を甲に納める。""",
    "a menu of a day": """
        保育日誌
        園長　朝の会で話をした。
        天気　晴れのち曇りであった。
        出席　二十二名である。
        活動　園庭で遊んだ。
        給食　残さずに食べた。
        連絡　明日は水筒を持ってくる。""",
    "duties": """
        会議の進め方
        司会：時間を計り、発言の順を決める。
        記録：話したことを書き留める。
        発表：班の意見をまとめて伝える。
        全員：人の話を最後まで聞く。""",
    "steps": """
        手続の流れ
        ① 申請者　申請書を市に出します。
        ② 市　書類を確かめます。
        ③ 県　意見を付けて国に送ります。
        ④ 国　認定します。""",
    "minutes that only tell": """
        第２回　広域連携協議会　会議録
        日時　令和６年７月４日　午後３時
        場所　合同庁舎
        出席者　１２名
        １　開会
        会長が開会を宣言した。
        ２　議事
        事務局が資料１を説明し、全員が了承した。
        ３　閉会
        午後４時に終了した。""",
    "minutes with labels": """
        職員会議　記録
        日付：５月１３日
        教務：来週から面談を行う。
        生徒指導：登校の時刻を守らせる。
        保健：健康診断の結果を配る。
        進路：説明会は６月に開く。
        その他：会議室の予約は前の日までに行う。""",
    "a plan's history": """
        策定の経過
        令和５年６月　第１回策定委員会　委員を委嘱した。
        令和５年９月　第２回策定委員会　骨子を審議した。
        令和５年12月　意見の募集　３０件の意見があった。
        令和６年３月　第３回策定委員会　案を承認した。""",
    "who does what": """
        役割分担表
        市長：本部を設置する。
        総務課長：職員を集める。
        福祉課長：避難所を開く。
        建設課長：道路を見回る。
        消防団長：水門を閉める。""",
    "awards": """
        表彰式　次第
        市長　山本一郎　あいさつ
        議長　佐藤二郎　祝辞
        受賞者　鈴木花子　謝辞
        司会　総務課　田中三郎""",
    "a letter": """
        令和６年９月２日
        委員　各位
        会長　青山　茂
        日ごろは会の活動にお力添えをいただき、ありがとうございます。
        さて、次の会議を下のとおり開きますので、ご出席くださいますようお願いします。
        事務局　電話　００－０００""",
    "numbered remarks of a survey": """
        アンケートの自由記述
        １　親　子どもの話を聞いてくれて助かった。
        ２　子　部屋が広くてよかった。
        ３　親　もっと早く相談すればよかった。
        ４　子　また来たい。""",
    "a text with bold heads": """
        会議の記録の残し方
        【日時】始めと終わりの時刻を書きます。
        【場所】部屋の名前まで書きます。
        【出席】来た人の名を並べます。
        【発言】要点だけを短く書きます。
        【決定】決めたことと期限を書きます。""",
    "a balance": """
        総会　資料
        収入：会費は１２０万円である。
        支出：事業費は９０万円である。
        残高：３０万円を次の年に繰り越す。
        監査：適正であると認める。""",
    "a comparison": """
        改正の要点
        現行：委員は１０人以内とする。
        改正：委員は１２人以内とする。
        理由：分野が広がったためである。
        現行：任期は２年とする。
        改正：任期は３年とする。
        理由：議論を続けるためである。""",
    "lectures": """
        研修会　実施概要
        講師：大学の先生を招いた。
        演題：子どもの声を聞くこと
        参加：６２名が集まった。
        内容：面接の仕方を学んだ。
        感想：役に立ったという声が多かった。""",
    "weekly report": """
        週間報告
        月曜：会議を二つ開いた。
        火曜：資料を作った。
        水曜：現場を見た。
        木曜：役場と話した。
        金曜：報告をまとめた。""",
    "duties under a title of minutes": """
        第１回地域運営委員会　会議録
        日時　令和７年５月９日（金）午後７時
        場所　公民館
        出席者　８名
        １　役割分担
        会長：会議を招集し、議事を進める。
        委員：それぞれの地区の意見をまとめる。
        事務局：資料を作り、会場を準備する。
        ２　今後の予定
        ６月に準備の会を開く。""",
    "terms under a title of minutes": """
        第２回審議会　会議録
        日時　令和７年６月３日
        用語の整理
        委員：審議会に属し、意見を述べる人をいう。
        事務局：会議の準備と記録を受け持つ課をいう。
        里親：子どもを家庭に預かり、育てる人のこと。
        会長は、用語を統一して使うこととした。""",
    "terms under no heading": """
        用語について　会議メモ
        委員：審議会に属し、意見を述べる人をいう。
        事務局：会議の準備と記録を受け持つ課をいう。
        会長：会を代表する人を指す。""",
    "what each is to do": """
        第５回連絡会　議事録
        日時：令和７年７月１日　１０時
        出席：総務課、福祉課、教育課
        決定事項
        総務課：予算の案を７月末までに組む。
        福祉課：要綱の改正の案を作る。
        教育課：学校に知らせる。
        次回：８月１日に開く。""",
    "an agenda with those who explain": """
        第４回推進会議　会議録
        日時　令和７年８月５日
        場所　県庁
        議題
        （１）計画の進み具合について　　福祉課長
        （２）予算について　　財政課長
        （３）その他　　事務局
        配布資料
        資料１　計画の進み具合
        資料２　予算の概要
        会議は非公開とし、内容は公表しない。""",
    "minutes of decisions by paragraph": """
        第６回庁議　会議録
        日時　令和７年９月２日（火）９時
        出席者　市長、副市長、教育長、各部長
        １　予算編成方針について
        財政課から説明があり、原案のとおり決定した。
        ２　組織の見直しについて
        総務部長が説明し、引き続き検討することとした。
        ３　その他
        特になし""",
    "a seating plan": """
        配席図　会議録添付
        会長　　副会長
        委員　　委員　　委員
        事務局　　記録　　速記""",
    "a visit with times under a title of minutes": """
        現地調査　会議録
        10:00　市役所を出発した。
        10:40　児童養護施設に着いた。
        11:00　施設長から説明を受けた。
        12:00　視察を終えた。""",
    "a questionnaire to members": """
        委員照会票
        氏名：山田委員
        質問１：計画の案に意見はありますか。
        回答：なし
        質問２：出席できる日を教えてください。
        回答：１０日""",
    "an oath and a thanks": """
        感謝状
        山田　太郎　様
        あなたは委員として長年にわたり務められました。
        ここに感謝の意を表します。
        市長　佐藤　次郎""",
    "a plan that names bodies": """
        児童虐待防止　行動計画
        【県】児童相談所の職員を増やす。
        【市町村】家庭を訪ねて相談に乗る。
        【学校】気になる子どもを早く知らせる。
        【警察】夜間の通報に備える。
        【医療機関】傷の様子を記録する。""",
    "a flow of a hearing": """
        聴聞の進行
        主宰者　開始を告げる。
        行政庁　処分の内容を説明する。
        当事者　意見を述べる。
        主宰者　終結を告げる。""",
    "a short paper about regions": """
        地区別の状況
        東：商店が減っている。
        西：住宅が増えている。
        南：農地が広がっている。
        北：山林が多い。
        中：駅前に人が集まっている。""",
}


@pytest.mark.parametrize("name", PAPERS)
def test_nobody_speaks(name: str) -> None:
    lines = [line.strip() for line in PAPERS[name].strip().split("\n")]
    raw = RawDocument(Format.DOCX, (RawPage(None, tuple(RawParagraph(line) for line in lines)),))
    paper = structure(raw)
    said = [
        (block.speaker, block.text) for page in paper.pages for block in page.blocks if isinstance(block, Utterance)
    ]
    assert said == []


REAL = Path(__file__).parents[5] / "shared" / "realdocs"
READ_HERE = {".pdf", ".docx", ".html"}


def real_papers() -> list[Path]:
    """Public papers that are no minutes: reports, budgets, forms, speeches of a mayor, odd files."""
    folders = ("docx", "edge", "progress", "minutes/nankoku")
    papers = (path for folder in folders for path in sorted((REAL / folder).rglob("*")))
    return [path for path in papers if path.is_file() and path.suffix in READ_HERE]


@pytest.mark.skipif(not REAL.exists(), reason="../shared/realdocs is not here")
def test_nobody_speaks_in_real_papers_that_are_no_minutes() -> None:
    said = {}
    read = 0
    for path in real_papers():
        try:
            raw = reader_for(sniff(path).format).read(path)
        except UnreadableError:
            continue
        read += 1
        blocks = [block for page in structure(raw).pages for block in page.blocks]
        if any(isinstance(block, Utterance) for block in blocks):
            said[path.name] = [block.text for block in blocks if isinstance(block, Utterance)]
    assert said == {}
    assert read >= 60
