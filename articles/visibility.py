"""Who may read the reports of a hidden event: staff, and accounts that may view events in the desk.

Reviewers have that permission from their group. For everybody else a hidden event, its reports and
all that is said of them are not there: every address answers as for something that never was.

Rejected: a permission of its own (who may look at any event in the desk could not see it on the
site), and letting in who added a report (hiding an event would not hide it from its uploaders).
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from django.contrib.auth.models import AnonymousUser, User
from django.db.models import Q

if TYPE_CHECKING:
    from articles.models import Article  # the models ask this module who may see what

VIEW_ANY_EVENT = "articles.view_event"

Reader = User | AnonymousUser


def may_see_hidden(reader: Reader) -> bool:
    """Tell whether somebody sees hidden events (no query for the anonymous and for staff)."""
    return reader.is_active and (reader.is_staff or reader.has_perm(VIEW_ANY_EVENT))


def open_to_all(event: str) -> Q:
    """Return the condition that the event at this path, if there is one, is not hidden."""
    return Q(**{event: None}) | Q(**{f"{event}__is_hidden": False})


def without_hidden_suggestions(reports: Iterable[Article], reader: Reader) -> list[Article]:
    """Return reports, given with the events suggested for them, that name no hidden event."""
    shown = list(reports)
    hidden = [r for r in shown if r.suggested_event is not None and r.suggested_event.is_hidden]
    if hidden and not may_see_hidden(reader):
        for report in hidden:
            report.suggested_event = None
    return shown


__all__ = ["Reader", "may_see_hidden", "open_to_all", "without_hidden_suggestions"]
