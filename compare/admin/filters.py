"""Filters of the review desk's lists."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from articles.models import Event, Outlet
from compare.models import Flag, Side
from compare.reading.states import ReviewState, in_state


class StateFilter(admin.SimpleListFilter):
    """By where flags stand with their reviewers."""

    title = _("state")
    parameter_name = "state"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [(value, label.capitalize()) for value, label in ReviewState.choices]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        value = self.value()
        return in_state(queryset, value) if value in ReviewState.values else queryset


class OutletFilter(admin.SimpleListFilter):
    """By the outlet whose words are flagged."""

    title = _("outlet")
    parameter_name = "outlet"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [(str(pk), name) for pk, name in Outlet.objects.values_list("pk", "name")]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        value = self.value() or ""
        if not value.isdecimal():
            return queryset
        return queryset.filter(
            Q(side=Side.LEFT, comparison__left__outlet=value)
            | Q(side=Side.RIGHT, comparison__right__outlet=value)
        )


class EventFilter(admin.SimpleListFilter):
    """By event, for flags, for comparisons, and for decisions about links of two reports."""

    title = _("event")
    parameter_name = "event"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [(str(pk), title) for pk, title in Event.objects.values_list("pk", "title")]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        value = self.value() or ""
        if not value.isdecimal():
            return queryset
        to_event = "comparison__" if queryset.model is Flag else ""
        return queryset.filter(**{f"{to_event}left__event": value})
