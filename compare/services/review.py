"""Write a person's verdict on a flag."""

from __future__ import annotations

from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from compare.models import Flag, Review, Verdict

MAX_COMMENT = 2_000  # characters


def record_verdict(*, flag: Flag, reviewer: User, verdict: str, comment: str = "") -> Review:
    """Write or change this reviewer's verdict.

    Raises `ValidationError` for an unknown verdict, for a comment that is too long, and for a flag
    that is raised no longer: its row is locked, so that none is withdrawn while a verdict on it is
    written.
    """
    check_verdict(verdict, comment)
    comment = comment.replace("\0", "").strip()  # the database takes no NUL
    with transaction.atomic():
        if not lock_standing(flag):
            raise ValidationError(
                _("The flag is raised no longer: a link of its passage was changed by hand.")
            )
        review, _created = Review.objects.update_or_create(
            flag=flag,
            reviewer=reviewer,
            defaults={"verdict": verdict, "comment": comment},
        )
    return review


def lock_standing(flag: Flag) -> bool:
    """Lock a flag's row until the transaction ends; False where it is raised no longer (one query)."""
    rows = Flag.objects.standing().filter(pk=flag.pk)
    return rows.select_for_update(no_key=True).exists()


def check_verdict(verdict: str, comment: str) -> None:
    """Raise `ValidationError` for an unknown verdict or a comment that is too long."""
    if verdict not in Verdict.values:
        known = ", ".join(str(label) for label in Verdict.labels)
        raise ValidationError({"verdict": _("Choose one of: %(verdicts)s.") % {"verdicts": known}})
    if len(comment) > MAX_COMMENT:
        raise ValidationError(
            {"comment": _("A comment has at most %(most)s characters.") % {"most": MAX_COMMENT}}
        )
