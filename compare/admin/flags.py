"""The review desk: flags with both quotes in context, verdicts one by one or many at once.

The program's rows are read-only here. A review is written in nobody's name but one's own, and only
by the service.
"""

from __future__ import annotations

from typing import Any

from django.contrib import admin, messages
from django.contrib.admin.views.main import ChangeList
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import Count, Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.text import Truncator
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from compare.admin.filters import EventFilter, OutletFilter, StateFilter
from compare.admin.read_only import NOT_LISTED, ReadOnlyAdmin
from compare.admin.reviewing import ReviewForm, ReviewMany, mark_class, person
from compare.analysis.results import Side
from compare.models import Comparison, Flag, Review
from compare.reading.context import Context, Quote, contexts
from compare.reading.head import SIDE_LABELS
from compare.reading.listing import UNLISTED
from compare.reading.states import VERDICT_VERBS, ReviewState, state_of
from compare.services.review import record_verdict
from compare.services.schedule import retry_comparison
from compare.views.reviewing import GONE, not_kept

MOST_SAID = 160  # characters of a comment in the list of reviews


class FlagList(ChangeList):
    """The list of flags; finds the contexts of the page's flags in one go."""

    def get_results(self, request: HttpRequest) -> None:
        super().get_results(request)
        self.result_list = list(self.result_list)
        found = contexts(self.result_list)
        for flag in self.result_list:
            flag.context = found[flag.pk]


@admin.register(Flag)
class FlagAdmin(ReviewMany, ReadOnlyAdmin):
    list_display = ["what", "flagged", "evidence", "verdicts", "on_page"]
    list_display_links = ["what"]
    list_filter = [StateFilter, "kind", OutletFilter, EventFilter]
    search_fields = [
        "quote",
        "evidence_quote",
        "explanation",
        "rule",
        "comparison__left__headline",
        "comparison__right__headline",
    ]
    search_help_text = _("Words of a quote, an explanation or a headline")
    list_per_page = 20  # each takes several lines
    empty_value_display = _("the program")
    ordering = ["-comparison", "side", "start"]
    fields = ["comparison_link", ("rule", "score"), "raised_by"]
    readonly_fields = ["comparison_link"]
    change_form_template = "admin/compare/flag/change_form.html"

    def get_queryset(self, request: HttpRequest) -> QuerySet[Flag]:
        flags: QuerySet[Flag] = super().get_queryset(request)
        return (
            flags.select_related(
                "comparison__left__outlet", "comparison__right__outlet", "raised_by"
            )
            .defer(*(f"comparison__{name}" for name in NOT_LISTED))
            .prefetch_related("reviews__reviewer")
        )

    def get_changelist(self, request: HttpRequest, **kwargs: Any) -> type[ChangeList]:
        return FlagList

    # --- the list ---

    @admin.display(description=_("flag"), ordering="kind")
    def what(self, flag: Flag) -> SafeString:
        return format_html(
            '<span class="{}"><span class="kind-icon" aria-hidden="true"></span>{}</span>',
            mark_class(flag),
            flag.get_kind_display(),
        )

    @admin.display(description=_("flagged words"))
    def flagged(self, flag: Any) -> SafeString:
        return _quoted(flag.context.flagged, mark_class(flag))

    @admin.display(description=_("on the other side"))
    def evidence(self, flag: Any) -> str:
        context: Context = flag.context
        if context.evidence is None:
            return gettext("nothing like it")
        return _quoted(context.evidence, "evidence")

    @admin.display(description=_("reviews"))
    def verdicts(self, flag: Flag) -> SafeString:
        reviews = list(flag.reviews.all())
        return format_html(
            '<span class="verdict verdict-{}">{}{}</span><br>{}',
            state := state_of([review.verdict for review in reviews]),
            "" if flag.withdrawn_at is None else gettext("Withdrawn; was: "),
            ReviewState(state).label.capitalize(),
            "; ".join(str(review) for review in reviews),
        )

    @admin.display(description=_("page"))
    def on_page(self, flag: Flag) -> SafeString:
        return _link(flag.get_absolute_url(), gettext("See it in the text"))

    # --- one at a time ---

    def get_urls(self) -> list[URLPattern]:
        review = path(
            "<int:pk>/review/",
            self.admin_site.admin_view(require_POST(self.review_view)),
            name="compare_flag_review",
        )
        return [review, *super().get_urls()]

    def review_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Write one's own verdict on one flag; whatever is wrong, the words come back."""
        if not self.has_review_permission(request):
            raise PermissionDenied
        flag = Flag.objects.select_related("comparison").filter(pk=pk).first()
        if flag is None:
            return not_kept(request, None, gettext(GONE), status=404)
        try:
            written = record_verdict(
                flag=flag,
                reviewer=person(request),
                verdict=request.POST.get("verdict", ""),
                comment=request.POST.get("comment", ""),
            )
        except ValidationError as error:
            return not_kept(request, flag, " ".join(error.messages), status=422, again=True)
        text = gettext("Your verdict: %(verdict)s.") % {"verdict": written.get_verdict_display()}
        self.message_user(request, text, messages.SUCCESS)
        return redirect(reverse("admin:compare_flag_change", args=[pk]))

    def change_view(
        self,
        request: HttpRequest,
        object_id: str,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        flag = self.get_object(request, object_id)
        desk: dict[str, Any] = {}
        if flag is not None:
            reviews = list(flag.reviews.all())
            awaiting = Flag.objects.awaiting_review().exclude(pk=flag.pk).order_by("-pk")
            desk = {
                "context": contexts([flag])[flag.pk],
                "mark": mark_class(flag),
                "reviews": reviews,
                "own": next((r for r in reviews if r.reviewer_id == request.user.pk), None),
                "can_review": self.has_review_permission(request),
                "verdicts": VERDICT_VERBS.items(),
                "next": awaiting.filter(pk__lt=flag.pk).first() or awaiting.first(),
                "title": flag.get_kind_display(),
                "subtitle": None,
            }
        return super().change_view(request, object_id, form_url, {**desk, **(extra_context or {})})

    @admin.display(description=_("comparison"))
    def comparison_link(self, flag: Flag) -> SafeString:
        return format_html('<a href="{}">{}</a>', flag.get_absolute_url(), flag.comparison)


def _link(address: str, words: str) -> SafeString:
    return format_html('<a href="{}">{}</a>', address, words)


def _quoted(quote: Quote, mark: str) -> SafeString:
    return format_html(
        '<span class="side-{}">{}: <bdi>{}</bdi></span><br><span class="quoted" dir="auto">{}'
        '<mark class="{}">{}</mark>{}</span>',
        quote.side,
        SIDE_LABELS[Side(quote.side)],
        quote.outlet,
        quote.before,
        mark,
        quote.words,
        quote.after,
    )


@admin.register(Review)
class ReviewAdmin(ReadOnlyAdmin):
    """Who judged what, and when; one's own verdict and comment can be changed."""

    list_display = ["flag", "verdict", "reviewer", "said", "added_at", "changed_at"]
    list_filter = ["verdict", "reviewer", "flag__kind"]
    list_select_related = ["flag", "reviewer"]
    search_fields = ["comment", "flag__quote", "reviewer__username"]
    date_hierarchy = "changed_at"
    fields = ["flag", "reviewer", "verdict", "comment", ("added_at", "changed_at")]
    readonly_fields = ["flag", "reviewer", "added_at", "changed_at"]
    form = ReviewForm
    deleted_by_itself = True

    @admin.display(description=_("comment"))
    def said(self, review: Review) -> str:
        return Truncator(review.comment).chars(MOST_SAID)

    def has_change_permission(self, request: HttpRequest, obj: Review | None = None) -> bool:
        own = obj is not None and obj.reviewer_id == request.user.pk
        return own and request.user.has_perm("compare.change_review")

    def save_model(self, request: HttpRequest, obj: Review, form: Any, change: bool) -> None:
        record_verdict(
            flag=obj.flag, reviewer=person(request), verdict=obj.verdict, comment=obj.comment
        )


@admin.register(Comparison)
class ComparisonAdmin(ReadOnlyAdmin):
    list_display = ["__str__", "event", "status", "reuse", "flags_raised", "finished_at", "error"]
    list_filter = ["status", "reuse", EventFilter, "analysis_version"]
    search_fields = ["left__headline", "right__headline", "left__outlet__name"]
    actions = ["try_again"]
    fields = [
        "page",
        ("left", "right"),
        ("status", "error", "attempts"),
        ("reuse", "derived", "same_event"),
        "not_analysed",
        ("encoder", "analysis_version"),
        "timings",
        ("added_at", "finished_at"),
    ]
    readonly_fields = ["page"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Comparison]:
        comparisons: QuerySet[Comparison] = super().get_queryset(request)
        match = request.resolver_match
        one = match is not None and (match.url_name or "").endswith("_change")
        heavy = ("vector",) if one else UNLISTED  # one comparison names its reports by their words
        return (
            comparisons.select_related("left__outlet", "left__event", "right__outlet")
            .defer(*(f"{side}__{name}" for side in ("left", "right") for name in heavy))
            .annotate(flag_count=Count("flags", filter=Q(flags__withdrawn_at=None)))
        )

    def has_retry_permission(self, request: HttpRequest) -> bool:
        return request.user.has_perm("compare.change_comparison")

    @admin.action(description=_("Try failed comparisons again"), permissions=["retry"])
    def try_again(self, request: HttpRequest, queryset: QuerySet[Comparison]) -> None:
        count = sum(retry_comparison(comparison) for comparison in queryset)
        text = gettext("%(number)s started again.") % {"number": count}
        self.message_user(request, text, messages.SUCCESS)

    @admin.display(ordering="left__event__title")
    def event(self, comparison: Comparison) -> str:
        return str(comparison.left.event or "")

    @admin.display(description=_("flags"), ordering="flag_count")
    def flags_raised(self, comparison: Any) -> int:
        return int(comparison.flag_count)

    @admin.display(description=_("on the site"))
    def page(self, comparison: Comparison) -> SafeString:
        return _link(comparison.get_absolute_url(), gettext("Read it"))
