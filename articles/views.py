"""Pages on what was published: events, reports, adding and correcting a report."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.paginator import Paginator
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from articles.forms import CorrectionForm, PlaceForm, UploadForm
from articles.models import Article, Event
from articles.reading import (
    events_with_counts,
    paragraphs_of,
    progress_of,
    progress_of_one,
    reports,
)
from articles.services.changes import correct_article, place_in_event, retry_article
from articles.services.upload import DuplicateArticle, event_titled, outlet_named
from articles.uploading import Received, add_from, receive

JOINED = ("outlet", "event", "suggested_event")
EVENTS_ON_A_PAGE = 20
NOTHING_NEW = 204  # htmx leaves the page as it is


@require_safe
def events(request: HttpRequest) -> HttpResponse:
    wanted = request.GET.get("q", "").replace("\0", "").strip()[:200]
    page = Paginator(events_with_counts(wanted), EVENTS_ON_A_PAGE).get_page(request.GET.get("page"))
    waiting = Article.objects.filter(event=None).count() if request.user.is_authenticated else 0
    return render(
        request, "articles/events.html", {"page": page, "wanted": wanted, "unplaced": waiting}
    )


@require_safe
def event(request: HttpRequest, slug: str) -> HttpResponse:
    return render(
        request, "articles/event.html", event_context(get_object_or_404(Event, slug=slug))
    )


@require_safe
def event_progress(request: HttpRequest, slug: str) -> HttpResponse:
    """Answer with the event's lists if they changed since the page was made."""
    shown = get_object_or_404(Event, slug=slug)
    if not request.headers.get("HX-Request"):
        return redirect(shown)
    context = event_context(shown)
    if context["progress"].seen == request.GET.get("seen"):
        return HttpResponse(status=NOTHING_NEW)
    return render(request, "articles/_event_lists.html", context | {"again": True})


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
    return render(request, "articles/unplaced.html", {"page": page})


@require_safe
def article(request: HttpRequest, pk: int) -> HttpResponse:
    shown = get_object_or_404(Article.objects.select_related(*JOINED).defer("vector"), pk=pk)
    return render(request, "articles/article.html", article_context(shown, request.user))


@require_safe
def article_progress(request: HttpRequest, pk: int) -> HttpResponse:
    """Answer with the report if its state changed since the page was made."""
    shown = get_object_or_404(Article.objects.select_related(*JOINED).defer("vector"), pk=pk)
    if not request.headers.get("HX-Request"):
        return redirect(shown)
    if progress_of_one(shown, now=timezone.now()).seen == request.GET.get("seen"):
        return HttpResponse(status=NOTHING_NEW)
    context = article_context(shown, request.user) | {"again": True}
    return render(request, "articles/_article_body.html", context)


def article_context(article: Article, user: Any) -> dict[str, Any]:
    mine = may_change(user, article)
    asks = mine and article.event is None and not article.is_unfinished
    return {
        "article": article,
        "paragraphs": paragraphs_of(article),
        "progress": progress_of_one(article, now=timezone.now()),
        "may_change": mine,
        "place_form": PlaceForm(article=article) if asks else None,
    }


def may_change(user: Any, article: Article) -> bool:
    """Tell whether a user may correct a report: who added it, and staff."""
    return user.is_staff or (user.is_authenticated and article.added_by_id == user.pk)


def new(request: HttpRequest) -> HttpResponse:
    """Show the form for a report, or take one in."""
    if request.method == "POST":
        return take_in(request)
    if isinstance(request.user, AnonymousUser):
        return redirect(f"{reverse(settings.LOGIN_URL)}?next={request.get_full_path()}")
    chosen = Event.objects.filter(slug=request.GET.get("event", "")).first()
    start = {"event": chosen, "event_choice": UploadForm.KNOWN} if chosen else None
    return show_form(request, UploadForm(initial=start))


def take_in(request: HttpRequest) -> HttpResponse:
    received = receive(request.POST, request.FILES)
    if request.user.is_authenticated and request.POST.get("action") == "read":
        form = UploadForm(initial=received.data.dict(), problem=received.problem)
        return show_form(request, form, received)
    form = UploadForm(received.data, problem=received.problem)
    if not request.user.is_authenticated:
        return show_form(request, form, received, status=403, logged_out=True)
    if not form.is_valid() or received.problem:
        return show_form(request, form, received, status=422)
    if received.date_offered:
        return show_form(request, form, received)
    try:
        article = add_from(form, added_by=request.user)
    except DuplicateArticle as duplicate:
        return show_form(request, form, received, status=409, same=duplicate.article)
    except ValidationError as error:
        form.add_service_errors(error)
        return show_form(request, form, received, status=422)
    return after_adding(request, article, received)


def show_form(
    request: HttpRequest,
    form: UploadForm,
    received: Received | None = None,
    *,
    status: int = 200,
    **context: Any,
) -> HttpResponse:
    notes = received.notes if received else ()
    context |= {"form": form, "notes": notes, "outlets": form.known_outlets()}
    return render(request, "articles/new.html", context, status=status)


def after_adding(request: HttpRequest, article: Article, received: Received) -> HttpResponse:
    for note in received.notes:
        messages.info(request, note)
    messages.success(
        request, _("“%(headline)s” was added and is being prepared.") % {"headline": article}
    )
    if request.POST.get("action") == "another":
        target = reverse("articles:new")
        return redirect(f"{target}?event={article.event.slug}" if article.event else target)
    return redirect(article.event or article)


def changeable(request: HttpRequest, pk: int) -> Article:
    """Return an article that this user may change; raises `PermissionDenied` and `Http404`."""
    found = get_object_or_404(Article.objects.select_related(*JOINED).defer("vector"), pk=pk)
    if not may_change(request.user, found):
        raise PermissionDenied(_("Only who added a report, and staff, can change it."))
    return found


@login_required
@require_POST
def retry(request: HttpRequest, pk: int) -> HttpResponse:
    """Have a failed report prepared again; anybody who is logged in may ask for it."""
    failed = get_object_or_404(Article.objects.defer("vector"), pk=pk)
    if retry_article(failed):
        messages.success(request, _("The report is being prepared again."))
    else:
        messages.info(request, _("Nothing to do: the preparation has not failed."))
    return redirect(failed)


@login_required
@require_POST
def place(request: HttpRequest, pk: int) -> HttpResponse:
    """Put a report into the suggested event, a chosen one, or one of its own."""
    placed = changeable(request, pk)
    form = PlaceForm(request.POST, article=placed)
    if not form.is_valid():
        for message in (text for texts in form.errors.values() for text in texts):
            messages.error(request, message)
        return redirect(placed)
    chosen = form.cleaned_data["event"]
    if form.cleaned_data["choice"] == PlaceForm.OWN:
        day = placed.published_at.date() if placed.published_at else None
        chosen = event_titled(str(placed), happened_on=day)
    place_in_event(placed, chosen)
    messages.success(request, _("The report now stands in “%(event)s”.") % {"event": chosen})
    return redirect(placed)


@login_required
def correct(request: HttpRequest, pk: int) -> HttpResponse:
    """Correct what is known about a report."""
    corrected = changeable(request, pk)
    form = CorrectionForm.of(corrected, request.POST if request.method == "POST" else None)
    context = {"article": corrected, "form": form, "outlets": form.known_outlets()}
    if form.is_valid():
        try:
            write_correction(corrected, form)
        except DuplicateArticle as duplicate:
            context["same"] = duplicate.article
        except ValidationError as error:
            form.add_service_errors(error)
        else:
            messages.success(request, _("The corrections are kept."))
            return redirect(corrected)
    status = 409 if "same" in context else 422 if form.errors else 200
    return render(request, "articles/correct.html", context, status=status)


def write_correction(article: Article, form: CorrectionForm) -> None:
    with transaction.atomic():
        outlet = outlet_named(form.cleaned_data["outlet"])
        correct_article(article, outlet=outlet, **form.details())


@require_safe
def about(request: HttpRequest) -> HttpResponse:
    return render(request, "articles/about.html")


def form_expired(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Answer a form whose security token no longer fits; a report's form comes back filled in."""
    if request.path != reverse("articles:new") or not request.user.is_authenticated:
        return render(request, "403.html", {"expired": True}, status=403)
    received = receive(request.POST, request.FILES)
    form = UploadForm(initial=received.data.dict(), problem=received.problem)
    return show_form(request, form, received, status=403, expired=True)
