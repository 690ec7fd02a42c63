"""Where the address of a comparison or a flag leads when there is a newer analysis.

A flag's address leads on to its successor; where it has none, the page of its own analysis says
what became of it. `earlier=1` stays where the address says.
"""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest

from compare.models import Comparison, Flag
from compare.reading.filters import View
from compare.reading.versions import Became, Fate, became_of, earlier_address


@dataclass(frozen=True, slots=True)
class Arrival:
    """Who follows the address of a flag is sent `elsewhere`, or told what became of it."""

    elsewhere: str = ""
    became: Became | None = None
    came_from: Flag | None = None  # the earlier flag whose address was followed

    @property
    def came_from_address(self) -> str:
        return "" if self.came_from is None else earlier_address(self.came_from)


def arrival_at(request: HttpRequest, comparison: Comparison, view: View) -> Arrival:
    """Say where the address of a comparison's page leads (no query unless it names a flag)."""
    came_from = _named(request, request.GET.get("was", ""))
    if view.flag is None:
        return Arrival(came_from=came_from)
    flag = _named(request, str(view.flag))
    if flag is None:
        return Arrival(became=Became(Fate.UNKNOWN), came_from=came_from)
    became = became_of(flag)
    if flag.comparison_id == comparison.pk and (view.earlier or became.fate is Fate.STANDS):
        return Arrival(became=became, came_from=came_from)
    if became.successor is not None and not view.earlier:
        return Arrival(elsewhere=_address(became.successor, view, was=flag.pk))
    if flag.comparison_id != comparison.pk:
        return Arrival(elsewhere=_address(flag, view))
    return Arrival(became=became)


def _named(request: HttpRequest, number: str) -> Flag | None:
    wanted = View.from_query({"flag": number}).flag
    if wanted is None:
        return None
    seen = Flag.objects.visible_to(request.user).select_related("comparison")
    return seen.filter(pk=wanted).first()


def _address(flag: Flag, view: View, *, was: int | None = None) -> str:
    """Return a flag's page as the reader wants to see it; the filters may hold no longer."""
    query = View(
        flag=flag.pk, swap=view.swap, edits=view.edits, fold=view.fold, earlier=view.earlier
    ).query()
    before = "" if was is None else f"&was={was}"
    page = Comparison(pk=flag.comparison_id).get_absolute_url()
    return f"{page}{query}{before}#flag-{flag.pk}"
