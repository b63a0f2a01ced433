"""The two login roles and their database.

The owner owns the database, hence may create tables and trusted extensions; it
is no superuser. The application may connect and use what it is granted: no
tables of its own, not even temporary ones, which could hide real ones from the
functions of triggers.
"""

from __future__ import annotations

from pathlib import Path

from .account import Account
from .cluster import ADMIN
from .errors import DatabaseServerError
from .record import APPLICATION, NAME, OWNER, Record
from .software import Software

# Names are our own constants, passwords our own hexadecimal digits.
_SQL = f"""\
SELECT 'CREATE ROLE {OWNER}' WHERE to_regrole('{OWNER}') IS NULL \\gexec
SELECT 'CREATE ROLE {APPLICATION}' WHERE to_regrole('{APPLICATION}') IS NULL \\gexec
ALTER ROLE {OWNER} LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOBYPASSRLS
    PASSWORD '%(owner)s';
ALTER ROLE {APPLICATION} LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOBYPASSRLS
    PASSWORD '%(application)s';
SELECT 'CREATE DATABASE {NAME} OWNER {OWNER}'
    WHERE NOT EXISTS (SELECT FROM pg_database WHERE datname = '{NAME}') \\gexec
REVOKE ALL ON DATABASE {NAME} FROM PUBLIC;
GRANT CONNECT ON DATABASE {NAME} TO {APPLICATION};
"""  # noqa: S608


def make_roles(record: Record, socket: Path, software: Software, account: Account) -> None:
    """Makes both roles and the database, or gives existing roles the record's passwords."""
    sql = _SQL % {
        "owner": record.owner_password,
        "application": record.application_password,
    }
    run_as_admin(sql, socket, software, account)


def run_as_admin(sql: str, socket: Path, software: Software, account: Account) -> str:
    """What psql prints. The superuser is reached as the server's account only."""
    answer = account.run(
        [
            *(software["psql"], "-X", "-q", "-A", "-t", "-v", "ON_ERROR_STOP=1"),
            *("-h", socket, "-p", "5432", "-U", ADMIN, "-d", "postgres", "-f", "-"),
        ],
        stdin=sql,
        timeout=60,
    )
    if answer.returncode != 0:
        raise DatabaseServerError(f"The database could not be prepared:\n{answer.stderr.strip()}")
    return answer.stdout
