"""The English cue lexicon, inflected once at import, and look-ups over it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from compare.analysis.attribution.cue_words import (
    ADJECTIVES,
    ADVERBS,
    ATTITUDES,
    IRREGULAR,
    NOUN_CUES,
    OPINIONS,
    VERB_TABLE,
)
from compare.analysis.results import CueStrength


@dataclass(frozen=True, slots=True)
class Verb:
    """One cue verb; `frames` are the letters of `cue_words`, `after` the prepositions it takes."""

    lemma: str
    strength: CueStrength
    frames: frozenset[str]
    after: frozenset[str] = field(default=frozenset())


@dataclass(frozen=True, slots=True)
class VerbForm:
    """An inflected form; `shapes` holds b(ase), z (third person), d (past), n (participle), g(erund)."""

    verb: Verb
    shapes: frozenset[str]


_VOWELS = "aeiou"


def _regular(base: str) -> tuple[str, str, str, str]:
    if base.endswith("y") and base[-2] not in _VOWELS:
        stem = base[:-1]
        return stem + "ies", stem + "ied", stem + "ied", base + "ing"
    third = base + ("es" if base.endswith(("s", "sh", "ch", "x", "z", "o")) else "s")
    if base.endswith("e"):
        return third, base + "d", base + "d", base[:-1] + "ing"
    return third, base + "ed", base + "ed", base + "ing"


def _inflected(
    base: str, irregular: dict[str, tuple[str, str, str, str]]
) -> Iterator[tuple[str, str]]:
    third, past, participle, gerund = irregular.get(base) or _regular(base)
    yield from ((base, "b"), (third, "z"), (past, "d"), (participle, "n"), (gerund, "g"))
    if base in ("label", "signal"):
        yield from ((base + "led", "d"), (base + "led", "n"), (base + "ling", "g"))


def _verbs() -> dict[str, Verb]:
    verbs: dict[str, Verb] = {}
    for line in VERB_TABLE.strip().splitlines():
        head, _, bases = line.partition(":")
        strength, *marks = head.split()
        frames = frozenset(m for m in marks if not m.startswith("/"))
        after = frozenset(m[1:] for m in marks if m.startswith("/"))
        for base in bases.split():
            known = verbs.get(base)
            if known is None:
                verbs[base] = Verb(base, CueStrength(strength), frames, after)
            else:
                verbs[base] = Verb(base, known.strength, known.frames | frames, known.after | after)
    return verbs


def _forms() -> dict[str, VerbForm]:
    irregular: dict[str, tuple[str, str, str, str]] = {}
    for line in IRREGULAR.strip().splitlines():
        base, third, past, participle, gerund = line.split()
        irregular[base] = (third, past, participle, gerund)
    shapes: dict[str, tuple[Verb, set[str]]] = {}
    for verb in VERBS.values():
        for form, shape in _inflected(verb.lemma, irregular):
            shapes.setdefault(form, (verb, set()))[1].add(shape)
    return {form: VerbForm(verb, frozenset(found)) for form, (verb, found) in shapes.items()}


VERBS: dict[str, Verb] = _verbs()
VERB_FORMS: dict[str, VerbForm] = _forms()
NOUNS: dict[str, CueStrength] = {
    noun: CueStrength(strength) for strength, nouns in NOUN_CUES.items() for noun in nouns.split()
}
ADVERB_CUES: dict[str, CueStrength] = {word: CueStrength(s) for word, s in ADVERBS.items()}
_TOPICAL = frozenset(["to", "for", "on", "about", "of", "over", "against", "with"])
TRIGGERS = frozenset(
    [*VERB_FORMS, *NOUNS, *ADVERB_CUES, *ADJECTIVES, *OPINIONS, "according", "clear", "per"]
)


def states_stance(cue: str) -> bool:
    """Tell whether a cue's plain object is a stance or an act rather than something said."""
    found = cue.lower().replace("’", "'").split()
    if found[0] == "in" and not OPINIONS.isdisjoint(found):
        return False  # "In his opinion, the board was careless" is what he said
    last = VERB_FORMS.get(found[-1]) if len(found) > 1 else None
    if last is not None and last.shapes <= {"g"}:
        return last.verb.lemma in ATTITUDES  # "issued a statement saying"
    for word in found:
        if word in ADJECTIVES or (word in NOUNS and found[-1] in _TOPICAL and found[-1] != word):
            return True
        form = VERB_FORMS.get(word)
        if form is not None:
            return form.verb.lemma in ATTITUDES
        if word in NOUNS:
            return True
    return False


def cue_lemmas(text: str) -> frozenset[str]:
    """Return the cue verbs (as lemmas) and cue nouns among the words of a text."""
    found = text.lower().split()
    lemmas = {form.verb.lemma for word in found if (form := VERB_FORMS.get(word))}
    return frozenset(lemmas.union(word for word in found if word in NOUNS))
