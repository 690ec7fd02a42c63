"""The whole path on real servers: upload to comparison, the worker's memory, the page."""

from __future__ import annotations

import gzip
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager

import psutil
from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.test import Client
from django.urls import reverse

from articles.models import Article
from articles.services.upload import event_titled
from articles.work import Status
from benchmarks import events
from benchmarks.figures import Figure, median_ms
from benchmarks.texts import reports
from compare.models import Comparison
from config import processes
from config.embedded import redis
from config.embedded.sharing import owning_postgres

MOST_SECONDS = 3.0
MOST_WORKER_MB = 1500
MOST_PAGE_KB = 100
MOST_PAGE_MS = 150
PATIENCE = 120.0
ROUNDS = 3


def run() -> list[Figure]:
    with owning_postgres(settings.PLACES):
        queue = redis.start(settings.PLACES)
        try:
            call_command("migrate", verbosity=0)
            with warm_worker() as worker:
                client = logged_in()
                taken = sorted(upload_to_ready(client, number) for number in range(ROUNDS))
                memory = worker_mb(worker)
            return [*path_figures(taken, memory), *page_figures(client), *events.figures()]
        finally:
            queue.terminate()
            queue.wait()


@contextmanager
def warm_worker() -> Iterator[subprocess.Popen[bytes]]:
    """Run the worker as `make run` does, and wait until it has served a first article."""
    with (settings.PLACES.logs / "worker.log").open("wb") as log:
        worker = subprocess.Popen(processes.worker(), stdout=log, stderr=log)
    try:
        upload(logged_in(), "A first report warms the worker up.", "Warming up")
        wait_until_ready()
        yield worker
    finally:
        worker.terminate()
        worker.wait()


def logged_in() -> Client:
    user, _ = get_user_model().objects.get_or_create(username="bench")
    client = Client(HTTP_HOST="localhost")
    client.force_login(user)
    return client


def upload(client: Client, body: str, title: str) -> None:
    event = event_titled(title)
    answer = client.post(
        reverse("articles:new"),
        {"body": body, "language": "en", "event_choice": "known", "event": event.pk},
    )
    if answer.status_code != 302:
        raise RuntimeError(f"the upload form answered {answer.status_code}")


def upload_to_ready(client: Client, number: int) -> float:
    """Return the seconds from the first upload to the last of three comparisons."""
    texts = [f"{text}\n\nRound {number} of the benchmark." for text in reports()]
    started = time.perf_counter()
    for text in texts:
        upload(client, text, f"Round {number}")
    wait_until_ready(comparisons=3 * (number + 1))
    return time.perf_counter() - started


def wait_until_ready(*, comparisons: int = 0) -> None:
    deadline = time.monotonic() + PATIENCE
    while True:
        unready = Article.objects.exclude(status=Status.READY).exists()
        done = Comparison.objects.filter(status=Status.READY).count()
        if not unready and done >= comparisons:
            return
        if time.monotonic() > deadline:
            raise RuntimeError("the worker did not finish; see its log")
        time.sleep(0.02)


def worker_mb(worker: subprocess.Popen[bytes]) -> float:
    """Return the memory of the worker's processes, shared pages counted once, in MB."""
    main = psutil.Process(worker.pid)
    return sum(p.memory_full_info().pss for p in (main, *main.children(recursive=True))) / 1e6


def path_figures(taken: list[float], memory: float) -> list[Figure]:
    seconds = taken[len(taken) // 2]
    return [
        Figure(
            "three 600-word reports, upload to all comparisons ready, warm worker, median of "
            f"{ROUNDS}",
            f"{seconds:.2f} s (slowest {taken[-1]:.2f} s)",
            f"< {MOST_SECONDS:.0f} s",
            seconds < MOST_SECONDS,
        ),
        Figure(
            "memory of the worker and its child",
            f"{memory:.0f} MB",
            f"< {MOST_WORKER_MB} MB",
            memory < MOST_WORKER_MB,
        ),
    ]


def page_figures(client: Client) -> list[Figure]:
    comparison = Comparison.objects.order_by("pk").first()
    if comparison is None:
        raise RuntimeError("there is no comparison to measure")
    address = comparison.get_absolute_url()
    page = client.get(address).content
    taken = median_ms(lambda: client.get(address), runs=20)
    size, wire = len(page) / 1000, len(gzip.compress(page)) / 1000
    flags = comparison.flags.count()
    return [
        Figure(
            f"comparison page of two 600-word reports with {flags} flags",
            f"{size:.0f} KB ({wire:.0f} KB compressed)",
            f"< {MOST_PAGE_KB} KB",
            size < MOST_PAGE_KB,
        ),
        Figure(
            "comparison page at the server, median",
            f"{taken:.0f} ms",
            f"< {MOST_PAGE_MS} ms",
            taken < MOST_PAGE_MS,
        ),
    ]
