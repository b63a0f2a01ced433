"""Where an address that used to be good leads now."""

from __future__ import annotations

from articles.public.models import PublishedAddress


def present_address(path: str) -> str | None:
    """The present address of a renamed or merged record, or None; one query.

    An address below a record's own moves with it: /companies/old/feed.atom follows
    /companies/old/.
    """
    parts = path.split("/")
    record = "/".join(parts[:3]) + "/"
    found = {
        row.old: row.present for row in PublishedAddress.objects.filter(old__in=[path, record])
    }
    if path in found:
        return found[path]
    if record in found:
        return found[record] + "/".join(parts[3:])
    return None
