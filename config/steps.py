"""Show the steps of a start, one line each, as they go."""

from __future__ import annotations

import contextlib
import time
from collections.abc import Iterator
from typing import IO

NAME_WIDTH = 10


class Steps:
    """Write lines such as `  database   PostgreSQL, embedded   0.4 s` to a stream."""

    def __init__(self, out: IO[str]) -> None:
        self.out = out

    def say(self, text: str) -> None:
        with contextlib.suppress(BrokenPipeError, OSError):  # the terminal may be gone
            self.out.write(text + "\n")
            self.out.flush()

    def line(self, name: str, text: str) -> None:
        self.say(f"  {name:<{NAME_WIDTH}} {text}")

    def fail(self, text: str) -> None:
        self.say(f"\n{text}")

    @contextlib.contextmanager
    def step(self, name: str, text: str) -> Iterator[None]:
        """Show what is being done and, when it is done, how long it took."""
        begun = time.monotonic()
        with contextlib.suppress(BrokenPipeError, OSError):
            self.out.write(f"  {name:<{NAME_WIDTH}} {text} … ")
            self.out.flush()
        try:
            yield
        except BaseException:
            self.say("")
            raise
        self.say(f"{time.monotonic() - begun:.1f} s")
