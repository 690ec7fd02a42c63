"""Pages of outlets: all of them by name, and one with its reports."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.db.models import Count, F, Max, Min, Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from articles.models import Article, ArticleQuerySet, Outlet, OutletQuerySet
from articles.reading import reports
from articles.text.names import one_line
from articles.visibility import Reader, may_see_hidden, open_to_all

OUTLETS_ON_A_PAGE = 50
REPORTS_ON_A_PAGE = 20
LONGEST_QUESTION = 120  # characters, as long as a name


@require_safe
def outlets(request: HttpRequest) -> HttpResponse:
    """List the outlets whose reports are here, by name and by nothing else."""
    wanted = one_line(request.GET.get("q", "").replace("\0", " ")[:LONGEST_QUESTION])
    page = Paginator(named(wanted, reader=request.user), OUTLETS_ON_A_PAGE).get_page(
        request.GET.get("page")
    )
    return render(request, "articles/outlets.html", {"page": page, "wanted": wanted})


@require_safe
def outlet(request: HttpRequest, slug: str) -> HttpResponse:
    """Show one outlet: its reports, newest first, and what was flagged in them."""
    seen = Outlet.objects.visible_to(request.user)
    shown = seen.filter(slug=slug.replace("\0", "\ufffd")).first()
    if shown is None:
        raise Http404(_("There is no such outlet."))
    its: ArticleQuerySet = Article.objects.visible_to(request.user).filter(outlet=shown)
    newest = reports(its).order_by(F("published_at").desc(nulls_last=True), "-added_at", "-pk")
    page = Paginator(newest, REPORTS_ON_A_PAGE).get_page(request.GET.get("page"))
    context = {"outlet": shown, "page": page, "articles": list(page), "span": span_of(its)}
    return render(request, "articles/outlet.html", context)


def named(wanted: str, *, reader: Reader) -> OutletQuerySet:
    """Return outlets with reports for this reader and every word in their name or an alias."""
    found: OutletQuerySet = Outlet.objects.all()
    shown = None if may_see_hidden(reader) else open_to_all("articles__event")
    for word in wanted.split():
        found = found.filter(Q(name__icontains=word) | Q(aliases__icontains=word))
    return (
        found.annotate(
            reports=Count("articles", filter=shown),
            events=Count("articles__event", distinct=True, filter=shown),
        )
        .filter(reports__gt=0)
        .in_alphabet()
    )


def span_of(articles: QuerySet[Article]) -> dict[str, object]:
    """Return how many events the reports are of, and their first and last day (one query)."""
    return articles.aggregate(
        events=Count("event", distinct=True),
        first=Min("published_at"),
        last=Max("published_at"),
        unplaced=Count("pk", filter=Q(event=None)),
    )
