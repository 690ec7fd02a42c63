"""What the pages on links share: who gets in, how passages are named, where one goes back to."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import wraps
from typing import Any, cast

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from compare.link_models import DecisionKind
from compare.models import Comparison, LinkDecision
from compare.reading.filters import View
from compare.reading.landing import is_number, place_of
from compare.services.conflicts import Seen, seen_now
from compare.services.decide import STAYS_AS_IT_IS, decide_all
from compare.services.settle import runs
from compare.views.comparison import SignedInRequest

MOST_POSITIONS = 5_000  # sentences of one passage
Answer = Callable[..., HttpResponse]


def for_reviewers(view: Answer) -> Answer:
    """Let only those in who may review, and tell others who are logged in why they are not."""

    @wraps(view)
    def checked(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not request.user.has_perm("compare.add_review"):
            raise PermissionDenied(
                _(
                    "Links are cut and made by reviewers, and your account is none. Nothing was "
                    "changed. Whoever looks after this site can make you a reviewer."
                )
            )
        return view(request, *args, **kwargs)

    inside = login_required(checked)

    @wraps(view)
    def answered(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not request.user.is_authenticated and request.POST.get("note", "").strip():
            why = _("You were logged out meanwhile. Take your words along, log in, and go on.")
            return note_back(request, why)
        return inside(request, *args, **kwargs)

    return cast(Answer, answered)


def note_back(request: HttpRequest, why: str) -> HttpResponse:
    """Give a note back that was sent with something refused before it was looked at."""
    context = {
        "heading": _("Nothing was changed"),
        "why": why,
        "comment": request.POST.get("note", ""),
        "log_in": not request.user.is_authenticated,
        "address": request.get_full_path(),
    }
    return render(request, "compare/not_kept.html", context, status=403)


def show(
    request: HttpRequest,
    found: Comparison,
    template: str,
    context: dict[str, Any],
    error: ValidationError | None = None,
) -> HttpResponse:
    context |= {
        "comparison": found,
        "event": found.left.event,
        "errors": [] if error is None else error.messages,
        "note": request.POST.get("note", ""),
        "back": address_of(request, found),
        "query": f"?{request.GET.urlencode()}",
        "seen": seen_now(found.left_id, found.right_id),
    }
    return render(request, template, context, status=200 if error is None else 422)


def not_changeable(request: HttpRequest, found: Comparison) -> HttpResponse:
    messages.info(request, STAYS_AS_IT_IS)
    return redirect(found)


def address_of(
    request: HttpRequest, found: Comparison, decision: LinkDecision | None = None
) -> str:
    """Return the comparison's page at the sentence that somebody came from, and with what changed."""
    place = place_of(request.GET)
    if decision is not None:
        place = replace(place, changed=decision.pk)
    return place.address(found, swap=View.from_query(request.GET).swap)


def back_to(
    request: HttpRequest, found: Comparison, decision: LinkDecision | None = None
) -> HttpResponse:
    return HttpResponseRedirect(address_of(request, found, decision))


def decide_about(
    request: SignedInRequest,
    found: Comparison,
    kind: DecisionKind,
    lefts: Iterable[int],
    rights: Iterable[int],
) -> list[LinkDecision]:
    """Write what a form decides: one decision for each two runs of the sentences that were ticked."""
    left, right = ([range(*run) for run in runs(sorted(ticked))] for ticked in (lefts, rights))
    return decide_all(
        comparison=found,
        kind=kind,
        passages=(left, right),
        reviewer=request.user,
        note=request.POST.get("note", ""),
        seen=Seen.from_text(request.POST.get("seen", "")),
    )


def range_named(request: HttpRequest, name: str) -> range:
    """Read sentence positions `3-5` (the last left out); an empty range for anything else.

    No report has so many sentences as to need more than `MOST_POSITIONS`: who asks is no link of ours.
    """
    first, _dash, end = request.GET.get(name, "").partition("-")
    if not (is_number(first) and is_number(end)) or int(end) - int(first) > MOST_POSITIONS:
        return range(0)
    return range(int(first), int(end))


def positions_sent(sent: QueryDict, name: str) -> set[int]:
    return {int(value) for value in sent.getlist(name) if is_number(value)}
