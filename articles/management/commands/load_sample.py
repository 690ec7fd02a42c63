from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand

import articles
from articles.services.importing import import_articles
from articles.services.manifest import read_manifest

SAMPLE = Path(articles.__file__).parent / "sample" / "manifest.json"


class Command(BaseCommand):
    help = "Load the made-up sample event; what is here already stays as it is."

    def handle(self, **_: Any) -> None:
        new = sum(result.is_new for result in import_articles(read_manifest(SAMPLE)))
        self.stdout.write(f"{new} articles of the sample event loaded")
