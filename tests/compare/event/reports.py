"""Four short reports of one made-up event, linked by hand, their voices read by the analysis."""

from __future__ import annotations

from dataclasses import dataclass

from articles.models import Article, Event
from compare.analysis.compare import analyse_document
from compare.documents import document_of
from compare.models import Comparison
from compare.services.voices import write_voices
from tests.compare import cast

GAZETTE = (
    ("The ferry to Oxley will stop in May, the harbour director, Ilse Brandt, said.",),
    ("“The engine is forty years old, and nobody makes the parts any more,” Brandt said.",),
    ("The repair may take a month, according to a draft report.",),
    ("Two fishermen have offered their boats.",),
    ("The mayor, Oskar Dahl, said the town would pay for a bus.",),
)
ISLANDER = (
    ("The ferry to Oxley will stop in May.",),
    ("“The engine is forty years old,” Ilse Brandt said.",),
    ("The repair will take a month.",),
    ("Two fishermen have offered their boats.",),
    ("Advertisement",),
)
TIDE = (
    ("Officials said the ferry to Oxley will stop in May.",),
    ("A draft report says the repair may take a month.",),
    ("Islanders <b>are</b> angry & tired.", "The school stays open for everybody on the island."),
)
EARLY = (
    ("The ferry to Oxley sailed on time this morning.",),
    ("Forty people were on board, and the sea was calm.", "It came back at noon with the mail."),
    ("The next one leaves tomorrow at seven from the old pier.",),
)
LINKS = {  # sentences by report that tell the same, and how surely
    ("Gazette", "Islander"): ((0, 0, 0.95), (1, 1, 0.9), (2, 2, 0.9), (3, 3, 0.99)),
    ("Gazette", "Tide"): ((0, 0, 0.9), (2, 1, 0.9)),
    ("Islander", "Tide"): ((0, 0, 0.9), (2, 1, 0.85)),
}


@dataclass(frozen=True)
class Ferry:
    """The event and its reports, in the order of publication."""

    event: Event
    early: Article
    gazette: Article
    islander: Article
    tide: Article

    @property
    def articles(self) -> tuple[Article, ...]:
        return self.early, self.gazette, self.islander, self.tide

    def comparison(self, one: Article, other: Article) -> Comparison:
        return Comparison.objects.get(left__in=(one, other), right__in=(one, other))


def ferry(**headlines: str) -> Ferry:
    event = cast.event()
    texts = (
        ("Early", EARLY, 2),
        ("Gazette", GAZETTE, 8),
        ("Islander", ISLANDER, 9),
        ("Tide", TIDE, 10),
    )
    made = {
        name: cast.article(
            text, outlet=name, of=event, hour=hour, headline=headlines.get(name.lower(), "")
        )
        for name, text, hour in texts
    }
    for article in made.values():
        read_voices(article)
    names = list(made)
    for number, left in enumerate(names):
        for right in names[number + 1 :]:
            links = LINKS.get((left, right), ())
            compare(made[left], made[right], *links)
    return Ferry(event, *made.values())


def read_voices(article: Article) -> None:
    write_voices(article, analyse_document(document_of(article, dimensions=1)))


def compare(
    left: Article, right: Article, *links: tuple[int, int, float], derived: str = ""
) -> Comparison:
    made = cast.comparison(left, right, reuse="rewrite" if links else "independent")
    if derived:
        made.derived = derived
        made.save()
    for one, other, probability in links:
        cast.pair(made, (one, one + 1), (other, other + 1), similarity=probability)
    return made
