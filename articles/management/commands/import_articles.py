from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from celery import current_app
from django.core.management.base import BaseCommand, CommandError

from articles.services.importing import Imported, import_articles
from articles.services.manifest import BadManifest, read_manifest


class Command(BaseCommand):
    help = "Import the articles that a JSON manifest lists (its form: see the README)."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("manifest", type=Path)
        parser.add_argument(
            "--suggest", action="store_true", help="ignore the events named, have them suggested"
        )
        parser.add_argument(
            "--now", action="store_true", help="prepare and compare here, without the workers"
        )

    def handle(self, *, manifest: Path, suggest: bool, now: bool, **_: Any) -> None:
        try:
            entries = read_manifest(manifest)
        except BadManifest as bad:
            raise CommandError(str(bad)) from None
        if now:
            current_app.conf.task_always_eager = True  # tasks run where they are sent
        failed = 0
        for result in import_articles(entries, suggest_events=suggest):
            self.say(result)
            failed += bool(result.error)
        if failed:
            raise CommandError(f"{failed} of {len(entries.articles)} were not imported.")

    def say(self, result: Imported) -> None:
        if result.article is None:
            self.stderr.write(f"{result.name}: not imported. {result.error}")
        elif result.is_new:
            self.stdout.write(f"{result.name}: article {result.article.pk}, “{result.article}”")
        else:
            self.stdout.write(f"{result.name}: is here already, as article {result.article.pk}")
