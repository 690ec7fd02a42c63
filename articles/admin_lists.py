"""What every list of the desk does with what it is asked: it searches for few words, and takes no nonsense.

Each word is looked for in every field that is searched, and the whole table is read for it, so the
time a search takes grows with its words. What is left out is said on the page.
"""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.contrib.admin.options import IncorrectLookupParameters
from django.contrib.admin.views.main import ChangeList
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils.text import Truncator, capfirst, smart_split
from django.utils.translation import ngettext

from articles.admin_deleting import Deleting

MOST_WORDS = 12  # of a search; a phrase in quotation marks is one
MOST_NAMED = 160  # characters of the words that were left out


def is_number_of_row(text: str) -> bool:
    return text.isascii() and text.isdecimal() and len(text) < 19  # as many as the database takes


class DeskList(Deleting):
    """The lists of the desk."""

    def changelist_view(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        title = capfirst(self.opts.verbose_name_plural)  # what is there, not what to do with it
        return super().changelist_view(request, {"title": title, **(extra_context or {})})

    def get_changelist_instance(self, request: HttpRequest) -> ChangeList:
        """Answer filters that were written by hand and name no year or number by the whole list."""
        try:
            return super().get_changelist_instance(request)
        except (ValueError, OverflowError) as error:
            raise IncorrectLookupParameters(error) from error

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Any], search_term: str
    ) -> tuple[QuerySet[Any], bool]:
        words = list(dict.fromkeys(smart_split(search_term)))
        rest = words[MOST_WORDS:]
        if rest and request.method == "GET":  # once a page: actions ask for the list twice
            text = ngettext(
                "Searched for the first %(most)s words only, and not for this one: %(words)s",
                "Searched for the first %(most)s words only, and not for these %(number)s: %(words)s",
                len(rest),
            ) % {
                "most": MOST_WORDS,
                "number": len(rest),
                "words": Truncator(" ".join(rest)).chars(MOST_NAMED),
            }
            self.message_user(request, text, messages.WARNING)
        return super().get_search_results(request, queryset, " ".join(words[:MOST_WORDS]))

    def response_action(
        self, request: HttpRequest, queryset: QuerySet[Any], *rest: Any
    ) -> HttpResponse | None:
        """Take numbers of rows for what is chosen, and nothing else."""
        chosen = request.POST.getlist(ACTION_CHECKBOX_NAME)
        numbers = [number for number in chosen if is_number_of_row(number)]
        if numbers != chosen:
            sent = request.POST.copy()
            sent.setlist(ACTION_CHECKBOX_NAME, numbers)
            request.POST = sent  # type: ignore[assignment]
        return super().response_action(request, queryset, *rest)


__all__ = ["DeskList", "is_number_of_row"]
