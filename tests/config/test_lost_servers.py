from __future__ import annotations

import pytest
from django.contrib.sessions.middleware import SessionMiddleware
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import OperationalError
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory
from django.urls import path
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.debug import sensitive_post_parameters

from articles.forms import UploadForm
from config import views
from config.middleware import DatabaseLost, sent_fields

REFUSED = OperationalError("connection refused")
TYPED = "The harbour office said the bridge would open in May."


@csrf_exempt
def unreachable(request: HttpRequest) -> HttpResponse:
    raise REFUSED


@csrf_exempt
def fine(request: HttpRequest) -> HttpResponse:
    return HttpResponse("fine")


urlpatterns = [path("", unreachable), path("fine", fine)]
handler500 = views.server_error


@pytest.fixture
def lost() -> DatabaseLost:
    return DatabaseLost(fine)


def test_a_reader_is_told_that_the_database_is_away(lost, rf: RequestFactory):
    response = lost.process_exception(rf.get("/"), REFUSED)
    assert response.status_code == 503
    assert int(response["Retry-After"]) > 0
    assert b"<h1>" in response.content


def test_typed_text_is_given_back(lost, rf: RequestFactory):
    request = rf.post("/", {"headline": "Bridge <opens>", "text": TYPED})
    page = lost.process_exception(request, REFUSED).content.decode()
    assert TYPED in page
    assert "Bridge &lt;opens&gt;" in page
    assert "readonly" in page


def test_passwords_and_tokens_are_not_given_back(rf: RequestFactory):
    request = rf.post("/", {"password": "hush", "csrfmiddlewaretoken": "token", "username": "ida"})
    assert sent_fields(request) == [{"name": "username", "value": "ida"}]


@pytest.mark.parametrize(
    "name", ["old_password", "new_password1", "id_Password2", "passphrase", "api_token", "key"]
)
def test_a_secret_is_known_by_any_part_of_its_name(rf: RequestFactory, name):
    assert sent_fields(rf.post("/", {name: "hush", "text": TYPED})) == [
        {"name": "text", "value": TYPED}
    ]


def test_a_view_that_marks_its_fields_as_sensitive_gets_none_back(rf: RequestFactory):
    @sensitive_post_parameters()
    def all_of_them(request: HttpRequest) -> list[dict[str, str]]:
        return sent_fields(request)

    @sensitive_post_parameters("answer")
    def one_of_them(request: HttpRequest) -> list[dict[str, str]]:
        return sent_fields(request)

    request = {"answer": "hush", "text": TYPED}
    assert all_of_them(rf.post("/", request)) == []
    assert one_of_them(rf.post("/", request)) == [{"name": "text", "value": TYPED}]


def test_no_field_of_a_report_is_taken_for_a_secret(rf: RequestFactory):
    typed = dict.fromkeys(UploadForm.base_fields, TYPED)
    assert [field["name"] for field in sent_fields(rf.post("/", typed))] == list(typed)


def test_other_errors_are_left_alone(lost, rf: RequestFactory):
    assert lost.process_exception(rf.get("/"), ValueError("something else")) is None


def test_a_file_is_named(rf: RequestFactory):
    request = rf.post("/", {"file": SimpleUploadedFile("report.txt", b"text")})
    assert sent_fields(request) == [{"name": "file", "file": "report.txt"}]


def test_a_program_is_answered_in_its_own_way(lost, rf: RequestFactory):
    request = rf.get("/", headers={"accept": "application/json"})
    response = lost.process_exception(request, REFUSED)
    assert response.status_code == 503
    assert response["Content-Type"] == "application/json"


@pytest.mark.urls(__name__)
def test_the_page_needs_no_database_itself(client):
    """No database is available to this test: a query would fail it with another error."""
    assert client.get("/").status_code == 503


@pytest.mark.urls(__name__)
def test_a_loss_outside_the_views_is_told_too(client, monkeypatch):
    def refuse(request: HttpRequest, response: HttpResponse) -> HttpResponse:
        raise OperationalError("the connection is lost")

    monkeypatch.setattr(SessionMiddleware, "process_response", staticmethod(refuse))
    client.raise_request_exception = False
    response = client.post("/fine", {"text": TYPED})
    assert response.status_code == 503
    assert TYPED in response.content.decode()


def test_health_check_says_that_the_database_is_away(rf: RequestFactory, monkeypatch):
    def refuse() -> None:
        raise OperationalError("connection refused")

    monkeypatch.setattr(views.connection, "cursor", refuse)
    assert views.health(rf.get("/healthz")).status_code == 503


def test_every_page_carries_the_content_security_policy(client):
    response = client.get("/accounts/login/")
    assert "default-src 'self'" in response["Content-Security-Policy"]
    assert "'unsafe-inline'" not in response["Content-Security-Policy"]
