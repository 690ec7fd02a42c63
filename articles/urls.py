"""Addresses of what was published."""

from __future__ import annotations

from django.urls import path

from articles import views

app_name = "articles"
urlpatterns = [
    path("", views.events, name="events"),
    path("about/", views.about, name="about"),
    path("events/<str:slug>/", views.event, name="event"),
    path("events/<str:slug>/progress/", views.event_progress, name="event-progress"),
    path("articles/new/", views.new, name="new"),
    path("articles/unplaced/", views.unplaced, name="unplaced"),
    path("articles/<int:pk>/", views.article, name="article"),
    path("articles/<int:pk>/progress/", views.article_progress, name="article-progress"),
    path("articles/<int:pk>/retry/", views.retry, name="retry"),
    path("articles/<int:pk>/event/", views.place, name="place"),
    path("articles/<int:pk>/correct/", views.correct, name="correct"),
]
