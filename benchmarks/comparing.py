"""How long the pure comparison of two encoded reports takes."""

from __future__ import annotations

import gc
import sys

from articles.text.encode import Encoder
from benchmarks.figures import Figure, median_ms
from benchmarks.texts import reports
from compare.analysis.alignment.align import align
from compare.analysis.compare import analyse_document, compare_documents
from compare.plain_texts import PlainText, documents_from_texts

MOST_MS = 50.0
MOST_RULES_MS = 30.0


def run(encoder: Encoder) -> list[Figure]:
    left, right, _ = documents_from_texts(
        [PlainText(text, language="en") for text in reports()], encoder
    )
    counts = f"{len(left.text.split())} and {len(right.text.split())} words"
    gc.collect()
    gc.freeze()  # as the worker does
    again = median_ms(lambda: compare_documents(left, right), runs=30)
    first = median_ms(lambda: compare_documents(left, right), runs=30, before=forget)
    aligning = median_ms(lambda: align(left, right), runs=30, before=forget)
    reading = median_ms(
        lambda: (analyse_document(left), analyse_document(right)), runs=30, before=forget
    )
    all_rules = first - aligning
    return [
        Figure(
            f"`compare_documents` without encoding ({counts}), median",
            f"{again:.0f} ms",
            f"< {MOST_MS:.0f} ms",
            again < MOST_MS,
        ),
        Figure("– of texts not met before, all caches empty", f"{first:.0f} ms"),
        Figure("  – of which alignment", f"{aligning:.0f} ms"),
        Figure(
            "  – of which all rules together: attribution, own voice, flags",
            f"{all_rules:.0f} ms",
            f"< {MOST_RULES_MS:.0f} ms",
            all_rules < MOST_RULES_MS,
        ),
        Figure("    – of which attribution, own voice and wording of both", f"{reading:.0f} ms"),
    ]


def forget() -> None:
    """Empty the caches of what was read in earlier texts, so that each run meets new ones."""
    for name, module in list(sys.modules.items()):
        if not name.startswith("compare.analysis."):
            continue
        for cached in vars(module).values():
            if hasattr(cached, "cache_parameters") and cached.cache_parameters()["maxsize"] != 1:
                cached.cache_clear()
