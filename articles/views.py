"""Pages to read: events, their reports, one report, and what is flagged."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.decorators import login_required
from django.contrib.auth.models import AnonymousUser, User
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from articles.changing import article_at, may_change
from articles.filters import NEWEST, ListForm
from articles.forms import PlaceForm
from articles.listing import EVENTS_ON_A_PAGE, list_events
from articles.models import Article, Event
from articles.parts import asked_for_part
from articles.reading import (
    event_at,
    paragraphs_of,
    progress_of,
    progress_of_one,
    reports,
)
from articles.visibility import Reader, without_hidden_suggestions

NOTHING_NEW = 204  # htmx leaves the page as it is


@require_safe
def events(request: HttpRequest) -> HttpResponse:
    form = ListForm(request.GET, reader=request.user)
    found = list_events(Event.objects.visible_to(request.user), form, page=request.GET.get("page"))
    waiting = Article.objects.filter(event=None).count() if request.user.is_authenticated else 0
    context = {
        "form": form,
        "found": found,
        "page": found.page,
        "unplaced": waiting,
        "newest_first": form.address_without(order=NEWEST),
        "best_first": form.address_without("order"),
    }
    return render(request, "articles/events.html", context)


@require_safe
def event(request: HttpRequest, slug: str) -> HttpResponse:
    return render(request, "articles/event.html", event_context(event_or_404(slug, request.user)))


@require_safe
def event_progress(request: HttpRequest, slug: str) -> HttpResponse:
    """Answer with the event's lists if they changed since the page was made."""
    shown = event_or_404(slug, request.user)
    if not asked_for_part(request):
        return redirect(shown)
    context = event_context(shown)
    if context["progress"].seen == request.GET.get("seen"):
        return HttpResponse(status=NOTHING_NEW)
    return render(request, "articles/_event_lists.html", context | {"again": True})


def event_or_404(slug: str, reader: Reader) -> Event:
    found = event_at(slug, reader=reader)
    if found is None:
        raise Http404(_("There is no such event."))
    return found


def event_context(event: Event) -> dict[str, Any]:
    articles = list(reports(Article.objects.of_event(event)).in_reading_order())
    progress = progress_of(articles, now=timezone.now())
    return {"event": event, "articles": articles, "progress": progress}


@login_required
@require_safe
def unplaced(request: HttpRequest) -> HttpResponse:
    """List the reports that stand in no event yet."""
    rows = reports(Article.objects.filter(event=None)).order_by("-added_at", "-pk")
    page = Paginator(rows, EVENTS_ON_A_PAGE).get_page(request.GET.get("page"))
    page.object_list = without_hidden_suggestions(page.object_list, request.user)
    return render(request, "articles/unplaced.html", {"page": page})


@require_safe
def article(request: HttpRequest, pk: int) -> HttpResponse:
    shown = article_at(pk, request.user)
    return render(request, "articles/article.html", article_context(shown, request.user))


@require_safe
def article_progress(request: HttpRequest, pk: int) -> HttpResponse:
    """Answer with the report if its state changed since the page was made."""
    shown = article_at(pk, request.user)
    if not asked_for_part(request):
        return redirect(shown)
    if progress_of_one(shown, now=timezone.now()).seen == request.GET.get("seen"):
        return HttpResponse(status=NOTHING_NEW)
    context = article_context(shown, request.user) | {"again": True}
    return render(request, "articles/_article_body.html", context)


def article_context(article: Article, user: User | AnonymousUser) -> dict[str, Any]:
    mine = may_change(user, article)
    asks = mine and not article.is_unfinished
    paragraphs = paragraphs_of(article)
    residue = [piece.boilerplate for paragraph in paragraphs for piece in paragraph.pieces]
    return {
        "article": article,
        "paragraphs": paragraphs,
        "has_residue": any(residue),
        "only_residue": bool(residue) and all(residue),
        "progress": progress_of_one(article, now=timezone.now()),
        "may_change": mine,
        "place_form": PlaceForm(article=article, reader=user) if asks else None,
    }


@require_safe
def about(request: HttpRequest) -> HttpResponse:
    return render(request, "articles/about.html")
