"""A form is noted as sent by whoever sends it: administrators write no content, and send forms."""

from django.db import migrations

from articles.migrations._guards import statement_trigger

WRITTEN = "INSERT OR UPDATE OR DELETE"


class Migration(migrations.Migration):
    dependencies = [("articles", "0020_closed_ways")]

    operations = [
        migrations.RunSQL(
            "DROP TRIGGER a_require_actor ON articles_sentform;",
            f"CREATE TRIGGER a_require_actor BEFORE {WRITTEN} ON articles_sentform "
            "FOR EACH STATEMENT EXECUTE FUNCTION require_actor();",
        ),
        statement_trigger(
            "sentform", "a_require_actor", WRITTEN, "require_actor_at_the_door"
        ),
    ]
