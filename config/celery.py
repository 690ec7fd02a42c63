"""The Celery application: tasks of both apps, the periodic sweep, a warm encoder per worker."""

from __future__ import annotations

import gc
import logging
import os
from typing import Any

from celery import Celery
from celery.platforms import set_pdeathsig  # type: ignore[attr-defined]  # missing from its stubs
from celery.signals import beat_embedded_init, worker_process_init

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")

app = Celery("variorum")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()


@worker_process_init.connect
def warm_up(**_: Any) -> None:
    """Load the encoder before the first task; without one the tasks themselves say why."""
    from articles.services.encoder import get_encoder
    from articles.text.encode import EncoderUnavailable

    try:
        get_encoder().encode(["A first sentence makes the following ones fast."])
    except EncoderUnavailable as error:
        logging.getLogger(__name__).error("no encoder: %s", error)
    gc.collect()
    gc.freeze()  # the encoder's libraries stay: going over them again took a fifth of a comparison


@beat_embedded_init.connect
def end_with_the_worker(**_: Any) -> None:
    """Have the kernel end the clock of the sweep with its worker, as it does with pool processes."""
    set_pdeathsig("SIGKILL")
