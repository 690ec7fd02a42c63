"""Deleting in the desk: what people gave is never deleted along with something else.

The models say what protects what (`on_delete=PROTECT`); here it is counted and told, on the page
that asks before one row is deleted as on the one before many are, and again where somebody gave
something while that page was open.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from django.contrib import admin, messages
from django.contrib.admin.utils import NestedObjects, quote
from django.db import IntegrityError, router, transaction
from django.db.models import Model, ProtectedError, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import NoReverseMatch, reverse
from django.utils.html import format_html
from django.utils.text import Truncator, capfirst
from django.utils.translation import gettext, ngettext

MOST_LINKED = 10  # rows of a sort that are named where they are in the way
MOST_NAMED = 90  # characters of a row's name

DELETE = "delete_selected"  # Django's action

Nested = list[Any]  # strings, and after each the list of what hangs on it


class Deleting(admin.ModelAdmin):  # type: ignore[type-arg]
    """Rows that are deleted only while nothing that people gave hangs on them."""

    def get_deleted_objects(  # type: ignore[override]
        self, objs: QuerySet[Any] | list[Any], request: HttpRequest
    ) -> tuple[Nested, dict[Any, int], set[Any], Nested]:
        """Return what would be deleted, and what is in the way: counted, the first rows named."""
        kept = NestedObjects(using=router.db_for_write(self.model), origin=objs)
        kept.collect(objs)
        if kept.protected:
            return [], {}, set(), self._counted(kept.protected)
        names, counts, lacking, _none = super().get_deleted_objects(objs, request)
        return [name for name in names if not isinstance(name, list)], counts, lacking, []

    def _counted(self, rows: Iterable[Model]) -> Nested:
        by_sort = defaultdict(list)
        for row in rows:
            by_sort[type(row)].append(row)
        told: Nested = []
        for sort, of_sort in sorted(by_sort.items(), key=lambda both: both[0].__name__):
            of_sort.sort(key=lambda row: row.pk)
            named = [self._named(row) for row in of_sort[:MOST_LINKED]]
            if more := len(of_sort) - len(named):
                named.append(ngettext("and %(n)s more", "and %(n)s more", more) % {"n": more})
            told += [f"{capfirst(sort._meta.verbose_name_plural)}: {len(of_sort)}", named]
        return told

    def _named(self, row: Model) -> str:
        name = Truncator(str(row)).chars(MOST_NAMED)
        page = f"{self.admin_site.name}:{row._meta.app_label}_{row._meta.model_name}_change"
        try:
            return format_html('<a href="{}">{}</a>', reverse(page, args=[quote(row.pk)]), name)
        except NoReverseMatch:
            return name

    def delete_view(self, request: HttpRequest, object_id: str, *rest: Any, **more: Any) -> Any:
        try:
            return super().delete_view(request, object_id, *rest, **more)
        except (ProtectedError, IntegrityError):
            return self._given_meanwhile(request)

    def response_action(
        self, request: HttpRequest, queryset: QuerySet[Any], *rest: Any
    ) -> HttpResponse | None:
        if DELETE not in request.POST.getlist("action"):
            return super().response_action(request, queryset, *rest)
        try:
            with transaction.atomic():  # the desk's history says nothing of what was not deleted
                return super().response_action(request, queryset, *rest)
        except (ProtectedError, IntegrityError):
            return self._given_meanwhile(request)

    def _given_meanwhile(self, request: HttpRequest) -> HttpResponse:
        text = gettext("Nothing was deleted: somebody gave something meanwhile that hangs on it.")
        self.message_user(request, text, messages.ERROR)
        return redirect(request.get_full_path())


__all__ = ["Deleting"]
