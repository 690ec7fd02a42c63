from __future__ import annotations

from datetime import date
from pathlib import Path

import numpy as np
import pytest

from articles.text import grouping, neighbours
from articles.text.boilerplate import leading_date
from articles.text.encode import load_encoder
from articles.text.fingerprint import Fingerprint, fingerprint, lead_sentences, lead_vector
from articles.text.grouping import SUGGEST, group, suggest
from articles.text.grouping_coefficients import WEEKDAY
from articles.text.resemblance import MAX_DATE_NATS, NEAR, Collection
from articles.text.segment import segment

BRIDGE = "The Velde bridge at Marlow opened on Tuesday after two years of work by Harlan Builders."
BRIDGE_AGAIN = (
    "Harlan Builders opened the Velde bridge at Marlow on Tuesday, after two years of work."
)
FIRE = "A fire destroyed the Orsk paper mill overnight; the brigade from Tolna saved the archive."
FIRE_AGAIN = "The Orsk paper mill burned down overnight, but the Tolna brigade saved its archive."


def article(text: str, direction: int, day: date | None = None) -> Fingerprint:
    vector = np.full(8, 0.1, dtype=np.float32)
    vector[direction] = 2.0
    return fingerprint(text=text, vector=lead_vector(vector[None, :]), published_on=day)


def odds(collection: Collection) -> np.ndarray:
    """Return the log odds of all pairs of a few articles."""
    everyone = np.arange(len(collection))
    levels = collection.levels(*np.triu_indices(len(collection), 1))
    sure = collection.between(everyone, everyone, levels)
    return np.log(sure / (1 - sure))


def test_reports_of_one_event_get_one_number_in_order_of_appearance() -> None:
    reports = [
        article(FIRE, 1),
        article(BRIDGE, 0),
        article(FIRE_AGAIN, 1),
        article(BRIDGE_AGAIN, 0),
    ]
    assert group(reports) == (0, 1, 0, 1)
    assert group(reports[::-1]) == (0, 1, 0, 1)
    assert group(reports[:1]) == (0,)
    assert group([]) == ()


def test_weeks_between_two_reports_lower_the_odds() -> None:
    days = [date(2024, 3, 5), date(2024, 3, 6), date(2024, 6, 1)]
    nats = odds(Collection([article(BRIDGE, 0, day) for day in days]))
    assert nats[0, 1] - nats[0, 2] == pytest.approx(MAX_DATE_NATS, rel=0.01)


def test_weekdays_count_where_no_date_tells() -> None:
    monday, other = "Harlan opened the bridge on Monday.", "Harlan opened the bridge on Sunday."
    undated = odds(Collection([article(monday, 0), article(monday, 0), article(other, 0)]))
    assert undated[0, 1] > undated[0, 2] + WEEKDAY
    plain = Collection([article("Harlan opened the bridge.", 0)] * 2 + [article(monday, 0)])
    days = date(2024, 3, 5), date(2024, 3, 6)
    dated = Collection([article(monday, 0, days[0]), article(other, 0, days[1])])
    for collection in (plain, dated):
        pair = np.array([0]), np.array([len(collection) - 1])
        assert collection.features(*pair, collection.levels(*pair))[0, 3] == 0.0


def test_only_weekdays_near_the_top_count() -> None:
    late = "Rain fell. " * 100 + "The bridge opens on Friday."
    assert article(late, 0).weekdays == 0
    assert article("Thursday's vote was moved to Friday.", 0).weekdays == 0b11000
    assert article("Am Freitag sank die Brücke.", 0).weekdays == 0


def test_a_cosine_counts_by_what_the_two_articles_reach_elsewhere() -> None:
    collection = Collection([article(BRIDGE, 0), article(FIRE, 1), article(BRIDGE_AGAIN, 0)])
    left, right = np.triu_indices(3, 1)
    levels = collection.levels(left, right)
    assert levels == pytest.approx([1.0, NEAR, 1.0])
    relative = collection.features(left, right, levels)[:, 0]
    assert relative[1] == pytest.approx(0.0) and relative[0] == relative[2] < -0.5


def test_short_texts_need_less_in_common_than_long_ones() -> None:
    tail = " ".join(f"word{n}" for n in range(200))
    short, long = (Collection([article(text, 0)] * 2) for text in (BRIDGE, f"{BRIDGE} {tail}"))
    assert odds(short)[0, 1] > odds(long)[0, 1]


def test_an_event_is_suggested_only_if_its_reports_are_alike() -> None:
    events = {"bridge": [article(BRIDGE, 0)], "fire": [article(FIRE, 1)]}
    found = suggest(article(FIRE_AGAIN, 1), events)
    assert found is not None and found.event == "fire" and SUGGEST <= found.score <= 1
    assert suggest(article("Prices of grain fell in March.", 2), events) is None
    assert suggest(article(BRIDGE, 0), {}) is None


def test_a_crowd_is_grouped_in_parts_like_a_few(monkeypatch: pytest.MonkeyPatch) -> None:
    reports = [article(text, n % 2) for n, text in enumerate([BRIDGE, FIRE] * 6)]
    monkeypatch.setattr(neighbours, "BLOCK", 5)
    assert group(reports) == (0, 1) * 6
    monkeypatch.setattr(grouping, "MAX_LINKED", 4)
    labels = group(reports)
    assert all(
        len({n % 2 for n, label in enumerate(labels) if label == each}) == 1 for each in set(labels)
    )


def test_no_words_and_no_vector_are_an_event_of_their_own() -> None:
    empty = fingerprint(text="", vector=np.zeros(8, dtype=np.float32))
    assert len(set(group([empty, article(BRIDGE, 0), empty]))) == 3


FLOOD = """The river Tarn burst its banks at Ostermoor on Monday night after two days of rain.
Firefighters brought 140 people to a school hall; nobody was hurt. The mayor, Ilse Brandt, said that
the pumping station had failed shortly before midnight because a cable had been cut by building work.
The railway to Lindby stays closed until Thursday. Farmers fear for the potato harvest."""
FLOOD_AGAIN = """A failed pumping station left Ostermoor under water on Monday night, mayor Ilse Brandt said.
The Tarn burst its banks shortly before midnight and 140 people had to sleep in a school hall. A cable
cut by building work had stopped the pumps. Trains to Lindby will not run before Thursday."""
OTHER_FLOOD = """Heavy rain has flooded the lower town of Sankt Veit, where the river Mur rose by three metres.
Rescue workers in boats took 60 people from their homes on Friday. Two drivers were injured when a
bridge gave way. The governor, Karl Hofer, asked the army for sandbags. Schools stay closed, and
firefighters expect the river to fall on Sunday after days of rain."""


@pytest.fixture(scope="module")
def floods() -> list[Fingerprint]:
    encoder = load_encoder(precision="float32")
    return [
        fingerprint(
            text=text, vector=lead_vector(encoder.encode(lead_sentences(text, segment(text))))
        )
        for text in (FLOOD, FLOOD_AGAIN, OTHER_FLOOD)
    ]


@pytest.mark.encoder
def test_of_one_known_article_only_the_same_event_is_suggested(floods: list[Fingerprint]) -> None:
    flood, again, other = floods
    found = suggest(again, {"flood": [flood]})
    assert found is not None and found.event == "flood"
    assert suggest(other, {"flood": [flood]}) is None
    assert suggest(other, {"flood": [flood, again]}) is None


def test_the_fewer_articles_are_known_the_less_sure_a_score_is() -> None:
    doubts = [Collection([article(BRIDGE, 0)] * known).doubt for known in (2, 6, 1_001)]
    assert doubts[0] > doubts[1] > doubts[2] and doubts[2] < 0.01
    assert suggest(article(BRIDGE, 0), {"alone": []}) is None


def test_reports_of_a_large_event_meet_although_their_words_are_in_many(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(neighbours, "LONGEST_LIST", 10)
    monkeypatch.setattr(neighbours, "NEAREST", 3)
    strangers = [article(f"Word{n} tale{n} of{n} nothing{n}.", 2) for n in range(60)]
    reports = [article(f"{BRIDGE} Witness{n} watched.", 0) for n in range(25)]
    labels = group([*strangers, *reports])
    assert len(set(labels[60:])) == 1 and len(set(labels[:60])) == 60


def test_the_order_of_reading_changes_nothing() -> None:
    texts = [BRIDGE, FIRE, BRIDGE_AGAIN, "Prices of grain fell in March.", FIRE_AGAIN, BRIDGE]
    reports = [article(text, n % 3) for n, text in enumerate(texts)]
    labels = group(reports)
    for shift in range(1, len(reports)):
        turned = group(reports[shift:] + reports[:shift])
        back = turned[-shift:] + turned[:-shift]
        assert [a == b for a in labels for b in labels] == [a == b for a in back for b in back]


@pytest.mark.encoder
def test_the_seed_reports_fall_into_four_events(seeds: Path) -> None:
    encoder = load_encoder(precision="float32")
    found = []
    for path in sorted(seeds.glob("*.txt")):
        text = path.read_text("utf-8")
        dated = leading_date(text)
        vectors = encoder.encode(lead_sentences(text, segment(text)))
        found.append(
            fingerprint(
                text=text, vector=lead_vector(vectors), published_on=dated[0] if dated else None
            )
        )
    assert group(found) == (0, 0, 1, 2, 3)
    assert suggest(found[2], {"talks": found[:2]}) is None
