"""A chain through what is only ever added, so that no change of it goes unseen."""

from django.db import migrations

from articles.migrations._chain import (
    CHAINED,
    DROP_TABLE,
    FILL,
    GRANT,
    GRANT_BEFORE,
    HELD_BY_US,
    TABLE,
)
from articles.migrations._content_hashes import CONTENT_HASHES, DROP_CONTENT_HASHES
from articles.migrations._guards import row_trigger

KEEP = """
CREATE TRIGGER a_keep_row BEFORE UPDATE OR DELETE ON claimbook_chain
FOR EACH ROW EXECUTE FUNCTION keep_row();
CREATE TRIGGER a_keep_table BEFORE TRUNCATE ON claimbook_chain
FOR EACH STATEMENT EXECUTE FUNCTION keep_table();
"""


class Migration(migrations.Migration):
    dependencies = [("articles", "0016_public_record")]

    operations = [
        migrations.RunSQL(TABLE, DROP_TABLE),
        migrations.RunSQL(FILL, migrations.RunSQL.noop),
        migrations.RunSQL(KEEP, migrations.RunSQL.noop),
        *(
            row_trigger(table, "b_hold_subject", "BEFORE INSERT", f"hold_for_{table}")
            for table in HELD_BY_US
        ),
        *(row_trigger(table, "a_chain", "AFTER INSERT", f"chain_{table}") for table in CHAINED),
        migrations.RunSQL(GRANT, GRANT_BEFORE),
        migrations.RunSQL(CONTENT_HASHES, DROP_CONTENT_HASHES),
    ]
