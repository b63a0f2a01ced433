"""Which tables the guards stand on, and the operations that put them there.

Plain SQL triggers on purpose: pgtrigger's wrapper can be switched off by a setting.
"""

from __future__ import annotations

from django.db import migrations

#: Records that people edit: `version` is theirs.
EDITED = (
    "appearance",
    "article",
    "brief",
    "claim",
    "company",
    "companyrelation",
    "enquiry",
    "evidence",
    "origin",
    "originproposal",
    "outcome",
    "source",
)

#: Rows that are written once and stay.
APPEND_ONLY = (
    "approval",
    "articleversion",
    "assessment",
    "correction",
    "edition",
    "partchange",
    "redaction",
    "request",
    "sourcegrade",
    "verification",
)

#: Desk tables whose every change needs a named author. People are not among them:
#: signing in touches a person's row before anybody acts.
ACTED_ON = (
    *EDITED,
    "appearancespan",
    "approval",
    "article_companies",
    "articlederivation",
    "articleversion",
    "assessment",
    "briefcitation",
    "briefsentence",
    "claimcompany",
    "claimlink",
    "claimtopic",
    "companyidentifier",
    "companyname",
    "companyrelationclaim",
    "correction",
    "edition",
    "evidencederivation",
    "originproposal_items",
    "outcome_evidence",
    "request",
    "sourceaccess",
    "sourcegrade",
    "suggestion",
    "topic",
    "verification",
)


#: Records with a public id of their own. It is never used again, nor changed.
WITH_PUBLIC_ID = (
    "appearance", "appearancespan", "approval", "article", "articlederivation", "articleversion",
    "assessment", "brief", "briefsentence", "claim", "claimcompany", "claimlink", "company",
    "companyidentifier", "companyname", "companyrelation", "enquiry", "evidence",
    "evidencederivation", "origin", "originproposal", "outcome", "person", "request", "source",
    "sourceaccess", "sourcegrade", "topic", "verification",
)  # fmt: skip

#: What a person says of one record after reading it: never several by one statement.
ONE_BY_ONE = ("approval", "assessment", "verification")


def statement_trigger(table: str, name: str, events: str, function: str) -> migrations.RunSQL:
    return migrations.RunSQL(
        f"CREATE TRIGGER {name} BEFORE {events} ON articles_{table} "
        f"FOR EACH STATEMENT EXECUTE FUNCTION {function}();",
        f"DROP TRIGGER {name} ON articles_{table};",
    )


def row_trigger(
    table: str, name: str, events: str, function: str, when: str = "", arguments: str = ""
) -> migrations.RunSQL:
    condition = f"WHEN ({when}) " if when else ""
    return migrations.RunSQL(
        f"CREATE TRIGGER {name} {events} ON articles_{table} "
        f"FOR EACH ROW {condition}EXECUTE FUNCTION {function}({arguments});",
        f"DROP TRIGGER {name} ON articles_{table};",
    )


def added_rows_trigger(table: str, name: str, function: str) -> migrations.RunSQL:
    """After each INSERT, with its rows as the table `added`."""
    return migrations.RunSQL(
        f"CREATE TRIGGER {name} AFTER INSERT ON articles_{table} "
        f"REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION {function}();",
        f"DROP TRIGGER {name} ON articles_{table};",
    )


def deferred_trigger(table: str, name: str, events: str, function: str) -> migrations.RunSQL:
    return migrations.RunSQL(
        f"CREATE CONSTRAINT TRIGGER {name} AFTER {events} ON articles_{table} "
        f"DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION {function}();",
        f"DROP TRIGGER {name} ON articles_{table};",
    )
