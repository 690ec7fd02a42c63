"""The page that takes a report in, and what happens to a form whose sender is no longer known.

Nothing that was typed is lost: whatever is wrong, the form comes back as it was sent.
"""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.models import AnonymousUser
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import Resolver404, resolve, reverse
from django.utils.translation import gettext as _

from articles.changing import correct, shown_duplicate
from articles.forms import UploadForm
from articles.models import Article
from articles.reading import event_at
from articles.services.upload import DuplicateArticle
from articles.text.names import isolated
from articles.uploading import Received, add_from, receive


def new(request: HttpRequest) -> HttpResponse:
    """Show the form for a report, or take one in."""
    if request.method == "POST":
        return take_in(request)
    if isinstance(request.user, AnonymousUser):
        return redirect_to_login(request.get_full_path())
    chosen = event_at(request.GET.get("event", ""), reader=request.user)
    start = {"event": chosen, "event_choice": UploadForm.KNOWN} if chosen else None
    return show_form(request, UploadForm(initial=start, reader=request.user))


def take_in(request: HttpRequest) -> HttpResponse:
    user = request.user
    received = receive(request.POST, request.FILES)
    if isinstance(user, AnonymousUser):
        return show_again(request, received, logged_out=True)
    if request.POST.get("action") == "read":
        return show_again(request, received, status=200)
    form = UploadForm(received.data, problem=received.problem, reader=user)
    if not form.is_valid() or received.problem:
        return show_form(request, form, received, status=422)
    if received.date_offered:
        return show_form(request, form, received)
    try:
        article = add_from(form, added_by=user)
    except DuplicateArticle as duplicate:
        return show_form(request, form, received, status=409, **shown_duplicate(duplicate, user))
    except ValidationError as error:
        form.add_service_errors(error)
        return show_form(request, form, received, status=422)
    return after_adding(request, article, received)


def show_again(
    request: HttpRequest, received: Received, *, status: int = 403, **context: Any
) -> HttpResponse:
    """Show the form with what was sent, unchecked."""
    sent = received.data.dict()
    form = UploadForm(initial=sent, problem=received.problem, reader=request.user)
    return show_form(request, form, received, status=status, **context)


def show_form(
    request: HttpRequest,
    form: UploadForm,
    received: Received | None = None,
    *,
    status: int = 200,
    **context: Any,
) -> HttpResponse:
    notes = received.notes if received else ()
    context |= {"form": form, "notes": notes, "outlets": form.known_outlets(request.user)}
    return render(request, "articles/new.html", context, status=status)


def after_adding(request: HttpRequest, article: Article, received: Received) -> HttpResponse:
    for note in received.notes:
        messages.info(request, note)
    messages.success(
        request,
        _("“%(headline)s” was added and is being prepared.")
        % {"headline": isolated(article.title)},
    )
    if request.POST.get("action") == "another":
        target = reverse("articles:new")
        return redirect(f"{target}?event={article.event.slug}" if article.event else target)
    return redirect(article.event or article)


def form_expired(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Answer a form whose security token no longer fits: a report's comes back filled in."""
    try:
        address = resolve(request.path)
    except Resolver404:
        return render(request, "403.html", {"expired": True}, status=403)
    if address.view_name == "articles:correct":
        return correct(request, **address.kwargs, expired=True)
    if address.view_name == "articles:new":
        known = request.user.is_authenticated
        received = receive(request.POST, request.FILES)
        return show_again(request, received, logged_out=not known, expired=known)
    return render(request, "403.html", {"expired": True}, status=403)
