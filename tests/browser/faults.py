"""What an accessibility checker finds on the page that is open."""

from __future__ import annotations

from typing import Any

from axe_playwright_python.sync_playwright import Axe


def faults(page: Any, *, only: tuple[str, ...] = ()) -> list[dict[str, Any]]:
    """The violations axe finds, once the page and its style sheets are there in full.

    A click that sends a form returns before the answer is drawn; a page measured then
    has its text and only some of its colours. Wait for a word of the answer, then call
    this. `only` names the rules to run; without it, all are.
    """
    page.wait_for_load_state("load")
    options = {"runOnly": list(only)} if only else None
    found: list[dict[str, Any]] = Axe().run(page, options=options).response["violations"]
    return found
