"""Addresses of hidden events that say nothing of their titles (see `services.changes.address_event`)."""

import secrets

from django.db import migrations


def rename(apps, schema_editor):
    for event in apps.get_model("articles", "Event").objects.filter(is_hidden=True):
        event.slug = f"hidden-{secrets.token_hex(8)}"
        event.save(update_fields=["slug"])


class Migration(migrations.Migration):

    dependencies = [
        ('articles', '0004_event_hidden'),
    ]

    operations = [
        migrations.RunPython(rename, migrations.RunPython.noop),
    ]
