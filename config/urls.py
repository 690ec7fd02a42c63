"""Addresses: reading, comparing, the review desk, accounts and the health check."""

from __future__ import annotations

from django.contrib import admin
from django.contrib.auth import views as auth
from django.urls import include, path

from config import views

urlpatterns = [
    path("", include("articles.urls")),
    path("compare/", include("compare.urls")),
    path("accounts/login/", auth.LoginView.as_view(redirect_authenticated_user=True), name="login"),
    path("accounts/logout/", auth.LogoutView.as_view(), name="logout"),
    path("admin/", admin.site.urls),
    path("healthz", views.health, name="health"),
]

handler400 = views.bad_request
handler500 = views.server_error
