"""Who may import whom."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
ROOMS = {"articles": 0, "compare": 1, "config": 2}  # a room imports those of its rank and below
DJANGO_FREE = ("articles/text", "compare/analysis", "compare/evaluation")
ANALYSIS_ROOMS: dict[str, tuple[str, ...]] = {
    "alignment": (),
    "attribution": (),
    "claims": (),
    "changes": ("alignment", "attribution"),
    "editorial": (),
}
FORBIDDEN_IN_ANALYSIS = {"django", "torch", "sentence_transformers", "time", "socket", "urllib"}


def modules_of(folder: str) -> list[Path]:
    return sorted(path for path in (ROOT / folder).rglob("*.py") if "migrations" not in path.parts)


def imported(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module


def dotted(path: Path) -> str:
    return ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


@pytest.mark.parametrize("room", ["articles", "compare"])
def test_a_room_imports_only_rooms_below_it(room):
    wrong = [
        f"{path.relative_to(ROOT)} imports {name}"
        for path in modules_of(room)
        for name in imported(path)
        if ROOMS.get(name.split(".")[0], -1) > ROOMS[room]
    ]
    assert wrong == []


@pytest.mark.parametrize("room", ["articles", "compare", "config"])
def test_models_import_no_services(room):
    wrong = [
        str(path.relative_to(ROOT))
        for path in modules_of(room)
        if path.name == "models.py" and any(".services" in name for name in imported(path))
    ]
    assert wrong == []


@pytest.mark.parametrize(("room", "known"), sorted(ANALYSIS_ROOMS.items()))
def test_a_room_of_the_analysis_knows_only_those_it_builds_on(room, known):
    others = ANALYSIS_ROOMS.keys() - {room, *known}
    wrong = [
        f"{path.relative_to(ROOT)} imports {name}"
        for path in modules_of(f"compare/analysis/{room}")
        for name in imported(path)
        if any(name.startswith(f"compare.analysis.{other}.") for other in others)
    ]
    assert wrong == []


def test_the_analysis_asks_no_clock_no_network_and_no_encoder():
    wrong = [
        f"{path.relative_to(ROOT)} imports {name}"
        for path in modules_of("compare/analysis")
        for name in imported(path)
        if name.split(".")[0] in FORBIDDEN_IN_ANALYSIS
    ]
    assert wrong == []


def test_analysis_and_text_work_without_django():
    """Import every module in a Python where importing Django fails."""
    names = [dotted(path) for folder in DJANGO_FREE for path in modules_of(folder)]
    assert len(names) > len(DJANGO_FREE)
    program = (
        "import sys, importlib\n"
        "sys.modules['django'] = None\n"
        f"for name in {names!r}:\n"
        "    importlib.import_module(name)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr


def test_importing_the_site_loads_no_encoder():
    """Web processes stay small: torch is the workers' affair."""
    program = (
        "import os, sys, django\n"
        "os.environ['DJANGO_SETTINGS_MODULE'] = 'tests.settings'\n"
        "django.setup()\n"
        "import config.urls, config.wsgi\n"
        "sys.exit('torch' in sys.modules)\n"
    )
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, check=False)
    assert done.returncode == 0
