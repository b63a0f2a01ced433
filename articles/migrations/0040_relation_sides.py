"""Relations by their claims, and checks of many rows at once that do not grow with the base."""

from django.db import migrations, models

from articles.migrations._deriving import deriving
from articles.migrations._relation_sides import (
    COUNTED,
    DROP,
    GRANT,
    GRANT_BEFORE,
    HASHED,
    JOINED,
    LOOKED_UP,
    NESTED,
    SIDES,
    TRIGGERS,
)


class Migration(migrations.Migration):
    dependencies = [("articles", "0039_together")]

    operations = [
        migrations.CreateModel(
            name="PublishedRelationSide",
            fields=[
                ("company_key", models.BigIntegerField()),
                ("relation_key", models.BigIntegerField()),
                ("n", models.BigIntegerField()),
                ("pk", models.CompositePrimaryKey("relation_key", "company_key", blank=True, editable=False, primary_key=True, serialize=False)),
            ],
            options={
                "indexes": [models.Index(fields=["company_key", "-n", "relation_key"], name="relationside_most")],
                "constraints": [models.CheckConstraint(condition=models.Q(("n__gt", 0)), name="publishedrelationside_positive")],
            },
        ),
        migrations.RunSQL(SIDES, DROP),
        *deriving(TRIGGERS),
        migrations.RunSQL(COUNTED, migrations.RunSQL.noop),
        migrations.RunSQL(GRANT, GRANT_BEFORE),
        migrations.RunSQL(LOOKED_UP, JOINED),
        migrations.RunSQL(HASHED, NESTED),
    ]
