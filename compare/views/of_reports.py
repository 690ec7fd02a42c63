"""The address of two reports: it leads to their newest comparison, or says why there is none."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from articles.models import Article
from compare.models import Comparison
from compare.reading.listing import READY_FIRST


@require_safe
def of_reports(request: HttpRequest, one: int, other: int) -> HttpResponse:
    """Lead on to the comparison of two reports, `one` on the left."""
    seen = Article.objects.visible_to(request.user).select_related("event", "outlet")
    first = get_object_or_404(seen.defer("vector"), pk=one)
    if one == other:
        return refuse(request, first, first, _("A report cannot be compared with itself."))
    second = get_object_or_404(seen.defer("vector"), pk=other)
    both = Comparison.objects.visible_to(request.user).filter(
        left=min(one, other), right=max(one, other)
    )
    found = both.order_by(READY_FIRST, "-pk").first()
    if found is None:
        return refuse(request, first, second, why_not(first, second))
    return redirect(f"{found.get_absolute_url()}{'?swap=1' if one > other else ''}")


def why_not(one: Article, other: Article) -> str:
    """Say why two reports have no comparison."""
    if one.event_id is None or one.event_id != other.event_id:
        return _(
            "The two reports do not stand in one event; only reports of one event are compared."
        )
    if one.is_failed or other.is_failed:
        return _("One of the two reports could not be prepared, so there is nothing to compare.")
    if one.is_unfinished or other.is_unfinished:
        return _("The two reports are still being prepared. They are compared as soon as they are.")
    return _("The two reports wait to be compared. That is done within a minute.")


def refuse(request: HttpRequest, one: Article, other: Article, reason: str) -> HttpResponse:
    context = {"one": one, "other": other, "reason": reason}
    return render(request, "compare/no_comparison.html", context, status=404)
