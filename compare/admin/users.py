"""Accounts in the admin: making somebody a reviewer is one step."""

from __future__ import annotations

from typing import Any

from django.contrib import admin, messages
from django.contrib.auth.admin import GroupAdmin, UserAdmin
from django.contrib.auth.models import Group, User
from django.db.models import Exists, OuterRef, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from articles.admin_lists import DeskList

REVIEWERS = "reviewers"  # the group that a migration creates

admin.site.unregister([User, Group])


@admin.register(User)
class AccountAdmin(DeskList, UserAdmin):  # type: ignore[type-arg]
    """Accounts; reviewers need the group, for its permissions, and the desk, for which staff status."""

    list_display = ["username", "email", "reviewer", "is_staff", "is_superuser", "last_login"]
    actions = ["make_reviewers", "end_reviewing"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[User]:
        in_group = Group.objects.filter(name=REVIEWERS, user=OuterRef("pk"))
        users: QuerySet[User] = super().get_queryset(request)
        return users.annotate(in_reviewers=Exists(in_group))

    @admin.display(boolean=True, ordering="in_reviewers")
    def reviewer(self, user: Any) -> bool:
        return bool(user.in_reviewers)

    @admin.action(description=_("Make reviewers (with access to the desk)"), permissions=["change"])
    def make_reviewers(self, request: HttpRequest, queryset: QuerySet[User]) -> None:
        group = Group.objects.get(name=REVIEWERS)
        users = list(queryset)
        group.user_set.add(*users)
        User.objects.filter(pk__in=[user.pk for user in users]).update(is_staff=True)
        text = gettext("%(number)s made reviewers.") % {"number": len(users)}
        self.message_user(request, text, messages.SUCCESS)

    @admin.action(description=_("End reviewing (reviews stay)"), permissions=["change"])
    def end_reviewing(self, request: HttpRequest, queryset: QuerySet[User]) -> None:
        group = Group.objects.get(name=REVIEWERS)
        users = list(queryset)
        group.user_set.remove(*users)
        User.objects.filter(
            pk__in=[user.pk for user in users], is_superuser=False, groups__isnull=True
        ).update(is_staff=False)
        text = gettext("%(number)s no longer reviewers.") % {"number": len(users)}
        self.message_user(request, text, messages.SUCCESS)


@admin.register(Group)
class GroupsAdmin(DeskList, GroupAdmin):
    """Groups, as Django shows them."""
