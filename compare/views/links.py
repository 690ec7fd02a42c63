"""What a reviewer does to links: cut one, take a decision back; and the history of it all.

Every step is a page of its own that works without scripts: it shows the passages, says what will
happen, and writes only what was sent. `link_making` makes links.
"""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_safe

from compare.analysis.results import Side
from compare.link_models import DecisionKind
from compare.models import Comparison, LinkDecision
from compare.reading.filters import View
from compare.reading.linking import decisions_told, passage, resting_on, standing_between
from compare.services.decide import retry_correction, take_back
from compare.views.comparison import SignedInRequest, comparison_or_404
from compare.views.link_requests import (
    back_to,
    decide_about,
    for_reviewers,
    not_changeable,
    positions_sent,
    range_named,
    show,
)

# --- cutting -----------------------------------------------------------------------------------


@for_reviewers
def cut(request: SignedInRequest, pk: int) -> HttpResponse:
    """Show what a cut would part, and cut it."""
    found = comparison_or_404(request, pk)
    if not found.is_present:
        return not_changeable(request, found)
    lefts, rights = range_named(request, "left"), range_named(request, "right")
    if request.method != "POST":
        return show_cut(request, found, lefts, rights, ticked=(set(lefts), set(rights)))
    ticked = positions_sent(request.POST, "left"), positions_sent(request.POST, "right")
    try:
        written = decide_about(request, found, DecisionKind.CUT, *ticked)
    except ValidationError as error:
        return show_cut(request, found, lefts, rights, ticked=ticked, error=error)
    if not written:
        messages.info(request, _("That link had been cut already."))
    return back_to(request, found, written[0] if written else None)


def show_cut(
    request: HttpRequest,
    found: Comparison,
    lefts: range,
    rights: range,
    *,
    ticked: tuple[set[int], set[int]],
    error: ValidationError | None = None,
) -> HttpResponse:
    view = View.from_query(request.GET)
    sides = [
        passage(found.left, Side.LEFT, swap=view.swap, positions=lefts, ticked=ticked[0]),
        passage(found.right, Side.RIGHT, swap=view.swap, positions=rights, ticked=ticked[1]),
    ]
    both = found.left_id, found.right_id
    context = {
        "passages": sides[::-1] if view.swap else sides,
        "flags": resting_on(found, lefts, rights),
        "made": [d for d in standing_between(*both, lefts, rights) if not d.is_cut],
        "gone": error is None and not all(side.choices for side in sides),
    }
    return show(request, found, "compare/cut_link.html", context, error)


# --- afterwards --------------------------------------------------------------------------------


@for_reviewers
def take_back_link(request: SignedInRequest, pk: int) -> HttpResponse:
    """Let a decision hold no longer."""
    decision = get_object_or_404(LinkDecision, pk=pk)
    seen = Comparison.objects.visible_to(request.user).with_articles()
    of_both = seen.filter(left=decision.left_id, right=decision.right_id).order_by("-pk")
    found = of_both.ready().first() or of_both.first()
    if found is None:
        raise Http404
    if request.method != "POST":  # somebody who had to log in first
        return back_to(request, found, decision)
    if not take_back(decision, reviewer=request.user):
        messages.info(request, _("That had been taken back already."))
    return back_to(request, found, decision)


@require_safe
def history(request: HttpRequest, pk: int) -> HttpResponse:
    """List who cut or made which links of two reports, and who took it back."""
    found = comparison_or_404(request, pk)
    context = {
        "decisions": decisions_told(found),
        "can_review": request.user.has_perm("compare.add_review"),
        "swap": View.from_query(request.GET).swap,
    }
    return show(request, found, "compare/links.html", context)


@require_GET
@never_cache
def progress(request: HttpRequest, pk: int) -> HttpResponse:
    """Answer a page that waits for a correction: still at it, failed, or have it load again."""
    found = comparison_or_404(request, pk)
    correction = getattr(found, "correction", None)
    if correction is None or correction.is_ready or not found.is_ready:
        response = HttpResponse()
        response["HX-Refresh"] = "true"
        return response
    if correction.is_unfinished:
        return HttpResponse(status=204)  # nothing new to show, nor to read aloud every second
    context = {
        "comparison": found,
        "correction_error": correction.error,
        "can_review": request.user.has_perm("compare.add_review"),
    }
    return render(request, "compare/_correcting.html", context)


@for_reviewers
def retry(request: SignedInRequest, pk: int) -> HttpResponse:
    """Queue a failed correction again."""
    found = comparison_or_404(request, pk)
    if request.method != "POST":  # somebody who had to log in first
        return back_to(request, found)
    if not retry_correction(found):
        messages.info(request, _("Nothing had failed, so nothing was started."))
    return back_to(request, found)
