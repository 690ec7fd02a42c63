"""Addresses below /compare/."""

from __future__ import annotations

from django.urls import path

from compare import event_views, exporting, link_making, linking, of_reports, reviewing, views

app_name = "compare"
urlpatterns = [
    path("<int:pk>/", views.comparison, name="comparison"),
    path("<int:pk>/export/", exporting.export, name="export"),
    path("<int:pk>/progress/", views.progress, name="progress"),
    path("<int:pk>/retry/", views.retry, name="retry"),
    path("<int:pk>/links/", linking.history, name="links"),
    path("<int:pk>/links/cut/", linking.cut, name="cut-link"),
    path("<int:pk>/links/make/", link_making.make, name="make-link"),
    path("<int:pk>/links/progress/", linking.progress, name="links-progress"),
    path("<int:pk>/links/retry/", linking.retry, name="retry-links"),
    path("links/<int:pk>/take-back/", linking.take_back_link, name="take-back-link"),
    path("of/<int:one>/<int:other>/", of_reports.of_reports, name="of-reports"),
    path("flags/<int:pk>/review/", reviewing.review, name="review"),
    path("events/<str:slug>/claims/", event_views.claims, name="event-claims"),
    path(
        "events/<str:slug>/claims/<int:report>-<int:position>/",
        event_views.claim,
        name="event-claim",
    ),
    path("events/<str:slug>/sources/", event_views.sources, name="event-sources"),
    path("events/<str:slug>/sources/<slug:key>/", event_views.source, name="event-source"),
    path("events/<str:slug>/quotations/", event_views.quotations, name="event-quotations"),
    path("events/<str:slug>/pairs/", event_views.pairs, name="event-pairs"),
]
