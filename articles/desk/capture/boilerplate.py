"""Lines inside an article that are the site's and not the author's, told by their words."""

from __future__ import annotations

import re
from collections.abc import Sequence

from articles.desk.capture.html_blocks import PageBlock

_RIGHTS = re.compile(
    r"©|\(c\)\s*\d{4}|copyright|all rights reserved|creative commons|\bcc[- ]by\b|alle rechte"
    r"|sofern nicht anders|unless otherwise (?:noted|stated|indicated)|except where otherwise"
    r"|todos los derechos|tous droits|sauf mention|tutti i diritti|alle rechten"
    r"|todos os direitos|جميع الحقوق|無断転載|版权所有|版權所有|무단\s*전재",
    re.I,
)
_RIGHTS_LENGTH = 300
# "Read more: …" leads out of the article; only where most of the line is a link.
_LEADING_OUT = re.compile(
    r"\W*(?:read (?:more|also|next)|also read|see also|related|more on this|recommended|don't miss"
    r"|lesen sie (?:auch|mehr|dazu)|mehr (?:zum thema|dazu)|auch interessant|lea también|leer más"
    r"|le puede interesar|lire aussi|à lire|leggi anche|lees ook|leia (?:também|mais)|اقرأ أيضا"
    r"|関連記事|あわせて読みたい|관련\s*기사|相关阅读|相關閱讀|延伸阅读)",
    re.I,
)
_MOSTLY_LINKED = 0.5


def without_boilerplate(blocks: Sequence[PageBlock]) -> tuple[PageBlock, ...]:
    """Without lines that lead to other articles and without closing lines on rights.

    A page that holds nothing else keeps them.
    """
    kept = [block for block in blocks if not _leads_out(block)] or list(blocks)
    while len(kept) > 1 and _is_on_rights(kept[-1]):
        kept.pop()
    return tuple(kept)


def _leads_out(block: PageBlock) -> bool:
    return block.share_linked >= _MOSTLY_LINKED and bool(_LEADING_OUT.match(block.text))


def _is_on_rights(block: PageBlock) -> bool:
    return len(block.text) <= _RIGHTS_LENGTH and bool(_RIGHTS.search(block.text))
