"""`manage.py check --deploy` asks the server who the application is there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.apps import AppConfig
from django.conf import settings
from django.core import checks
from django.core.exceptions import ImproperlyConfigured
from django.db import DEFAULT_DB_ALIAS, DatabaseError, connections

OWNER = "owner"

REMEDY = (
    "Make a login role of its own for the application (CREATE ROLE … LOGIN), name it in "
    "DATABASE_URL and the tables' owner in DATABASE_OWNER_URL, and run `manage.py migrate`, which "
    "grants the application what it needs. See docs/operating.md."
)

#: Of the role that asks; `owner` is the role of the other connection, the tables' owner counts
#: as well. "May change": rows that are only ever added, or the definition of anything.
_ASKED = """
SELECT r.rolname, r.rolsuper, r.rolcreaterole,
    pg_has_role(r.rolname, %(owner)s, 'MEMBER') OR coalesce((
        SELECT pg_has_role(r.rolname, relowner, 'MEMBER') FROM pg_class
        WHERE oid = to_regclass('public.articles_edition')), false),
    coalesce(has_table_privilege(to_regclass('public.articles_edition'),
        'UPDATE, DELETE, TRUNCATE'), false) OR has_schema_privilege('public', 'CREATE')
FROM pg_roles r WHERE r.rolname = current_user
"""


@dataclass(frozen=True)
class Application:
    """The application's role, as the server knows it."""

    name: str
    is_superuser: bool
    makes_roles: bool
    is_owner: bool
    may_change: bool


def _warning(number: int, says: str, remedy: str = REMEDY) -> checks.CheckMessage:
    return checks.Warning(says, hint=remedy, id=f"claimbook.W00{number}")


@checks.register(checks.Tags.security, deploy=True)
def check_roles(
    app_configs: Sequence[AppConfig] | None = None, **kwargs: Any
) -> list[checks.CheckMessage]:
    """Whether the application and the owner of the tables are two roles, and how far apart."""
    try:
        owner = _owner()
        role = _application(owner)
    except (DatabaseError, ImproperlyConfigured) as problem:
        return [
            checks.Info(
                "The database could not be asked whether the application and the owner of the "
                f"tables are two roles: {_first_line(problem)}",
                hint="Where the server can be reached, with DATABASE_URL and DATABASE_OWNER_URL "
                "as the site has them, run this check again.",
                id="claimbook.I001",
            )
        ]
    if role.name == owner:
        return [
            _warning(
                1,
                f"The application and the owner of the tables are one role, “{owner}”: whatever "
                "runs as the application can take the guards off and rewrite what is published.",
            )
        ]
    found = []
    if role.is_superuser or role.makes_roles:
        what = "a superuser" if role.is_superuser else "allowed to make roles"
        remedy = f"ALTER ROLE {role.name} NOSUPERUSER NOCREATEROLE; see docs/operating.md."
        found.append(
            _warning(2, f"The application's role “{role.name}” is {what} of the server.", remedy)
        )
    if role.is_owner and not role.is_superuser:
        remedy = f"REVOKE {owner} FROM {role.name}; see docs/operating.md."
        found.append(
            _warning(
                2, f"The application's role “{role.name}” has the rights of the owner.", remedy
            )
        )
    elif role.may_change and not role.is_superuser:
        remedy = "Run `manage.py migrate`, which grants anew; see docs/operating.md."
        found.append(
            _warning(3, f"The application's role “{role.name}” may change what stays.", remedy)
        )
    return found


@checks.register(checks.Tags.security, deploy=True)
def check_mail(
    app_configs: Sequence[AppConfig] | None = None, **kwargs: Any
) -> list[checks.CheckMessage]:
    """Whether mail leaves the machine, and leaves it encrypted."""
    if not settings.EMAIL_HOST:
        return [
            _warning(
                4,
                "No mail server is named: letters are kept as files in the data folder, and "
                "reach nobody.",
                "Set EMAIL_HOST, EMAIL_USER, EMAIL_PASSWORD and EMAIL_FROM; see "
                "docs/notifications.md.",
            )
        ]
    is_here = settings.EMAIL_HOST in ("localhost", "127.0.0.1", "::1")
    if not is_here and not (settings.EMAIL_USE_TLS or settings.EMAIL_USE_SSL):
        return [
            _warning(
                5,
                "Mail leaves the machine unencrypted.",
                "Set EMAIL_SECURITY to starttls or tls.",
            )
        ]
    return []


def _owner() -> str:
    with connections[OWNER].cursor() as cursor:
        cursor.execute("SELECT current_user")
        return str(cursor.fetchone()[0])


def _application(owner: str) -> Application:
    with connections[DEFAULT_DB_ALIAS].cursor() as cursor:
        cursor.execute(_ASKED, {"owner": owner})
        return Application(*cursor.fetchone())


def _first_line(problem: Exception) -> str:
    """What the server or the driver says; never a password, which no such message holds."""
    said = str(problem).strip().partition("\n")[0]
    for name in ("default", OWNER):
        password = str(settings.DATABASES[name].get("PASSWORD") or "")
        if password:
            said = said.replace(password, "…")
    return said
