"""Companies whose names stand in a sentence."""

from __future__ import annotations

import re

from django.db.models import Q
from django.db.models.functions import Upper

from articles.desk.models import Article, Company, CompanyName

_WORD = re.compile(r"[\w&.’'\-]+")
#: The longest name that is looked for, in words.
_LONGEST = 6


def phrases(sentence: str) -> list[str]:
    """Runs of up to six words that begin with a capital letter or a figure, in capitals."""
    words = [word.strip(".’'-") for word in _WORD.findall(sentence)]
    found: dict[str, None] = {}
    for start, word in enumerate(words):
        if not word or not (word[0].isupper() or word[0].isdigit()):
            continue
        for end in range(start + 1, min(start + _LONGEST, len(words)) + 1):
            run = " ".join(words[start:end]).upper()
            for name in (run, re.sub(r"[’']S$", "", run)):
                found[name] = None
    return list(found)


def companies_in(sentence: str, article: Article) -> tuple[list[Company], set[str]]:
    """(companies to offer, ids of those to tick): those named in the sentence first.

    Where none is named, the article's own companies are ticked.
    """
    wanted = phrases(sentence)
    known = CompanyName.objects.alias(folded=Upper("name")).filter(folded__in=wanted)
    named = list(
        Company.objects.surviving()
        .alias(folded=Upper("name"))
        .filter(Q(folded__in=wanted) | Q(pk__in=known.values("company")))
        .order_by("name", "pk")[:20]
    )
    own = list(article.companies.filter(merged_into__isnull=True).order_by("name", "pk")[:30])
    offered = list({company.pk: company for company in (*named, *own)}.values())
    return offered, {company.public_id for company in (named or own)}
