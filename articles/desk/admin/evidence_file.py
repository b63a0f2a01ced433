"""A document kept with an item: an attachment, for those who may read the claim."""

from __future__ import annotations

from typing import Any

from django.http import FileResponse, Http404

from articles.desk.admin.permissions import visible
from articles.desk.models import Claim, Evidence, Source


def evidence_file(request: Any, public_id: str) -> FileResponse:
    """Never shown in place, whatever it is; 404 for what this person may not know of."""
    item = (
        Evidence.objects.filter(public_id=public_id)
        .filter(claim__in=visible(request, Claim.objects.all()).values("pk"))
        .filter(source__in=visible(request, Source.objects.all()).values("pk"))
        .first()
    )
    if item is None or not item.file:
        raise Http404("There is no such document.")
    suffix = str(item.file.name).rpartition(".")[2]
    answer = FileResponse(
        item.file.open("rb"),
        as_attachment=True,
        filename=f"{item.public_id}.{suffix}",
        content_type="application/octet-stream",
    )
    answer["X-Content-Type-Options"] = "nosniff"
    return answer
