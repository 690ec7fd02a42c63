from __future__ import annotations

import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from articles.text.encode import EncoderUnavailable
from compare.analysis.precision import MEASURED_FILE
from compare.evaluation.corpora import Place
from compare.evaluation.precision import as_json, measured_kinds
from compare.evaluation.table import mistakes_text, table
from compare.evaluation.tasks import TASKS, UnknownTask, measured


class Command(BaseCommand):
    help = (
        "Measure the program on public corpora and on our own gold, and print one table. "
        "Needs no database. The tasks are: "
        + ", ".join(TASKS)
        + "; all of them where none is named."
    )
    requires_system_checks = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("tasks", nargs="*", metavar="TASK")
        parser.add_argument("--data", type=Path, required=True, help="folder of the corpora")
        parser.add_argument(
            "--gold", type=Path, help="folder of hand-judged pairs; `gold` beside the data folder"
        )
        parser.add_argument("--cache", type=Path, help="folder that keeps vectors between runs")
        parser.add_argument(
            "--write-precision",
            action="store_true",
            help="store the precision of each kind of flag with the release, and measure nothing else",
        )
        parser.add_argument(
            "--errors", type=int, default=0, metavar="N", help="print N mistakes of each kind"
        )

    def handle(
        self,
        *,
        tasks: list[str],
        data: Path,
        gold: Path | None,
        cache: Path | None,
        errors: int,
        write_precision: bool,
        **_: Any,
    ) -> None:
        for folder in (data, gold):
            if folder is not None and not folder.is_dir():
                raise CommandError(f"There is no folder {folder}.")
        if cache is not None and cache.exists() and not cache.is_dir():
            raise CommandError(f"{cache} is a file; --cache takes a folder.")
        if errors < 0:
            raise CommandError("--errors takes a number from 0 up.")
        place = Place(
            data=data,
            gold=gold or data.resolve().parent / "gold",
            kept=cache,
            say=lambda words: self.stderr.write(words, self.style.NOTICE),
        )
        try:
            if write_precision:
                self.write_precision(place)
                return
            found = list(measured(tasks, place))
        except (UnknownTask, EncoderUnavailable) as error:
            raise CommandError(str(error)) from None
        except json.JSONDecodeError as error:
            raise CommandError(f"A line of the data is no JSON: {error}") from None
        self.stdout.write(table([figure for _, part in found for figure in part.figures]))
        if errors > 0:
            for title, part in found:
                self.stdout.write(mistakes_text(title, part.mistakes, errors))

    def write_precision(self, place: Place) -> None:
        data = as_json(measured_kinds(place), on=timezone.now().date())
        if not data["kinds"]:
            raise CommandError("No kind of flag could be measured on these data; nothing written.")
        text = json.dumps(data, ensure_ascii=False, indent=2) + "\n"
        MEASURED_FILE.write_text(text, encoding="utf-8")
        for kind, entry in data["kinds"].items():
            self.stdout.write(f"{kind}: {entry['precision']:.3f} of {entry['n']} flags")
