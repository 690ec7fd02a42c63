"""The health check, and the page of errors that nobody caught."""

from __future__ import annotations

import sys

from django.core.exceptions import DisallowedHost
from django.db import DatabaseError, connection
from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest, JsonResponse
from django.template import loader
from django.urls import Resolver404, resolve
from django.utils.translation import gettext as _
from django.views import defaults
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from articles import adding
from compare.views import reviewing
from compare.views.link_requests import note_back
from config.middleware import database_lost, is_loss

LONGEST_HOST = 253  # characters of a host name


@never_cache
@require_safe
def health(request: HttpRequest) -> JsonResponse:
    """Answer 200 while the database answers, 503 while it does not."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return JsonResponse({"database": "unreachable"}, status=503)
    return JsonResponse({"database": "ok"})


def form_expired(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Answer a form whose security token no longer fits; what was typed comes back."""
    try:
        address = resolve(request.path)
    except Resolver404:
        return adding.form_expired(request, reason)
    if address.view_name == "compare:review":
        return reviewing.expired(request, **address.kwargs)
    if address.view_name in ("compare:cut-link", "compare:make-link"):
        return note_back(
            request, _("You logged in or out since the page was opened. Open it again, and go on.")
        )
    return adding.form_expired(request, reason)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Answer what cannot be read; a host name that is not the site's is named as the reason."""
    if isinstance(exception, DisallowedHost):
        host = request.META.get("HTTP_HOST", "")[:LONGEST_HOST]
        return HttpResponseBadRequest(loader.render_to_string("unknown_host.html", {"host": host}))
    return defaults.bad_request(request, exception)


def server_error(request: HttpRequest) -> HttpResponse:
    """Answer for an error that nobody caught; a lost database gets the page that says so."""
    error = sys.exc_info()[1]
    if error is not None and is_loss(error):
        return database_lost(request, error)
    return defaults.server_error(request)
