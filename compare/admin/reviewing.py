"""Verdicts on many flags at once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from django import forms
from django.contrib import admin, messages
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from compare.models import Flag, Review, Verdict
from compare.reading.context import contexts
from compare.reading.states import VERDICT_VERBS
from compare.services.review import MAX_COMMENT, check_verdict, record_verdict

LISTED = 20  # flags that the page before a bulk verdict quotes

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
        if self.instance.flag.withdrawn_at is not None:
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
        """Ask for a comment first; then write one review per flag, all or none."""
        comment = request.POST.get("comment", "").strip()
        flags = queryset.filter(withdrawn_at=None).order_by("pk")
        if "write" not in request.POST or len(comment) > MAX_COMMENT:
            return self._ask(request, flags, verdict, action, comment)
        own = dict(
            Review.objects.filter(reviewer=person(request), flag__in=flags).values_list(
                "flag", "comment"
            )
        )
        with transaction.atomic():
            for flag in flags:
                record_verdict(
                    flag=flag,
                    reviewer=person(request),
                    verdict=verdict,
                    comment=comment or own.get(flag.pk, ""),
                )
        text = ngettext(
            "Marked as %(verdict)s: %(number)s flag.",
            "Marked as %(verdict)s: %(number)s flags.",
            len(flags),
        ) % {"verdict": verdict.label, "number": len(flags)}
        self.message_user(request, text, messages.SUCCESS)
        return None

    def _ask(
        self,
        request: HttpRequest,
        flags: QuerySet[Flag],
        verdict: Verdict,
        action: str,
        comment: str,
    ) -> HttpResponse:
        count = flags.count()
        shown = list(flags[:LISTED])
        found = contexts(shown)
        across = request.POST.get("select_across") == "1"
        context = {
            **self.admin_site.each_context(request),
            "title": ngettext("%(verb)s: %(number)s flag", "%(verb)s: %(number)s flags", count)
            % {"verb": VERDICT_VERBS[verdict], "number": count},
            "opts": self.opts,
            "action": action,
            "verb": VERDICT_VERBS[verdict],
            "flags": [(flag, found[flag.pk], mark_class(flag)) for flag in shown],
            "more": count - len(shown),
            "selected": [shown[0].pk] if across else flags.values_list("pk", flat=True),
            "across": across,
            "comment": comment,
            "too_long": MAX_COMMENT if len(comment) > MAX_COMMENT else None,
        }
        return TemplateResponse(request, "admin/compare/flag/review_many.html", context)
