"""Where an address that used to be good leads now."""

from __future__ import annotations

from articles.public.models import PublishedAddress


def present_address(path: str) -> str | None:
    """The present address of a renamed or merged record, or None; one query.

    An address below a record's own moves with it: /companies/old/feed.atom follows
    /companies/old/, and /companies/a/with/old/ does as well.
    """
    if "\x00" in path:  # no record has such an address, and PostgreSQL takes no NUL
        return None
    parts = path.split("/")
    record = "/".join(parts[:3]) + "/"
    other = f"/{parts[1]}/{parts[4]}/" if parts[3:4] == ["with"] and len(parts) > 4 else record
    rows = PublishedAddress.objects.filter(old__in=[path, record, other])
    found = {row.old: row.present for row in rows}
    if path in found:
        return found[path]
    if record in found:
        return found[record] + "/".join(parts[3:])
    if other in found:
        return f"{record}with/{found[other].split('/')[2]}/"
    return None
