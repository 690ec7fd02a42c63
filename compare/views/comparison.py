"""The comparison page, its progress, and what people do on it."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.contrib.auth.models import User
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_safe

from compare.models import Comparison
from compare.reading.filters import View
from compare.reading.head import columns
from compare.reading.page import build_page
from compare.reading.states import VERDICT_VERBS
from compare.reading.versions import finished_versions, versions_of
from compare.services.schedule import retry_comparison
from compare.views.permalinks import arrival_at


class SignedInRequest(HttpRequest):
    """What a view behind `login_required` is given."""

    user: User


def comparison_or_404(request: HttpRequest, pk: int) -> Comparison:
    """Return a comparison with its articles, if there is one that this reader may see."""
    seen = Comparison.objects.visible_to(request.user).with_articles()
    found: Comparison = get_object_or_404(seen, pk=pk)
    return found


@require_safe
def comparison(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a comparison, or how far it has come."""
    found = comparison_or_404(request, pk)
    view = View.from_query(request.GET)
    if not found.is_ready:
        return not_ready(request, found, view)
    arrival = arrival_at(request, found, view)
    if arrival.elsewhere:
        return redirect(arrival.elsewhere)
    versions = finished_versions(found.left_id, found.right_id)
    if versions and versions[-1].pk > found.pk:
        view = view.with_(earlier=True)  # who looks at an earlier analysis stays with it
    can_review = request.user.has_perm("compare.add_review")
    page = build_page(found, view, reviewer=request.user.pk if can_review else None)
    return render(
        request,
        "compare/comparison.html",
        {
            "page": page,
            "comparison": found,
            "event": found.left.event,
            "address": request.build_absolute_uri(),
            "can_review": can_review,
            "verdicts": VERDICT_VERBS.items(),
            "arrival": arrival,
            "versions": versions_of(found, page.flags, versions),
        },
    )


def not_ready(request: HttpRequest, found: Comparison, view: View) -> HttpResponse:
    """Show how far a comparison has come; lead on from an earlier analysis that is readable no more."""
    if not found.is_present:
        arrival = arrival_at(request, found, view)
        newest = finished_versions(found.left_id, found.right_id)[-1:]
        if arrival.elsewhere or newest:
            return redirect(arrival.elsewhere or newest[0].address())
    sides = (found.right, found.left) if view.swap else (found.left, found.right)
    context = {"comparison": found, "columns": columns(*sides), "view": view}
    return render(request, "compare/progress.html", context)


@require_GET
@never_cache
def progress(request: HttpRequest, pk: int) -> HttpResponse:
    """Answer a waiting page: still at it, failed, or have it load the comparison."""
    found = comparison_or_404(request, pk)
    if found.is_ready:
        response = HttpResponse()
        response["HX-Refresh"] = "true"
        return response
    return render(request, "compare/_progress.html", {"comparison": found})


@login_required
def retry(request: HttpRequest, pk: int) -> HttpResponse:
    """Queue a failed comparison again."""
    found = comparison_or_404(request, pk)
    if request.method != "POST":  # somebody who had to log in first
        return redirect(found)
    if not retry_comparison(found):
        messages.info(
            request,
            _("This comparison had not failed, or is of an earlier version; nothing was started."),
        )
    return redirect(found)
