"""Decisions about links and the work they brought, to look at: who, when, what, and where it shows.

Decisions are made and taken back on the pages of a comparison, where the passages are; nothing is
changed here. Who may delete one does so for good; what had followed from it is taken back first.
"""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db.models import OuterRef, QuerySet, Subquery
from django.http import HttpRequest
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.text import Truncator
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from compare.admin.filters import EventFilter
from compare.admin.read_only import NOT_LISTED, ReadOnlyAdmin
from compare.admin.reviewing import person
from compare.analysis.results import Side
from compare.models import Comparison, Correction, LinkDecision
from compare.reading.landing import Place
from compare.reading.listing import READY_FIRST
from compare.services.decide import take_back
from compare.templatetags.pairs import side_name

QUOTED = 90  # characters of a passage in the list


class StandsFilter(admin.SimpleListFilter):
    """By whether a decision holds."""

    title = gettext_lazy("whether it holds")
    parameter_name = "stands"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [("yes", _("It holds")), ("no", _("It was taken back"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        if self.value() not in ("yes", "no"):
            return queryset
        return queryset.filter(taken_back_at__isnull=self.value() == "yes")


@admin.register(LinkDecision)
class LinkDecisionAdmin(ReadOnlyAdmin):
    """Which links reviewers cut or made, and what was taken back."""

    list_display = ["what", "passages", "made", "held", "on_page"]
    list_display_links = ["what"]
    list_filter = [
        "kind",
        StandsFilter,
        ("made_by", admin.RelatedOnlyFieldListFilter),
        EventFilter,
    ]
    search_fields = ["left_quote", "right_quote", "note", "made_by__username"]
    search_help_text = gettext_lazy("Words of a passage or a note, or a reviewer")
    date_hierarchy = "made_at"
    ordering = ["-made_at", "-pk"]
    list_per_page = 50
    deleted_by_itself = True
    fields = [
        "what",
        ("left", "left_quote"),
        ("right", "right_quote"),
        "note",
        ("made_by", "made_at"),
        ("taken_back_by", "taken_back_at"),
        "carried_from",
        "on_page",
    ]

    def get_queryset(self, request: HttpRequest) -> QuerySet[LinkDecision]:
        decisions: QuerySet[LinkDecision] = super().get_queryset(request)
        of_both = Comparison.objects.filter(left=OuterRef("left"), right=OuterRef("right"))
        newest = of_both.order_by(READY_FIRST, "-pk").values("pk")[:1]
        return (
            decisions.select_related(
                *("left__outlet", "right__outlet", "made_by", "taken_back_by", "carried_from")
            )
            .defer(*NOT_LISTED)
            .annotate(newest=Subquery(newest))
        )

    def delete_model(self, request: HttpRequest, obj: LinkDecision) -> None:
        take_back(obj, reviewer=person(request))
        super().delete_model(request, obj)

    def delete_queryset(self, request: HttpRequest, queryset: QuerySet[LinkDecision]) -> None:
        for decision in queryset:
            self.delete_model(request, decision)

    @admin.display(description=gettext_lazy("decision"), ordering="kind")
    def what(self, decision: LinkDecision) -> str:
        return _("Link cut") if decision.is_cut else _("Link made")

    @admin.display(description=gettext_lazy("passages"))
    def passages(self, decision: LinkDecision) -> SafeString:
        return format_html_join(
            "",
            '<span class="side-{}">{}: {}</span><br><span class="quoted" dir="auto">{}</span><br>',
            (
                (side.value, side_name(side), article.outlet_name, _short(decision.quote(side)))
                for side, article in ((Side.LEFT, decision.left), (Side.RIGHT, decision.right))
            ),
        )

    @admin.display(description=pgettext_lazy("a decision", "made"), ordering="made_at")
    def made(self, decision: LinkDecision) -> str:
        by = {
            "name": decision.made_by,
            "date": date_format(localtime(decision.made_at), "DATETIME_FORMAT"),
        }
        if decision.carried_from_id is None:
            said = _("%(name)s, %(date)s") % by
        else:
            said = _("%(name)s, %(date)s, carried over to a later text") % by
        return f"{said}: {_short(decision.note)}" if decision.note else said

    @admin.display(description=pgettext_lazy("a decision", "holds"), ordering="taken_back_at")
    def held(self, decision: LinkDecision) -> str:
        if decision.taken_back_at is None:
            return _("Yes")
        return _("Taken back by %(name)s, %(date)s") % {
            "name": decision.taken_back_by,
            "date": date_format(localtime(decision.taken_back_at), "DATE_FORMAT"),
        }

    @admin.display(description=gettext_lazy("page"))
    def on_page(self, decision: Any) -> SafeString | str:
        if decision.newest is None:
            return _("not compared")
        page = Place(changed=decision.pk).address(Comparison(pk=decision.newest), swap=False)
        history = reverse("compare:links", args=[decision.newest])
        return format_html(
            '<a href="{}">{}</a><br><a href="{}">{}</a>',
            page,
            _("See it in the text"),
            history,
            _("All decisions"),
        )


def _short(text: str) -> str:
    return Truncator(text).chars(QUOTED)


@admin.register(Correction)
class CorrectionAdmin(ReadOnlyAdmin):
    """The work of bringing comparisons in line with decisions; what failed is tried again on the page."""

    list_display = ["comparison", "status", "finished_at", "attempts", "error", "on_page"]
    list_filter = ["status"]
    search_fields = ["error", "comparison__left__headline", "comparison__right__headline"]
    fields = ["comparison", ("status", "error", "attempts"), "finished_at", "on_page"]
    ordering = ["-pk"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Correction]:
        corrections: QuerySet[Correction] = super().get_queryset(request)
        return corrections.select_related(
            "comparison__left__outlet", "comparison__right__outlet"
        ).defer(*(f"comparison__{name}" for name in NOT_LISTED))

    @admin.display(description=gettext_lazy("page"))
    def on_page(self, correction: Correction) -> SafeString:
        page = correction.comparison.get_absolute_url()
        return format_html('<a href="{}">{}</a>', page, _("Read it"))
