"""Every component with made-up words, for those who build pages and for the tests of them.

It shows no record and needs no sign-in: the public wing knows no users.
"""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from articles.logic.charts import spark
from articles.logic.origin_trees import Dot, Fan
from articles.logic.vocabulary import Confidence, Verdict
from articles.public.views.styleguide.annotated import annotated_page
from articles.public.views.styleguide.quoted import part_page, quoted_page

#: Two drawn branches of one origin, as logic.origin_trees.fan places them.
_FAN = Fan(
    140,
    44,
    ("M10 22C65 22 65 9.5 120 9.5", "M10 22C65 22 65 34.5 120 34.5"),
    (Dot("origin", 10, 22), Dot("leaf", 120, 9.5), Dot("teller", 120, 34.5)),
)
_COLOURS = ("paper", "wash", "ink", "muted", "line", "edge", "link")


@require_safe
def styleguide(request: HttpRequest) -> HttpResponse:
    context = {
        "verdicts": list(Verdict),
        "confidences": list(reversed(Confidence)),
        "colours": _COLOURS,
        "levels": range(5, -1, -1),
        "spark": spark([0, 2, 3, 5]),
        "fan": _FAN,
        "annotated": annotated_page(),
        "quoted": quoted_page(),
        "parted": part_page(),
        "crumbs": [("Companies", "#main"), ("Northlight Robotics", "")],
    }
    return render(request, "public/styleguide.html", context)
