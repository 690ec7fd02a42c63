"""The library in the admin: outlets, events and articles."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.utils import flatten
from django.contrib.admin.widgets import AdminTextInputWidget
from django.db.models import Count, QuerySet
from django.db.models.functions import Left
from django.http import HttpRequest
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from articles.admin_lists import DeskList
from articles.models import OPENING, Article, Event, Outlet
from articles.services.changes import address_event, outlet_renamed, retry_article
from articles.text.names import one_line


class AliasesField(forms.CharField):
    """A list of names, edited one to a line."""

    widget = forms.Textarea

    def prepare_value(self, value: Any) -> Any:
        return "\n".join(value) if isinstance(value, list) else value

    def clean(self, value: Any) -> list[str]:
        lines = super().clean(value).splitlines()
        return list(dict.fromkeys(name for line in lines if (name := one_line(line))))

    def has_changed(self, initial: Any, data: Any) -> bool:
        return list(initial or []) != self.clean(data or "")


class OneLineField(forms.CharField):
    """A name or a title, which stands in lines of ours."""

    widget = AdminTextInputWidget

    def to_python(self, value: Any) -> str:
        return one_line(super().to_python(value) or "")


class OutletForm(forms.ModelForm):  # type: ignore[type-arg]
    name = OneLineField(max_length=120)
    homepage = forms.URLField(required=False, max_length=500, assume_scheme="https")
    aliases = AliasesField(
        required=False,
        help_text=_("Other names under which texts credit this outlet, one to a line."),
    )


class EventForm(forms.ModelForm):  # type: ignore[type-arg]
    title = OneLineField(max_length=200)

    class Meta:
        help_texts = {
            "is_hidden": _(
                "Only staff and reviewers see it, its reports and what is said of them. "
                "Its address becomes one that does not tell the title; links to the old one end."
            )
        }


@admin.register(Outlet)
class OutletAdmin(DeskList):
    form = OutletForm
    list_display = ["name", "homepage", "also_called", "reports"]
    search_fields = ["name", "slug", "aliases"]
    prepopulated_fields = {"slug": ["name"]}

    def get_queryset(self, request: HttpRequest) -> QuerySet[Outlet]:
        rows: QuerySet[Outlet] = super().get_queryset(request)
        return rows.annotate(reports=Count("articles"))

    def save_model(self, request: HttpRequest, obj: Outlet, form: Any, change: bool) -> None:
        super().save_model(request, obj, form, change)
        outlet_renamed(obj)

    @admin.display(description=_("also called"))
    def also_called(self, outlet: Outlet) -> str:
        return ", ".join(outlet.aliases)

    @admin.display(ordering="reports")
    def reports(self, outlet: Any) -> int:
        return int(outlet.reports)


@admin.register(Event)
class EventAdmin(DeskList):
    form = EventForm
    list_display = ["title", "happened_on", "is_fictional", "is_hidden", "reports"]
    list_filter = ["is_fictional", "is_hidden"]
    search_fields = ["title", "slug", "summary"]
    date_hierarchy = "happened_on"
    prepopulated_fields = {"slug": ["title"]}

    def get_queryset(self, request: HttpRequest) -> QuerySet[Event]:
        rows: QuerySet[Event] = super().get_queryset(request)
        return rows.annotate(reports=Count("articles"))

    def save_model(self, request: HttpRequest, obj: Event, form: Any, change: bool) -> None:
        address_event(obj)
        super().save_model(request, obj, form, change)

    @admin.display(ordering="reports")
    def reports(self, event: Any) -> int:
        return int(event.reports)


@admin.register(Article)
class ArticleAdmin(DeskList):
    """Articles come in by the upload form and are corrected there; here they are looked after."""

    list_display = ["named", "outlet", "event", "published_at", "language", "status"]
    list_display_links = ["named"]
    list_filter = ["status", "language", "outlet", "event"]
    list_select_related = ["outlet", "event"]
    search_fields = ["headline", "byline", "url", "outlet__name", "event__title"]
    date_hierarchy = "published_at"
    actions = ["try_again"]
    fields = [
        "page",
        ("outlet", "event"),
        "headline",
        "byline",
        "url",
        ("published_at", "published_time_known"),
        "language",
        ("status", "error"),
        ("added_by", "added_at"),
        "body",
    ]
    readonly_fields = list(flatten(fields))  # corrected on the site, where the form checks them

    def get_queryset(self, request: HttpRequest) -> QuerySet[Article]:
        rows: QuerySet[Article] = super().get_queryset(request)
        return rows.annotate(opening=Left("body", OPENING)).defer("body", "vector")

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Article | None = None) -> bool:
        """Keep texts as they are; corrections go through the site's own form."""
        return False

    def has_retry_permission(self, request: HttpRequest) -> bool:
        return request.user.has_perm("articles.change_article")

    @admin.action(description=_("Try failed preparations again"), permissions=["retry"])
    def try_again(self, request: HttpRequest, queryset: QuerySet[Article]) -> None:
        count = sum(retry_article(article) for article in queryset)
        text = gettext("%(number)s started again.") % {"number": count}
        self.message_user(request, text, messages.SUCCESS)

    @admin.display(description=_("headline"), ordering="headline")
    def named(self, article: Article) -> str:
        return article.title

    @admin.display(description=_("on the site"))
    def page(self, article: Article) -> SafeString:
        return format_html(
            '<a href="{}">{}</a>', article.get_absolute_url(), gettext("Read or correct it")
        )
