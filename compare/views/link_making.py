"""The page on which a reviewer links passages: choose sentences, see what changes, link them.

It begins at any passage. What is linked with it already is shown as such, and ticked where that is
one link, so that ticking another sentence makes that link longer.
"""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from articles.parts import asked_for_part
from compare.analysis.results import Link, Side
from compare.link_models import DecisionKind
from compare.models import Comparison
from compare.reading.filters import View
from compare.reading.groups import passage_of
from compare.reading.link_preview import link_preview
from compare.reading.linking import MOST_TICKED, linked_with, nearest, passage
from compare.services.settle import runs
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

MOST_WANTED = 200  # characters of a search
AROUND = 2  # sentences that are shown before and after a passage

Ticked = dict[Side, set[int]]


@for_reviewers
def make(request: SignedInRequest, pk: int) -> HttpResponse:
    """Choose what a passage is to be linked with, and link the two."""
    found = comparison_or_404(request, pk)
    if not found.is_present:
        return not_changeable(request, found)
    side = Side.RIGHT if request.GET.get("side") == Side.RIGHT else Side.LEFT
    offered = range_named(request, "passage")
    links = linked_with(found, side, offered)
    if request.method != "POST":
        beside = range_named(request, "with")
        first = ticked_at_first(side, offered, beside, links)
        return show_make(request, found, side, offered, links, first)
    ticked = {name: positions_sent(request.POST, name.value) for name in Side}
    if request.POST.get("action") == "preview" and asked_for_part(request):
        return show_preview(request, found, ticked)
    if request.POST.get("action") in ("search", "preview"):
        return show_make(request, found, side, offered, links, ticked)
    try:
        check_whole(ticked)
        written = decide_about(
            request, found, DecisionKind.MADE, ticked[Side.LEFT], ticked[Side.RIGHT]
        )
    except ValidationError as error:
        return show_make(request, found, side, offered, links, ticked, error)
    if not written:
        messages.info(request, _("These passages had been linked by hand already."))
    return back_to(request, found, written[0] if written else None)


def ticked_at_first(side: Side, offered: range, beside: range, links: list[Link]) -> Ticked:
    """Tick the one link between a passage and what stands beside it, or the passage if it is short."""
    between = [link for link in links if meet(passage_of(link, side.other), beside)]
    if len(between) == 1:
        return {name: set(passage_of(between[0], name)) for name in Side}
    return {side: set(offered) if len(offered) <= MOST_TICKED else set(), side.other: set()}


def meet(one: range, other: range) -> bool:
    return one.start < other.stop and other.start < one.stop


def check_whole(ticked: Ticked) -> None:
    """Refuse passages with gaps; raises `ValidationError`."""
    if any(len(runs(sorted(positions))) > 1 for positions in ticked.values()):
        raise ValidationError(
            _(
                "A link joins sentences that follow one another. Tick neighbours only, and make "
                "a second link for a second place."
            )
        )


def show_make(
    request: HttpRequest,
    found: Comparison,
    side: Side,
    offered: range,
    links: list[Link],
    ticked: Ticked,
    error: ValidationError | None = None,
) -> HttpResponse:
    swap = View.from_query(request.GET).swap
    article, other = found.article(side), found.article(side.other)
    wanted = request.POST.get("q", "").replace("\0", "").strip()[:MOST_WANTED]
    linked = sorted({p for link in links for p in passage_of(link, side.other)})
    around = range(max(0, offered.start - AROUND), offered.stop + AROUND) if offered else offered
    context = {
        "own": passage(article, side, swap=swap, positions=around, ticked=ticked[side]),
        "other": passage(
            other,
            side.other,
            swap=swap,
            ticked=ticked[side.other],
            near=candidates(linked, nearest(article, ticked[side] or set(offered), other)),
            linked=linked,
            wanted=wanted,
        ),
        "wanted": wanted,
        "turned": turned_query(request, side, offered),
        "linked": bool(links),
        "preview": link_preview(found, ticked[Side.LEFT], ticked[Side.RIGHT], swap=swap),
    }
    return show(request, found, "compare/make_link.html", context, error)


def candidates(linked: list[int], near: list[int]) -> list[int]:
    """Return what to offer first: what is linked already, what stands around it, what is nearest."""
    around = [p + by for p in linked for by in (-1, 1)]
    return list(dict.fromkeys([*linked, *sorted(around), *near]))


def turned_query(request: HttpRequest, side: Side, offered: range) -> str:
    """Return the address that begins at what stands beside a passage instead."""
    beside = range_named(request, "with")
    if not beside or not offered:
        return ""
    query = request.GET.copy()
    query["side"] = side.other.value
    query["passage"] = f"{beside.start}-{beside.stop}"
    query["with"] = f"{offered.start}-{offered.stop}"
    return f"?{query.urlencode()}"


def show_preview(request: HttpRequest, found: Comparison, ticked: Ticked) -> HttpResponse:
    """Answer a page whose ticks changed with what they would change."""
    swap = View.from_query(request.GET).swap
    preview = link_preview(found, ticked[Side.LEFT], ticked[Side.RIGHT], swap=swap)
    context = {"preview": preview, "comparison": found}
    return render(request, "compare/_link_preview.html", context)
