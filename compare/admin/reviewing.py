"""Verdicts on many flags at once."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, cast

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.formats import localize
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from articles.admin_lists import is_number_of_row
from compare.models import Flag, Review, Verdict
from compare.reading.context import contexts
from compare.reading.states import VERDICT_VERBS
from compare.services.review import MAX_COMMENT, check_verdict, lock_standing, record_verdict

LISTED = 20  # flags that the page before a bulk verdict quotes
MOST_AT_ONCE = 1_000  # flags; each is locked, and more take longer than a request may

if TYPE_CHECKING:
    Base = admin.ModelAdmin[Flag]
else:
    Base = object


def person(request: HttpRequest) -> User:
    return cast(User, request.user)  # the desk lets nobody else in


def mark_class(flag: Flag) -> str:
    return f"kind-{flag.kind.replace('_', '-')}"


class ReviewForm(forms.ModelForm):  # type: ignore[type-arg]
    """One's own review, refused beside the form for what `record_verdict` would refuse."""

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if not lock_standing(self.instance.flag):  # until the desk's transaction has written it
            raise ValidationError(
                _("The flag is raised no longer; what was said of it stays as it is.")
            )
        check_verdict(cleaned.get("verdict", ""), cleaned.get("comment", ""))
        return cleaned


class ReviewMany(Base):
    """The actions of the list of flags, for those who may review."""

    actions = ["confirm", "dismiss", "unsure"]

    def has_review_permission(self, request: HttpRequest) -> bool:
        return request.user.has_perm("compare.add_review")

    @admin.action(description=_("Confirm the chosen flags"), permissions=["review"])
    def confirm(self, request: HttpRequest, queryset: QuerySet[Flag]) -> HttpResponse | None:
        return self._review_many(request, queryset, Verdict.CONFIRMED, "confirm")

    @admin.action(description=_("Dismiss the chosen flags"), permissions=["review"])
    def dismiss(self, request: HttpRequest, queryset: QuerySet[Flag]) -> HttpResponse | None:
        return self._review_many(request, queryset, Verdict.DISMISSED, "dismiss")

    @admin.action(description=_("Mark the chosen flags as unsure"), permissions=["review"])
    def unsure(self, request: HttpRequest, queryset: QuerySet[Flag]) -> HttpResponse | None:
        return self._review_many(request, queryset, Verdict.UNSURE, "unsure")

    def _review_many(
        self, request: HttpRequest, queryset: QuerySet[Flag], verdict: Verdict, action: str
    ) -> HttpResponse | None:
        """Ask for a comment first; then write one review per flag, all or none.

        Written are verdicts on exactly the flags that the page before counted, whatever has left
        the filtered list since. Where one of them is raised no longer, nothing is written: the page
        says so and asks again about the others.
        """
        comment = request.POST.get("comment", "").strip()
        chosen = _chosen(request, queryset)
        if len(chosen) > MOST_AT_ONCE:
            text = gettext(
                "Verdicts can be given on %(most)s flags at once at most. Filter the list, or "
                "choose page by page."
            ) % {"most": localize(MOST_AT_ONCE)}
            self.message_user(request, text, messages.ERROR)
            return None
        flags = list(self.get_queryset(request).filter(pk__in=chosen).order_by("pk"))
        standing = [flag for flag in flags if flag.withdrawn_at is None]
        writes = "write" in request.POST
        if writes and 0 < len(standing) == len(chosen) and len(comment) <= MAX_COMMENT:
            if _written(standing, person(request), verdict, comment):
                text = ngettext(
                    "Marked as %(verdict)s: %(number)s flag.",
                    "Marked as %(verdict)s: %(number)s flags.",
                    len(standing),
                ) % {"verdict": verdict.label, "number": len(standing)}
                self.message_user(request, text, messages.SUCCESS)
                return None
            flags = list(self.get_queryset(request).filter(pk__in=chosen).order_by("pk"))
        return self._ask(request, flags, verdict, action, comment, number_chosen=len(chosen))

    def _ask(
        self,
        request: HttpRequest,
        flags: Sequence[Flag],
        verdict: Verdict,
        action: str,
        comment: str,
        *,
        number_chosen: int,
    ) -> HttpResponse:
        """Show what verdicts would be written on, and what they cannot be written on any more."""
        standing = [flag for flag in flags if flag.withdrawn_at is None]
        shown = standing[:LISTED]
        found = contexts(shown)
        left_out = number_chosen - len(standing)
        title = ngettext("%(verb)s: %(number)s flag", "%(verb)s: %(number)s flags", len(standing))
        context = {
            **self.admin_site.each_context(request),
            "title": title % {"verb": VERDICT_VERBS[verdict], "number": len(standing)},
            "opts": self.opts,
            "action": action,
            "verb": VERDICT_VERBS[verdict],
            "flags": [(flag, found[flag.pk], mark_class(flag)) for flag in shown],
            "more": len(standing) - len(shown),
            "chosen": [flag.pk for flag in standing],
            "left_out": left_out,
            "withdrawn": [flag for flag in flags if flag.withdrawn_at is not None][:LISTED],
            "refused": left_out and "write" in request.POST,
            "comment": comment,
            "too_long": MAX_COMMENT if len(comment) > MAX_COMMENT else None,
        }
        return TemplateResponse(request, "admin/compare/flag/review_many.html", context)


def _chosen(request: HttpRequest, queryset: QuerySet[Flag]) -> set[int]:
    """Return the numbers of the chosen flags: those the page before named, or those of the list."""
    named = request.POST.get("chosen")
    if named is not None:
        ticked = named.split(",")
    elif request.POST.get("select_across") == "1":
        return set(queryset.values_list("pk", flat=True)[: MOST_AT_ONCE + 1])
    else:
        ticked = request.POST.getlist(ACTION_CHECKBOX_NAME)
    return {int(number) for number in ticked if is_number_of_row(number)}


def _written(flags: Sequence[Flag], reviewer: User, verdict: Verdict, comment: str) -> bool:
    """Write one review per flag; False, and nothing written, where one was withdrawn meanwhile."""
    own = dict(
        Review.objects.filter(reviewer=reviewer, flag__in=flags).values_list("flag", "comment")
    )
    try:
        with transaction.atomic():
            for flag in flags:
                record_verdict(
                    flag=flag,
                    reviewer=reviewer,
                    verdict=verdict,
                    comment=comment or own.get(flag.pk, ""),
                )
    except ValidationError:
        return False
    return True
