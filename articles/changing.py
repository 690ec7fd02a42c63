"""What people do to a report that is here: correct its details, place it, have it tried again."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.contrib.auth.models import AnonymousUser, User
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from articles.forms import CorrectionForm, PlaceForm
from articles.models import Article
from articles.services.changes import (
    correct_article,
    place_in_event,
    place_in_own_event,
    retry_article,
)
from articles.services.upload import DuplicateArticle, outlet_named
from articles.text.names import isolated
from articles.visibility import Reader, may_see_hidden, without_hidden_suggestions


def may_change(user: User | AnonymousUser, article: Article) -> bool:
    """Tell whether a user may correct a report: who added it, and staff."""
    return user.is_staff or (user.is_authenticated and article.added_by_id == user.pk)


def article_at(pk: int, reader: Reader) -> Article:
    """Return an article with what its page shows this reader; raises `Http404`."""
    joined = Article.objects.select_related("outlet", "event", "suggested_event")
    found: Article = get_object_or_404(joined.defer("vector"), pk=pk)
    if found.event is not None and found.event.is_hidden and not may_see_hidden(reader):
        raise Http404
    return without_hidden_suggestions([found], reader)[0]


def shown_duplicate(duplicate: DuplicateArticle, reader: Reader) -> dict[str, Any]:
    """Return what a form is told of the report that has the same text: no more than may be read."""
    event = duplicate.article.event
    if event is not None and event.is_hidden and not may_see_hidden(reader):
        return {"same_unseen": True}
    return {"same": duplicate.article}


def refuse_others(user: User | AnonymousUser, article: Article) -> None:
    if not may_change(user, article):
        raise PermissionDenied(_("Only who added a report, and staff, can change it."))


@login_required
def retry(request: HttpRequest, pk: int) -> HttpResponse:
    """Have a failed report prepared again; anybody who is logged in may ask for it."""
    failed = article_at(pk, request.user)
    if request.method != "POST":  # somebody who had to log in first
        return redirect(failed)
    if retry_article(failed):
        messages.success(request, _("The report is being prepared again."))
    else:
        messages.info(request, _("Nothing to do: the preparation has not failed."))
    return redirect(failed)


@login_required
def place(request: HttpRequest, pk: int) -> HttpResponse:
    """Put a report into the suggested event, a chosen one, or one of its own."""
    placed = article_at(pk, request.user)
    if request.method != "POST":  # somebody who had to log in first
        return redirect(placed)
    refuse_others(request.user, placed)
    form = PlaceForm(request.POST, article=placed, reader=request.user)
    if not form.is_valid():
        for text in (str(text) for texts in form.errors.values() for text in texts):
            messages.error(request, text)
        return redirect(placed)
    if form.cleaned_data["choice"] == PlaceForm.OWN:
        chosen = place_in_own_event(placed)
    else:
        chosen = form.cleaned_data["event"]
        place_in_event(placed, chosen)
    messages.success(
        request, _("The report now stands in “%(event)s”.") % {"event": isolated(chosen.title)}
    )
    return redirect(placed)


def correct(request: HttpRequest, pk: int, *, expired: bool = False) -> HttpResponse:
    """Correct what is known about a report; an expired form is shown again as it was sent."""
    sent = request.POST if request.method == "POST" else None
    logged_out = not request.user.is_authenticated
    if logged_out and sent is None:
        return redirect_to_login(request.get_full_path())
    corrected = article_at(pk, request.user)
    if not logged_out:
        refuse_others(request.user, corrected)
    form = CorrectionForm.of(corrected, sent)
    if logged_out or expired:
        return show_correction(
            request, corrected, form, status=403, logged_out=logged_out, expired=not logged_out
        )
    if not form.is_valid():
        return show_correction(request, corrected, form, status=422 if form.errors else 200)
    try:
        write_correction(corrected, form)
    except DuplicateArticle as duplicate:
        same = shown_duplicate(duplicate, request.user)
        return show_correction(request, article_at(pk, request.user), form, status=409, **same)
    except ValidationError as error:
        form.add_service_errors(error)
        return show_correction(request, article_at(pk, request.user), form, status=422)
    messages.success(request, _("The corrections are kept."))
    return redirect(corrected)


def show_correction(
    request: HttpRequest, article: Article, form: CorrectionForm, *, status: int, **context: Any
) -> HttpResponse:
    context |= {"article": article, "form": form, "outlets": form.known_outlets(request.user)}
    return render(request, "articles/correct.html", context, status=status)


def write_correction(article: Article, form: CorrectionForm) -> None:
    with transaction.atomic():
        outlet = outlet_named(form.cleaned_data["outlet"])
        correct_article(article, outlet=outlet, **form.details())
