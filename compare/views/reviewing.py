"""Taking in a reviewer's verdict from the page; whatever is wrong, the words come back.

A refusal shows what was written, why it was not kept, and how to go on. Nothing is lost where somebody
was logged out meanwhile, the flag was withdrawn, or the form had grown too old.
"""

from __future__ import annotations

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from compare.models import Flag
from compare.reading.filters import View
from compare.reading.states import VERDICT_VERBS
from compare.services.review import record_verdict

GONE = gettext_noop("The flag is no longer there: the passage it stood on was linked otherwise.")


def review(request: HttpRequest, pk: int) -> HttpResponse:
    """Write the reader's own verdict on a flag."""
    seen = Flag.objects.visible_to(request.user).select_related("comparison")
    flag = seen.filter(pk=pk).first()
    if request.method != "POST":  # somebody who had to log in first
        return to_events() if flag is None else to_flag(request, flag)
    user = request.user
    if not user.is_authenticated:
        return logged_out(request, flag)
    if not user.has_perm("compare.add_review"):
        why = _("Verdicts are given by reviewers, and your account is none.")
        return not_kept(request, flag, why, status=403)
    if flag is None:
        return not_kept(request, None, _(GONE), status=404)
    try:
        record_verdict(
            flag=flag,
            reviewer=user,
            verdict=request.POST.get("verdict", ""),
            comment=request.POST.get("comment", ""),
        )
    except ValidationError as error:
        return not_kept(request, flag, " ".join(error.messages), status=422, again=True)
    return to_flag(request, flag)


def expired(request: HttpRequest, pk: int) -> HttpResponse:
    """Answer a verdict whose form was opened before its sender logged in or out."""
    flag = Flag.objects.visible_to(request.user).filter(pk=pk).first()
    if not request.user.is_authenticated:
        return logged_out(request, flag)
    why = _("You logged in or out since the page was opened.")
    return not_kept(request, flag, why, status=403, again=True)


def logged_out(request: HttpRequest, flag: Flag | None) -> HttpResponse:
    if not request.POST.get("comment", "").strip():
        return redirect_to_login(request.get_full_path())
    why = _("You were logged out meanwhile. Take your words along, log in, and send them again.")
    return not_kept(request, flag, why, status=403)


def not_kept(
    request: HttpRequest, flag: Flag | None, why: str, *, status: int, again: bool = False
) -> HttpResponse:
    """Show what was written; `again`: with a form to send it once more, while the flag is raised."""
    may = request.user.is_authenticated and request.user.has_perm("compare.add_review")
    context = {
        "heading": _("Your verdict was not saved"),
        "flag": flag,
        "why": why,
        "comment": request.POST.get("comment", ""),
        "again": again and may and flag is not None and flag.withdrawn_at is None,
        "verdicts": VERDICT_VERBS.items(),
        "address": request.get_full_path(),
    }
    return render(request, "compare/not_kept.html", context, status=status)


def to_flag(request: HttpRequest, flag: Flag) -> HttpResponse:
    view = View.from_query(request.GET).with_(flag=flag.pk)
    address = reverse("compare:comparison", args=[flag.comparison_id])
    return HttpResponseRedirect(f"{address}{view.query()}#flag-{flag.pk}")


def to_events() -> HttpResponse:
    return HttpResponseRedirect(reverse("articles:events"))
