"""Addresses below /compare/."""

from __future__ import annotations

from django.urls import path

from compare import exporting, views

app_name = "compare"
urlpatterns = [
    path("<int:pk>/", views.comparison, name="comparison"),
    path("<int:pk>/export/", exporting.export, name="export"),
    path("<int:pk>/progress/", views.progress, name="progress"),
    path("<int:pk>/retry/", views.retry, name="retry"),
    path("flags/<int:pk>/review/", views.review, name="review"),
]
