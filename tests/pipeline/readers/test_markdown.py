"""Markdown: what its marks mean, and the text without them."""

from pathlib import Path

import pytest

from pipeline.raw import RawParagraph
from pipeline.readers.markdown import READER
from pipeline.readers.sniff import sniff
from tests.pipeline.readers.docx_files import as_text

PAGE = """# 第３回専門分科会　議事録

日時：令和7年7月16日
場所：県庁

## １　報告 ##
里親の**委託率**は[計画](http://192.0.2.1/x "題")のとおり、
`R7.7` から *始める*。~~旧案~~ 5*3=15 2*4
<!-- 編集メモ -->
> 引用した文。

概要
----
| 区分 | 件数 |
|:-----|-----:|
| 里親 | 3 \\| 4 |
| **施設** | |

```
○山田委員　そのまま *残る*。
```
- 項目の一
- 項目の二
"""


def test_a_page(tmp_path: Path) -> None:
    path = tmp_path / "議事録.md"
    path.write_bytes(PAGE.encode("cp932"))
    assert sniff(path).format == "markdown"
    (page,) = READER.read(path).pages
    assert [as_text(element) for element in page.elements] == [
        "第３回専門分科会　議事録",
        "日時：令和7年7月16日",
        "場所：県庁",
        "１　報告",
        "里親の委託率は計画のとおり、R7.7 から 始める。旧案 5*3=15 2*4",
        "引用した文。",
        "概要",
        "区分|件数\n里親|3 | 4\n施設|",
        "○山田委員　そのまま *残る*。",
        "- 項目の一",
        "- 項目の二",
    ]
    levels = [e.outline_level for e in page.elements if isinstance(e, RawParagraph) and e.outline_level]
    assert levels == [1, 2, 2]


@pytest.mark.parametrize(
    "text", ["|", "#", "---", "a | b\n--|--", "```", "**", "[](", "\\", "本文\n=", "> # 題\n> |a|\n> |-|"]
)
def test_odd_marks_break_nothing(text: str, tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text(f"本文。\n\n{text}", encoding="utf-8")
    assert as_text(READER.read(path).pages[0].elements[0]).startswith("本文")
