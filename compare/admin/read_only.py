"""What the desk's lists of the program's rows and of people's decisions have in common."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest

from articles.admin_lists import DeskList
from compare.reading.listing import UNLISTED

NOT_LISTED = [f"{side}__{name}" for side in ("left", "right") for name in UNLISTED]


class ReadOnlyAdmin(DeskList):
    """Rows that are looked at here.

    The program's go only together with the article they belong to. What people gave is deleted by
    itself (`deleted_by_itself`), by those with the right, and never along with something else.
    """

    deleted_by_itself = False

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        if self.deleted_by_itself:
            return super().has_delete_permission(request, obj)
        here = f"{self.opts.app_label}_{self.opts.model_name}_"
        match = request.resolver_match
        if match is not None and (match.url_name or "").startswith(here):
            return False
        return super().has_delete_permission(request, obj)
