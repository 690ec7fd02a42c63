"""Forms for reports: adding one, correcting what is known of one, placing one in an event."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from django import forms
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.db.models import Q, QuerySet
from django.http import QueryDict
from django.utils import timezone
from django.utils.functional import lazy
from django.utils.translation import gettext_lazy as _

from articles.models import Article, Event, Outlet
from articles.text.language import LANGUAGES
from articles.text.names import isolated, one_line
from articles.visibility import Reader

AHEAD = timedelta(hours=14)  # where it is tomorrow first, a date alone may run ahead of UTC
LISTED_EVENTS = 300  # an older one is reached from its own page
LISTED_OUTLETS = 500


def language_choices() -> list[tuple[str, str]]:
    named = sorted((language.name, code, language.native) for code, language in LANGUAGES.items())
    return [
        ("", str(_("Detect it from the text"))),
        *((code, name if name == native else f"{name} – {native}") for name, code, native in named),
    ]


class TakesAll:
    """A field that a paste is never cut for in the browser: what is too long is answered in words."""

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        attrs: dict[str, Any] = super().widget_attrs(widget)  # type: ignore[misc]
        attrs.pop("maxlength", None)
        return attrs


class LineField(TakesAll, forms.CharField):
    """A line of text."""


class AddressField(TakesAll, forms.URLField):
    """A web address."""


class DetailsForm(forms.Form):
    """What is known about a report besides its text."""

    outlet = LineField(
        label=_("Outlet"),
        required=False,
        max_length=120,
        help_text=_("Who published it. Choose a known one or write a new one."),
        widget=forms.TextInput(attrs={"list": "outlets", "autocomplete": "off", "dir": "auto"}),
    )
    headline = LineField(
        label=_("Headline"),
        required=False,
        max_length=500,
        widget=forms.TextInput(attrs={"dir": "auto"}),
    )
    byline = LineField(
        label=_("Byline"),
        required=False,
        max_length=300,
        widget=forms.TextInput(attrs={"dir": "auto"}),
    )
    url = AddressField(
        label=_("Web address"), required=False, max_length=1000, assume_scheme="https"
    )
    published_on = forms.DateField(
        label=_("Published on"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    published_time = forms.TimeField(
        label=_("at (UTC)"),
        required=False,
        help_text=_("Leave blank if only the day is known."),
        widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
    )
    language = forms.ChoiceField(
        label=_("Language"), required=False, choices=lazy(language_choices, list)()
    )

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        day, at = data.get("published_on"), data.get("published_time")
        if at is not None and day is None and "published_on" not in self.errors:
            self.add_error("published_on", _("A time needs its day: give the date too."))
        now = timezone.now()
        if day is None:
            return data
        too_late = day > (now + AHEAD).date() if at is None else _moment(day, at) > now
        if too_late:
            self.add_error("published_on", _("This lies in the future. Check day, month and year."))
        return data

    def details(self) -> dict[str, Any]:
        """Return the cleaned details as the services take them, without the outlet."""
        data = self.cleaned_data
        day, at = data["published_on"], data["published_time"]
        return {
            "headline": data["headline"],
            "byline": data["byline"],
            "url": data["url"],
            "language": data["language"],
            "published_at": None if day is None else _moment(day, at),
            "published_time_known": day is None or at is not None,
        }

    def add_service_errors(self, error: ValidationError) -> None:
        """Show what a service refused beside the field it is about."""
        if not hasattr(error, "error_dict"):
            self.add_error(None, error)
            return
        for name, errors in error.error_dict.items():
            field = {"published_at": "published_on", "body": "body"}.get(name, name)
            self.add_error(field if field in self.fields else None, ValidationError(errors))

    def known_outlets(self, reader: Reader) -> list[str]:
        seen = Outlet.objects.visible_to(reader).in_alphabet()
        return list(seen.values_list("name", flat=True)[:LISTED_OUTLETS])


def _moment(day: date, at: time | None) -> datetime:
    return datetime.combine(day, at or time(), tzinfo=UTC)


class CorrectionForm(DetailsForm):
    """Correct what is known about a report; its text stays."""

    @classmethod
    def of(cls, article: Article, data: QueryDict | None = None) -> CorrectionForm:
        """Return the form filled with what is known, or with what was sent."""
        published = article.published_at
        return cls(
            data,
            initial={
                "outlet": article.outlet.name if article.outlet else "",
                "headline": article.headline,
                "byline": article.byline,
                "url": article.url,
                "published_on": published.date() if published else None,
                "published_time": published.time().replace(second=0, microsecond=0)
                if published and article.published_time_known
                else None,
                "language": article.language,
            },
        )

    def details(self) -> dict[str, Any]:
        """Return the cleaned details; an unchanged time of publication is left out.

        The form shows minutes: writing them back would drop the seconds.
        """
        details = super().details()
        if not {"published_on", "published_time"} & set(self.changed_data):
            del details["published_at"], details["published_time_known"]
        return details


class EventChoice(forms.ModelChoiceField):  # type: ignore[type-arg]
    def label_from_instance(self, event: Event) -> str:
        title = isolated(event.title)
        return f"{title} ({event.happened_on})" if event.happened_on else title


def listed_events(reader: Reader, chosen: Any = None) -> QuerySet[Event]:
    """Return the events a form offers: the latest ones, and `chosen` (an event or its key)."""
    events = Event.objects.visible_to(reader)
    latest = events.order_by("-added_at").values("pk")[:LISTED_EVENTS]
    wanted = Q(pk__in=latest)
    key = str(getattr(chosen, "pk", chosen) or "")
    if key.isascii() and key.isdecimal():
        wanted |= Q(pk=int(key))
    return events.filter(wanted).order_by("-added_at")


class PlaceForm(forms.Form):
    """Where a report belongs: the suggested event, one of its own, or another."""

    SUGGESTED, OWN, OTHER = "suggested", "own", "other"

    choice = forms.ChoiceField(choices=[(name, name) for name in (SUGGESTED, OWN, OTHER)])
    event = EventChoice(
        label=_("Another event"),
        required=False,
        queryset=Event.objects.none(),
        empty_label=_("Choose …"),
    )

    def __init__(self, *args: Any, article: Article, reader: Reader, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.article = article
        self.fields["event"].queryset = listed_events(reader)  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("choice") == self.SUGGESTED:
            data["event"] = self.article.suggested_event
        if data.get("choice") != self.OWN and not data.get("event") and not self.errors:
            self.add_error("event", _("Choose an event first."))
        return data


class UploadForm(DetailsForm):
    """A new report: its text, its details, and the event it belongs to."""

    SUGGEST, KNOWN, NEW = "suggest", "known", "new"

    body = forms.CharField(
        label=_("Text"),
        required=False,
        strip=False,
        help_text=_("Paste the whole article, one paragraph a line."),
        widget=forms.Textarea(attrs={"rows": 14, "dir": "auto", "class": "text", "data-drop": ""}),
    )
    file = forms.FileField(
        label=_("or a file"),
        required=False,
        allow_empty_file=True,
        help_text=_("Plain text, Markdown or a saved web page: .txt, .md or .html."),
        widget=forms.FileInput(attrs={"accept": ".txt,.text,.md,.markdown,.html,.htm"}),
    )
    event_choice = forms.ChoiceField(
        label=_("Event"),
        choices=[
            (SUGGEST, _("Suggest one from the text")),
            (KNOWN, _("An event that is here already")),
            (NEW, _("A new event")),
        ],
        initial=SUGGEST,
        widget=forms.RadioSelect,
    )
    event = EventChoice(
        label=_("Which event"),
        required=False,
        queryset=Event.objects.none(),
        empty_label=_("Choose …"),
    )
    event_title = LineField(
        label=_("Title of the new event"),
        required=False,
        max_length=200,
        widget=forms.TextInput(attrs={"dir": "auto"}),
    )
    event_date = forms.DateField(
        label=_("Day it happened"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    date_offered = forms.CharField(required=False, widget=forms.HiddenInput)

    field_order = ["body", "file"]  # as on the page, the details after them

    def __init__(
        self, *args: Any, problem: str = "", reader: Reader | None = None, **kwargs: Any
    ) -> None:
        """`problem` says why the file that came with the form could not be read.

        Without a `reader` only events that are open to all are offered.
        """
        super().__init__(*args, **kwargs)
        self.problem = problem
        chosen = self.data.get("event") or self.initial.get("event")
        self.fields["event"].queryset = listed_events(reader or AnonymousUser(), chosen)  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        choice = data.get("event_choice")
        if choice == self.KNOWN and not data.get("event") and "event" not in self.errors:
            self.add_error("event", _("Choose the event, or let one be suggested."))
        if choice == self.NEW and not one_line(data.get("event_title") or ""):
            self.add_error("event_title", _("Give the new event a title."))
        if not (data.get("body") or "").strip() and not self.problem:
            self.add_error("body", _("There is no text yet. Paste it here, or choose a file."))
        return data


def file_of(files: Any) -> UploadedFile[Any] | None:
    """Return the file that was sent with a form, if one was."""
    upload = files.get("file")
    return upload if isinstance(upload, UploadedFile) and upload.name else None
