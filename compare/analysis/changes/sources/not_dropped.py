"""Tell whether a source that seems dropped is given after all.

The source may stand in the same sentence, in a turn of phrase that no rule reads, or with the same
claim elsewhere in the text.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from articles.text.spans import Span
from compare.analysis.attribution.clauses import PREPOSITIONS
from compare.analysis.attribution.cue_words import NOUN_FORMS
from compare.analysis.attribution.cues import VERB_FORMS, cue_lemmas
from compare.analysis.changes.sides import View
from compare.analysis.changes.sources.agreement import Agreement
from compare.analysis.changes.sources.direction import Direction
from compare.analysis.changes.sources.handed import Claim
from compare.analysis.changes.sources.stated import SAYING
from compare.analysis.results import Attribution, SourceKind

# Set by reading flags on reports of one event and on pairs of sentences.
CREDITED_ELSEWHERE = 0.6  # of what is shared stands in an attributed content of the target
CREDITED_FAR_AWAY = 0.95  # the same in another paragraph of a report written from the other
STATED_ITSELF = 0.7  # of what is shared stands in one own-voice sentence of the origin
_PER = re.compile(r"\b[Pp]er (?:an?|the|its|their|his|her|one)\b")  # "per the registry"
HEAD = 5  # words of a claim in which its subject stands


def stands_beside(origin: View, claim: Claim, target: View, goal: int, said: Span) -> bool:
    """Tell whether the source is named in the sentence beside the claim, in whatever turn of phrase.

    "By the union's count …", "…, as the union put it", "… (Union)": no list of cues has them all. At the
    head of the claim the same name is who does what is told, and no source.
    """
    source = claim.attribution.resolved_source or claim.attribution.source
    anybody = claim.attribution.effective_kind is SourceKind.UNNAMED
    if source is None or (anybody and not _PER.search(target.document.sentence_text(goal))):
        return False
    first = target.words_of(goal)[:HEAD]
    fronted = bool(first) and first[0].lower in PREPOSITIONS
    labelled = (
        bool(first) and ": " in target.document.text[first[0].span.start : first[-1].span.end]
    )
    head = [] if fronted or labelled else [word.span for word in target.words_in(said)[:HEAD]]
    names = origin.stems([source]) - origin.stems(claim.content) - target.stems(head)
    here = names & target.stems([target.document.sentences[goal].span])
    return bool(here & origin.index.names) or (bool(names) and 2 * len(here) >= len(names))


def still_credited(origin: View, attribution: Attribution, target: View, goal: int) -> bool:
    """Tell whether the target sentence has the source and a cue too, in a form no rule reads."""
    source = attribution.resolved_source or attribution.source
    if source is None or attribution.effective_kind is SourceKind.UNNAMED:
        return False
    sentence = target.document.sentences[goal].span
    here = {word.lower for word in target.words_of(goal)}
    names = origin.stems([source])
    named = source.slice(origin.document.text).casefold() in here
    shared = names & target.stems([sentence])
    if not named and 2 * len(shared) < max(len(names), 1):
        return False
    cue = attribution.cue
    own = frozenset() if cue is None else cue_lemmas(cue.slice(origin.document.text))
    lemmas = {
        form.verb.lemma
        for word in here
        if (form := VERB_FORMS.get(word)) and (word not in NOUN_FORMS or form.verb.lemma in own)
    }
    return bool(lemmas & (SAYING | own))


def is_given_elsewhere(way: Direction, claim: Claim, goal: int, found: Agreement) -> bool:
    """Tell whether the target has a source for the claim after all, or the origin states it too.

    Of a report written from the other, only where both have a link can tell what was its model.
    """
    names = way.origin.index.names & way.target.index.names
    shared = found.overlap.shared - names or found.overlap.shared
    whole = way.weights.of(shared)
    for some, places in way.target.attributed():
        if not some & shared or any(place.overlaps(found.said) for place in places):
            continue
        near = not way.retold or _is_near(way.target, goal, places)
        if (
            way.weights.of(some & shared)
            >= (CREDITED_ELSEWHERE if near else CREDITED_FAR_AWAY) * whole
        ):
            return True
    own = way.origin.stated()
    if way.retold:
        models = way.counterparts[goal] - {claim.position}
        own = tuple(
            (way.origin.stems(spans), spans)
            for model in sorted(models)
            if (spans := way.origin.analysis.own_voice[model])
        )
    return any(
        way.weights.of(some & shared) >= STATED_ITSELF * whole for some, _ in own if some & shared
    )


def _is_near(target: View, goal: int, places: Sequence[Span]) -> bool:
    """Tell whether some text stands in the paragraph of a sentence."""
    paragraph = target.document.sentences[goal].paragraph
    return any(
        target.document.sentences[position].paragraph == paragraph
        for place in places
        for position in target.positions(place)
    )
