"""Write a person's verdict on a flag."""

from __future__ import annotations

from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db import transaction

from compare.models import Flag, Review, Verdict


def record_verdict(*, flag: Flag, reviewer: User, verdict: str, comment: str = "") -> Review:
    """Write or change this reviewer's verdict; raises `ValidationError` for an unknown verdict."""
    if verdict not in Verdict.values:
        raise ValidationError({"verdict": f"Choose one of: {', '.join(Verdict.values)}."})
    with transaction.atomic():
        review, _ = Review.objects.update_or_create(
            flag=flag,
            reviewer=reviewer,
            defaults={"verdict": verdict, "comment": comment.strip()},
        )
    return review
