"""Serve Variorum on this machine: `python -m config.serve`, which is what `make run` does.

Starts what is not there yet (database, queue), brings the database up to date, starts the worker
and the web server, and stays until it is told to stop. What ends by itself is started again, unless
it keeps ending (see `parts`). Every child ends with it: in good order on Ctrl-C or SIGTERM, by the
kernel if this process is killed outright.
"""

from __future__ import annotations

import contextlib
import os
import signal
import sys
from types import FrameType
from typing import NoReturn

from config.embedded.errors import CannotServe
from config.steps import Steps

STOPPING_SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


class Stop(BaseException):
    """Somebody asked for the end: unwind, ending every child on the way."""


def main() -> int:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    import django
    from django.core.exceptions import ImproperlyConfigured

    for number in STOPPING_SIGNALS:
        signal.signal(number, _stop)
    os.umask(0o077)  # what is made here on the way is ours alone: logs, locks, schedules
    steps = Steps(sys.stdout)
    try:
        try:
            django.setup()
            from config.supervisor import serve

            serve(steps)
        finally:
            for number in STOPPING_SIGNALS:  # the end is on its way: nothing may interrupt it
                signal.signal(number, signal.SIG_IGN)
    except Stop:
        steps.say("Stopped.")
        return 0
    except (CannotServe, ImproperlyConfigured) as error:
        steps.fail(str(error))
        return 1
    return 0


def _stop(number: int, frame: FrameType | None) -> NoReturn:
    for other in STOPPING_SIGNALS:
        signal.signal(other, signal.SIG_IGN)
    raise Stop


if __name__ == "__main__":
    with contextlib.suppress(BrokenPipeError):
        sys.exit(main())
