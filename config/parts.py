"""The running parts of the site: each is watched, and started again when it ends by itself.

Nothing is lost by that: messages are only hints, a killed worker's claims run out, PostgreSQL
recovers from its log, and a page asked for meanwhile says that the database is away. A part that
keeps ending has a cause that stays; then the site ends too, and its log says why.
"""

from __future__ import annotations

import subprocess
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from config.embedded.children import end, log_tail
from config.embedded.errors import CannotServe, EmbeddedServerError
from config.steps import Steps

MOST_STARTS = 5  # within LOOP_SECONDS: more is no accident any longer
LOOP_SECONDS = 120.0
FIRST_PAUSE, LONGEST_PAUSE = 0.2, 8.0  # seconds before a start; doubled each time


@dataclass(slots=True)
class Part:
    """A program of the site, its log, and how it is started."""

    name: str
    log: Path
    start: Callable[[], subprocess.Popen[bytes]]
    process: subprocess.Popen[bytes]
    ends: list[float] = field(default_factory=list)  # when it ended lately, on the monotonic clock

    @classmethod
    def started(cls, name: str, log: Path, start: Callable[[], subprocess.Popen[bytes]]) -> Part:
        return cls(name, log, start, start())

    def check(self) -> None:
        """Raise if it has ended, with the end of its log."""
        status = self.process.poll()
        if status is not None:
            raise CannotServe(self._story(f"ended by itself (exit status {status})"))

    def keep(self, steps: Steps) -> None:
        """Start it again if it has ended; raise if it keeps ending."""
        while (status := self.process.poll()) is not None:
            now = time.monotonic()
            self.ends = [*(at for at in self.ends if now - at < LOOP_SECONDS), now]
            if len(self.ends) > MOST_STARTS:
                raise CannotServe(
                    self._story(f"ended by itself {len(self.ends)} times (exit status {status})")
                )
            time.sleep(min(FIRST_PAUSE * 2 ** (len(self.ends) - 1), LONGEST_PAUSE))
            end([self.process])  # what a killed one left of its group
            try:
                self.process = self.start()
            except EmbeddedServerError as error:
                steps.line("again", f"{self.name}: {str(error).splitlines()[0]}")
                continue
            steps.line("again", f"the {self.name} had ended (exit status {status}); started anew")

    def _story(self, what: str) -> str:
        return f"The {self.name} {what}. The end of {self.log}:\n\n{log_tail(self.log)}"


def end_all(parts: Sequence[Part], *, seconds: float) -> None:
    end([part.process for part in parts], seconds=seconds)
