"""Measure, and pin new floors: `python -m tests.gold.update [--allow-lower] [--dry-run]`."""

from __future__ import annotations

import argparse
import sys

from tests.gold.floors import (
    FILE,
    changed_gold,
    floors_from,
    raised,
    read_floors,
    shortfalls,
    write_floors,
)
from tests.gold.material import hashes, real_desk
from tests.gold.measure import errors, measure, table


def main() -> int:
    options = parsed()
    report = measure(real_desk())
    sys.stdout.write(f"{table(report)}\n{errors(report)}\n")
    if options.dry_run:
        return 0
    new = floors_from(report, hashes())
    if options.allow_lower or not FILE.exists():
        write_floors(new)
        return 0
    old = read_floors()
    reasons = shortfalls(report, old)
    reasons += [f"{name}: the gold has changed" for name in changed_gold(new.gold, old)]
    if reasons:
        sys.stderr.write("\n".join(["Not written without --allow-lower:", *reasons, ""]))
        return 1
    write_floors(raised(new, old))
    return 0


def parsed() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--allow-lower", action="store_true", help="let floors fall, or gold change"
    )
    parser.add_argument("--dry-run", action="store_true", help="measure and print, write nothing")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
