"""Nobody can fill the disk: what is too long is refused before anything reads it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.core.files.uploadedfile import InMemoryUploadedFile, SimpleUploadedFile
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory
from django.urls import path

from config.middleware import bounded

TYPES: list[type] = []


def keep_type(request: HttpRequest) -> HttpResponse:
    TYPES.append(type(request.FILES["file"]))
    return HttpResponse("kept")


urlpatterns = [path("", keep_type)]


class Unread:
    """A body that fails the test when somebody reads it."""

    def read(self, *sizes: int) -> bytes:
        raise AssertionError("the body was read")

    readline = read

    def __iter__(self) -> Iterator[bytes]:
        raise AssertionError("the body was read")


def post(client: Client, address: str, **extra: object) -> HttpResponse:
    return client.generic("POST", address, content_type="multipart/form-data; boundary=b", **extra)


@pytest.mark.parametrize("address", ["/accounts/login/", "/articles/new/", "/admin/", "/nowhere"])
def test_a_stranger_cannot_send_a_request_without_end(settings, address):
    client = Client(enforce_csrf_checks=True)
    too_long = str(settings.VARIORUM_LARGEST_REQUEST + 1)
    response = post(client, address, CONTENT_LENGTH=too_long, **{"wsgi.input": Unread()})
    assert response.status_code == 413
    page = response.content.decode()
    assert "too large" in page
    assert "8 MB" in page
    assert page.count("<h1>") == 1
    assert "Content-Security-Policy" in response


def test_a_request_that_hides_its_length_is_refused():
    chunked = {"HTTP_TRANSFER_ENCODING": "chunked", "wsgi.input": Unread()}
    response = post(Client(enforce_csrf_checks=True), "/accounts/login/", **chunked)
    assert response.status_code == 411
    assert "Content-Length" in response.content.decode()


@pytest.mark.parametrize("length", ["", "0", "8000000", "not a number"])
def test_other_requests_pass(rf: RequestFactory, length):
    request = rf.post("/")
    request.META["CONTENT_LENGTH"] = length
    assert bounded(lambda request: HttpResponse("passed"))(request).content == b"passed"


@pytest.mark.urls(__name__)
def test_the_largest_file_that_is_taken_stays_in_memory(settings):
    size = settings.VARIORUM_LARGEST_REQUEST - 1_000
    file = SimpleUploadedFile("long.txt", b"a" * size)
    assert Client().post("/", {"file": file}).status_code == 200
    assert TYPES.pop() is InMemoryUploadedFile
