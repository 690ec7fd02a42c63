"""Addresses below /compare/."""

from __future__ import annotations

from django.urls import path

from compare.views import comparison, events, export, link_making, links, of_reports, reviewing

app_name = "compare"
urlpatterns = [
    path("<int:pk>/", comparison.comparison, name="comparison"),
    path("<int:pk>/export/", export.export, name="export"),
    path("<int:pk>/progress/", comparison.progress, name="progress"),
    path("<int:pk>/retry/", comparison.retry, name="retry"),
    path("<int:pk>/links/", links.history, name="links"),
    path("<int:pk>/links/cut/", links.cut, name="cut-link"),
    path("<int:pk>/links/make/", link_making.make, name="make-link"),
    path("<int:pk>/links/progress/", links.progress, name="links-progress"),
    path("<int:pk>/links/retry/", links.retry, name="retry-links"),
    path("links/<int:pk>/take-back/", links.take_back_link, name="take-back-link"),
    path("of/<int:one>/<int:other>/", of_reports.of_reports, name="of-reports"),
    path("flags/<int:pk>/review/", reviewing.review, name="review"),
    path("events/<str:slug>/claims/", events.claims, name="event-claims"),
    path(
        "events/<str:slug>/claims/<int:report>-<int:position>/",
        events.claim,
        name="event-claim",
    ),
    path("events/<str:slug>/sources/", events.sources, name="event-sources"),
    path("events/<str:slug>/sources/<slug:key>/", events.source, name="event-source"),
    path("events/<str:slug>/quotations/", events.quotations, name="event-quotations"),
    path("events/<str:slug>/pairs/", events.pairs, name="event-pairs"),
]
