"""A folder of made-up corpora in the formats of the real ones, a few lines each."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

LEFT = (
    "The council of Vensk will close the old bridge in May, Mayor Rolf Adler said on Monday.\n"
    "The ferry will run all night until the work is done.\n"
    "According to the engineers, the northern pillar has moved by two centimetres.\n"
)
RIGHT = (
    "Vensk loses its bridge\n"
    "The council of Vensk will close the old bridge in May.\n"
    "The northern pillar has moved by two centimetres.\n"
    "It is a shameful end to years of disgraceful neglect.\n"
)


def write(path: Path, records: list[dict[str, Any]]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    lines = (json.dumps(record, ensure_ascii=False) + "\n" for record in records)
    path.write_text("".join(lines), encoding="utf-8")


def write_all(root: Path) -> Path:
    """Write every corpus, the judged pairs and their texts below `root`; return the data folder."""
    data = root / "data"
    sentences(data)
    pairs(data)
    polnear(data)
    reports(data)
    judged(root)
    return data


def sentences(data: Path) -> None:
    plain = "The new school in Orle has room for two hundred children."
    loud = "It is a shameful, ridiculous decision that will haunt this wretched town for years."
    for folder, splits in (
        ("newssd_eng", ("train", "dev", "test")),
        ("checkthat_en", ("ct23_test", "ct24_test")),
        ("mpqa12", ("dev",)),
    ):
        write(
            data / folder / "sentences.jsonl",
            [
                {"text": text, "label": label, "split": split, "meta": {"own_voice": bool(label)}}
                for split in splits
                for text, label in ((plain, 0), (loud, 1))
            ],
        )


def pairs(data: Path) -> None:
    same = (
        "A tug towed the ferry Aurelia to Vensk.",
        "The ferry Aurelia was towed to Vensk by a tug.",
    )
    other = ("A tug towed the ferry Aurelia to Vensk.", "The bakery on the square has been sold.")
    write(
        data / "mrpc" / "pairs.jsonl",
        [
            {"a": a, "b": b, "label": label, "meta": {"split": "train"}}
            for (a, b), label in ((same, 1), (other, 0))
        ],
    )
    write(
        data / "ecbplus" / "pairs.jsonl",
        [
            {"a": a, "b": b, "label": label, "meta": {"split": split}}
            for split in ("train", "dev")
            for (a, b), label in ((same, 1), (other, 0), (same, None))
        ],
    )


def polnear(data: Path) -> None:
    text = "Mayor Rolf Adler said the bridge was safe. The ferry runs all night."
    spans = {"source": [[0, 16]], "cue": [[17, 21]], "content": [[22, 41]]}
    write(
        data / "polnear" / "docs.jsonl",
        [
            {
                "doc_id": f"made-up-{split}",
                "split": split,
                "text": text,
                "sentences": [[0, 42], [43, 68]],
                "attributions": [spans],
            }
            for split in ("train", "dev")
        ],
    )
    write(
        data / "polnear" / "ablation_pairs.jsonl",
        [
            {
                "a": "The engineers said the northern pillar has moved by two centimetres.",
                "b": "The northern pillar has moved by two centimetres.",
                "meta": {"split": split},
            }
            for split in ("train", "dev")
        ],
    )


def reports(data: Path) -> None:
    bodies = (LEFT, RIGHT, "The council of Vensk will close the old bridge in May.\n")
    write(
        data / "basil" / "articles.jsonl",
        [article(f"Outlet {number}", body) for number, body in enumerate(bodies)],
    )
    clusters = [
        {
            "id": f"{split} {number}",
            "title": "A headline",
            "text": text,
            "date": None,
            "cluster_id": event,
            "split": split,
        }
        for split in ("dev", "train", "val")
        for number, (event, text) in enumerate(
            (("bridge", LEFT), ("bridge", LEFT), ("bakery", "A bakery was sold."))
        )
    ]
    write(data / "basil" / "clusters.jsonl", clusters)
    write(data / "neus_allsides" / "clusters.jsonl", clusters)
    topics = [{**cluster, "topic": topic} for topic in ("1", "2", "36") for cluster in clusters[:3]]
    write(data / "ecbplus" / "clusters.jsonl", topics)


def article(outlet: str, body: str) -> dict[str, Any]:
    paragraphs = body.splitlines()
    slanted = [n for n, paragraph in enumerate(paragraphs) if "shameful" in paragraph]
    return {
        "id": outlet,
        "event_id": "bridge",
        "outlet": outlet,
        "title": "The old bridge",
        "date": "2020-05-01",
        "split": "dev",
        "paragraphs": paragraphs,
        "sentences": [
            {"i": n, "paragraph": n, "start": 0, "end": len(paragraph)}
            for n, paragraph in enumerate(paragraphs)
        ],
        "bias_spans": [{"sentence": n, "in_quote": False} for n in slanted],
    }


def judged(root: Path) -> None:
    write(
        root / "gold" / "attribution_shift.jsonl",
        [
            {
                "a": "The engineers said the northern pillar has moved by two centimetres.",
                "b": "The northern pillar has moved by two centimetres.",
                "label": "omitted_b",
            },
            {
                "a": "The ferry will run all night until the work is done.",
                "b": "Until the work is done the ferry will run all night.",
                "label": "none",
            },
        ],
    )
    left, right = LEFT.splitlines(), RIGHT.splitlines()
    link = {"left": left[2], "optional": False}
    omitted = {"left": left[2], "label": "omitted", "optional": False}
    opinion = {"quote": right[3], "type": "commentary", "optional": False}
    write(
        root / "gold" / "seed_pair.jsonl",
        [
            {"right": right[2], "links": [link], "attribution": [omitted], "editorialising": []},
            {"right": right[3], "links": [], "attribution": [], "editorialising": [opinion]},
        ],
    )
    seeds = root / "seeds"
    seeds.mkdir()
    names = ("left.txt", "right.txt")
    for name, text in zip(names, (LEFT, RIGHT), strict=True):
        (seeds / name).write_text(text, encoding="utf-8")
    manifest = [{"file": name, "outlet": name, "headline": None} for name in names]
    (seeds / "manifest.json").write_text(json.dumps({"articles": manifest}), encoding="utf-8")
