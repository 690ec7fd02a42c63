"""Whether a script asks for a part of a page, from the address that gives anybody the whole."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_vary_headers

ASKED_BY = "HX-Request"  # htmx sends it
_ASKED = "variorum.asked_for_part"


def asked_for_part(request: HttpRequest) -> bool:
    """Tell whether a script asks; whatever is answered says that it depends on that."""
    request.META[_ASKED] = True
    return bool(request.headers.get(ASKED_BY))


def say_what_it_varies_by(request: HttpRequest, response: HttpResponse) -> None:
    """Keep caches from giving a part to who asks for the page, where a view told them apart."""
    if _ASKED in request.META:
        patch_vary_headers(response, [ASKED_BY])
