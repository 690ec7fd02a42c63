"""Addresses of what was published."""

from __future__ import annotations

from django.urls import path

from articles import adding, changing, outlets, views

app_name = "articles"
urlpatterns = [
    path("", views.events, name="events"),
    path("about/", views.about, name="about"),
    path("events/<str:slug>/", views.event, name="event"),
    path("events/<str:slug>/progress/", views.event_progress, name="event-progress"),
    path("outlets/", outlets.outlets, name="outlets"),
    path("outlets/<str:slug>/", outlets.outlet, name="outlet"),
    path("articles/new/", adding.new, name="new"),
    path("articles/unplaced/", views.unplaced, name="unplaced"),
    path("articles/<int:pk>/", views.article, name="article"),
    path("articles/<int:pk>/progress/", views.article_progress, name="article-progress"),
    path("articles/<int:pk>/retry/", changing.retry, name="retry"),
    path("articles/<int:pk>/event/", changing.place, name="place"),
    path("articles/<int:pk>/correct/", changing.correct, name="correct"),
]
