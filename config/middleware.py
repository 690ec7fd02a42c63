"""Headers on every page, and a page instead of a stack trace while the database is away."""

from __future__ import annotations

import logging
import re
from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.core.exceptions import BadRequest
from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.template.loader import render_to_string

from articles.parts import say_what_it_varies_by

logger = logging.getLogger(__name__)
Respond = Callable[[HttpRequest], HttpResponse]

SECRET_FIELD = re.compile("pass|token|secret|code|key", re.IGNORECASE)  # anywhere in its name
RETRY_AFTER_SECONDS = 30


def security_policy(get_response: Respond) -> Respond:
    """Send the Content-Security-Policy of the settings unless a view has set its own."""

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        response.headers.setdefault("Content-Security-Policy", settings.CONTENT_SECURITY_POLICY)
        return response

    return middleware


def varying(get_response: Respond) -> Respond:
    """Say on every answer whose view looked at it that it depends on who asks: a script or a reader."""

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        say_what_it_varies_by(request, response)
        return response

    return middleware


def bounded(get_response: Respond) -> Respond:
    """Refuse a request that is too long, or does not say how long it is, before it is read.

    It stands before everything that parses forms: the check of a form's token does so for anybody.
    """

    def middleware(request: HttpRequest) -> HttpResponse:
        if request.headers.get("Transfer-Encoding"):
            return _refused(request, status=411)
        length = str(request.META.get("CONTENT_LENGTH") or "0")
        if length.isdecimal() and int(length) > settings.VARIORUM_LARGEST_REQUEST:
            return _refused(request, status=413)
        return get_response(request)

    return middleware


def _refused(request: HttpRequest, *, status: int) -> HttpResponse:
    most = settings.VARIORUM_LARGEST_REQUEST // 1_000_000
    context = {"request": request, "megabytes": most, "unmeasured": status == 411}
    return HttpResponse(render_to_string("413.html", context), status=status)


def without_nul(get_response: Respond) -> Respond:
    """Refuse a NUL in the address of a page of the desk: its filters hand it to the database as it is.

    The other pages look at what they are asked, and take it for nothing.
    """

    def middleware(request: HttpRequest) -> HttpResponse:
        if request.path.startswith("/admin/") and "%00" in request.META.get("QUERY_STRING", ""):
            raise BadRequest("NUL in a query")
        return get_response(request)

    return middleware


class DatabaseLost:
    """Answer 503 when a view cannot reach the database, and give back what a form had sent.

    An error outside the views goes another way: Django asks `config.views.server_error` for the page.
    """

    def __init__(self, get_response: Respond) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        return database_lost(request, error) if is_loss(error) else None


def is_loss(error: BaseException | None) -> bool:
    return isinstance(error, (OperationalError, InterfaceError))


def database_lost(request: HttpRequest, error: BaseException) -> HttpResponse:
    logger.error("The database cannot be reached: %s", str(error).strip())
    if "application/json" in request.headers.get("Accept", ""):
        response: HttpResponse = JsonResponse({"error": "database unreachable"}, status=503)
    else:
        context = {"request": request, "sent": sent_fields(request)}
        response = HttpResponse(render_to_string("503.html", context), status=503)
    response["Retry-After"] = str(RETRY_AFTER_SECONDS)
    response["Cache-Control"] = "no-store"
    return response


def sent_fields(request: HttpRequest) -> list[dict[str, Any]]:
    """Return what a form had sent, to be shown again, without what is or may be a secret.

    Views of Django that take passwords mark their fields, or all, as sensitive themselves.
    """
    marked = getattr(request, "sensitive_post_parameters", ())
    if request.method != "POST" or marked == "__ALL__":
        return []
    fields = [
        {"name": name, "value": value}
        for name, values in request.POST.lists()
        for value in values
        if value.strip() and name not in marked and not SECRET_FIELD.search(name)
    ]
    fields += [{"name": name, "file": str(upload)} for name, upload in request.FILES.items()]
    return fields
