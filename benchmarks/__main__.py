"""Print the table of speeds and sizes that the README quotes: `make bench`.

Everything runs here, on embedded servers of its own in a folder that is removed afterwards.
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from pathlib import Path


def main() -> None:
    data = Path(tempfile.mkdtemp(prefix="variorum-bench-"))
    os.environ |= {"VARIORUM_DATA": str(data), "DJANGO_SETTINGS_MODULE": "config.settings"}
    for name in ("DATABASE_URL", "REDIS_URL"):
        os.environ.pop(name, None)
    try:
        sys.stdout.write(measured() + "\n")
    finally:
        shutil.rmtree(data, ignore_errors=True)


def measured() -> str:
    import django

    django.setup()

    from django.db import connections

    import config.wsgi  # noqa: F401 - what a process of the site does when it starts
    from articles.services.encoder import get_encoder
    from benchmarks import comparing, encoding, lists, reading, serving
    from benchmarks.figures import table

    figures = []
    for part in (serving, reading, lists):
        figures += part.run()
        connections.close_all()  # the database of a part ends with it
    figures += comparing.run(get_encoder())
    figures += encoding.run()
    return table(figures)


if __name__ == "__main__":
    main()
