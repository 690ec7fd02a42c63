"""From an upload form to an article: the file read into the form's own fields, then the services.

Requirements. Nothing that was typed may be lost, whatever else is wrong. A browser does not send a
chosen file a second time, so its text goes into the text area before anything is checked, and what
the file says about itself fills fields that were left empty (it never replaces a typed word).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import User
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.http import QueryDict
from django.utils.translation import gettext as _

from articles.forms import UploadForm, file_of
from articles.models import Article, Event
from articles.services.upload import add_article, event_titled, outlet_named
from articles.text.boilerplate import leading_date
from articles.text.extract import (
    MAX_BYTES,
    Extracted,
    Unreadable,
    clean_text,
    extract,
    too_large,
)
from articles.text.said import gettext_noop
from articles.wording import in_words


@dataclass(frozen=True, slots=True)
class Received:
    """What was sent, with empty fields filled in; `problem` says why a file could not be read."""

    data: QueryDict
    notes: tuple[str, ...] = ()
    problem: str = ""
    date_offered: bool = False  # just now: somebody should look before it is taken


def receive(sent: QueryDict, files: object) -> Received:
    """Fill empty fields from the file, and the date from the text's first line."""
    data = sent.copy()
    data["body"] = clean_text(data.get("body", ""))
    upload = file_of(files)
    notes: tuple[str, ...] = ()
    problem = ""
    if upload is not None:
        try:
            notes = _take_file(data, upload)
        except Unreadable as error:
            problem = in_words(error.said)
    elif data.get("action") == "read":
        problem = _("Choose a file first.")
    offered = _offer_date(data)
    if offered:
        notes = (*notes, offered)
    return Received(data, notes, problem, bool(offered))


def _take_file(data: QueryDict, upload: UploadedFile[Any]) -> tuple[str, ...]:
    """Put a file's text and what it says about itself into empty fields; raises `Unreadable`."""
    if upload.size is not None and upload.size > MAX_BYTES:
        raise Unreadable(too_large(upload.size))
    found = extract(upload.read(), filename=upload.name or "")
    typed = data.get("body", "")
    if typed.strip() and typed.strip() != found.body.strip():
        raise Unreadable(
            gettext_noop(
                "There is a text above as well. "
                "Empty it to take the file’s, or go on without the file."
            )
        )
    data["body"] = found.body
    filled = _fill(data, found)
    notes = tuple(map(in_words, found.notes))
    if not filled:
        return notes
    return (*notes, _("Taken from the file: %(fields)s.") % {"fields": ", ".join(filled)})


def _fill(data: QueryDict, found: Extracted) -> list[str]:
    """Fill empty fields from a file's metadata; return the labels of those filled."""
    offers = {"headline": found.headline, "byline": found.byline, "url": found.url}
    if found.published_at is not None and not data.get("published_time", ""):
        offers["published_on"] = found.published_at.date().isoformat()
    filled = [name for name, value in offers.items() if value and not data.get(name, "").strip()]
    for name in filled:
        data[name] = offers[name]
    if "published_on" in filled and found.published_at is not None and found.published_time_known:
        data["published_time"] = f"{found.published_at:%H:%M}"
    return [str(UploadForm.base_fields[name].label) for name in filled]


def _offer_date(data: QueryDict) -> str:
    """Offer the date a text begins with, once, where none is given; return the note on it."""
    if data.get("published_on", "").strip() or data.get("date_offered"):
        return ""
    found = leading_date(data.get("body", "")[:500])
    if found is None:
        return ""
    day = found[0].isoformat()
    data["published_on"] = day
    data["date_offered"] = "1"
    return _(
        "The text begins with the date %(date)s. It is filled in as the published date: "
        "keep it, change it or empty it."
    ) % {"date": day}


def add_from(form: UploadForm, *, added_by: User) -> Article:
    """Write the article of a valid form, with its outlet and event, or nothing of it.

    Raises `ValidationError` and `DuplicateArticle`.
    """
    data = form.cleaned_data
    with transaction.atomic():
        return add_article(
            body=data["body"],
            outlet=outlet_named(data["outlet"]),
            event=_event_of(form, added_by),
            wants_event=data["event_choice"] == UploadForm.SUGGEST,
            added_by=added_by,
            **form.details(),
        )


def _event_of(form: UploadForm, reader: User) -> Event | None:
    data = form.cleaned_data
    if data["event_choice"] == UploadForm.KNOWN:
        known: Event = data["event"]
        return known
    if data["event_choice"] == UploadForm.NEW:
        return event_titled(data["event_title"], happened_on=data["event_date"], reader=reader)
    return None


__all__ = ["Received", "add_from", "receive"]
