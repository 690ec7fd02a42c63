"""Create the group of reviewers.

Django creates permissions only after all migrations have run, so those the group needs are created
here, with the names Django would give them.
"""

from __future__ import annotations

from django.db import migrations

GROUP = "reviewers"
PERMISSIONS = [
    ("articles", "article", "view"),
    ("articles", "event", "view"),
    ("articles", "outlet", "view"),
    ("compare", "comparison", "view"),
    ("compare", "flag", "view"),
    ("compare", "review", "view"),
    ("compare", "review", "add"),
    ("compare", "review", "change"),
]


def create_group(apps, schema_editor):
    ContentType = apps.get_model("contenttypes", "ContentType")
    Permission = apps.get_model("auth", "Permission")
    Group = apps.get_model("auth", "Group")
    group, _ = Group.objects.get_or_create(name=GROUP)
    for app, model, action in PERMISSIONS:
        content_type, _ = ContentType.objects.get_or_create(app_label=app, model=model)
        permission, _ = Permission.objects.get_or_create(
            content_type=content_type,
            codename=f"{action}_{model}",
            defaults={"name": f"Can {action} {model}"},
        )
        group.permissions.add(permission)


def remove_group(apps, schema_editor):
    apps.get_model("auth", "Group").objects.filter(name=GROUP).delete()


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0001_initial"),
        ("compare", "0001_initial"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]

    operations = [migrations.RunPython(create_group, remove_group)]
