"""Let reviewers see in the desk what was decided about links, and the work that followed.

Django creates permissions only after all migrations have run, so those the group needs are created
here, with the names Django would give them.
"""

from __future__ import annotations

from django.db import migrations

GROUP = "reviewers"
MODELS = {"linkdecision": "link decision", "correction": "correction"}


def let_reviewers_view(apps, schema_editor):
    ContentType = apps.get_model("contenttypes", "ContentType")
    Permission = apps.get_model("auth", "Permission")
    Group = apps.get_model("auth", "Group")
    group, _ = Group.objects.get_or_create(name=GROUP)
    for model, name in MODELS.items():
        content_type, _ = ContentType.objects.get_or_create(app_label="compare", model=model)
        permission, _ = Permission.objects.get_or_create(
            content_type=content_type,
            codename=f"view_{model}",
            defaults={"name": f"Can view {name}"},
        )
        group.permissions.add(permission)


def let_them_no_longer(apps, schema_editor):
    Permission = apps.get_model("auth", "Permission")
    Group = apps.get_model("auth", "Group")
    named = [f"view_{model}" for model in MODELS]
    permissions = Permission.objects.filter(content_type__app_label="compare", codename__in=named)
    for group in Group.objects.filter(name=GROUP):
        group.permissions.remove(*permissions)


class Migration(migrations.Migration):
    dependencies = [("compare", "0006_carried_decisions")]

    operations = [migrations.RunPython(let_reviewers_view, let_them_no_longer)]
