"""A management command that answers JSON Lines; it needs no database, no Redis and no network."""

from __future__ import annotations

import os
import sys
from argparse import ArgumentParser
from collections.abc import Sequence
from io import TextIOWrapper
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from articles.jsonlines import Answer, BadLine, OutputFailed, Record, flush, run
from articles.text.encode import EncoderUnavailable


class BatchCommand(BaseCommand):
    """Override `answers`, or `respond` where the answers need all lines first."""

    requires_system_checks = []
    batch = 32  # lines answered at a time when so many have arrived

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "file", nargs="?", metavar="FILE", help="JSON Lines; standard input without it"
        )

    def answers(self, records: Sequence[Record]) -> Sequence[Answer | BadLine]:
        """Return one answer or `BadLine` for each record, in order."""
        return [BadLine("this command gives no answers") for _ in records]

    def respond(self, file: str | None) -> int:
        """Answer the whole input; return the number of bad lines."""
        return run(file, self.answers, batch=self.batch)

    def handle(self, *, file: str | None, **_: Any) -> None:
        if isinstance(sys.stdout, TextIOWrapper):
            sys.stdout.reconfigure(encoding="utf-8")  # JSON is UTF-8, whatever the locale says
        try:
            bad = self.respond(file)
            flush(sys.stdout)
        except OutputFailed as failed:
            self.give_up(failed.__cause__)
            return
        except FileNotFoundError:
            raise CommandError(f"There is no file {file}.") from None
        except OSError as error:
            raise CommandError(f"{file or 'input'}: {error.strerror or error}") from None
        except EncoderUnavailable as error:
            raise CommandError(str(error)) from None
        if bad:
            sys.exit(1)

    def give_up(self, error: BaseException | None) -> None:
        """Write no more; say why, unless the reader has seen enough."""
        # What is still in the buffer would fail again when the interpreter closes its files.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        if isinstance(error, BrokenPipeError):
            return
        said = error.strerror if isinstance(error, OSError) else None
        raise CommandError(f"The output could not be written: {said or error}") from None
