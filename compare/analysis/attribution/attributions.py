"""Find who says what in an English text.

Requirements: every way a report hands a claim to somebody else (lead, trail, inversion, "according
to", passive, adverb, noun, headline style, a quotation running on) is found, because each one missed
on one side of a comparison becomes a false flag on the other.

Idea: `frames` reads each sentence alone; here the sentences are joined: pronouns and "the source" are
resolved, a quotation without a cue is given to the speaker before it, a cue that ends in a colon
waits for the next sentence, one that opens a sentence ("“Why?” Brandt asked.") looks back to the one
before. A quotation that runs over sentences is one content. What a source says of others is part of
its claim (`nesting`).

Known exceptions: a claim carried over without any mark ("The source said A. B.") stays own voice; a
subject far from its verb is cut short; acts that annotators of PolNeAR count as stances ("the mayor
ended the toll"), appearances ("seems to") and questions without an answer are not read, for they are
no claims of anybody's. These are most of the cues missed: of 100 cue tokens missed on its train
split, 43 belong to verbs and phrases on no list, 37 to listed verbs in other frames, 4 to nouns, 14
to longer cues than ours. Half of all missed stand in cues of four words and more ("has been ratcheting
up his critique of").

Extent of a cue: as in PARC and PolNeAR it takes in auxiliaries, adverbs, particles and the
preposition of its content ("has since called for", "lashed out at"), a light verb with its noun ("issued a
statement saying", "has made clear"), and how or where it was said while that is short.

Rejected: a token tagger over the encoder's token states (layers 4 and 6, two convolutions), taught by
these rules' own output on Wikinews, ECB+, NewsMTSC and NewsSD, for no corpus whose licence lets
coefficients ship marks sources and contents. Beside the rules it gained on PolNeAR dev .03 of cue, .02 of
source and .01 of content token F1 and .01 of both sentence F1s, for .005 of sentence precision; alone it
was worse on cues and sources (train .59 and .64 against .61 and .71). Its price is hidden states out of
every encode call, marks stored for every word, and no tagger under another encoder. Without the encoder
(static word vectors, the same network) it gained .01 of the sentence F1s and lost .009 of precision; as
a filter of doubtful readings it gained nothing. A logistic head on the sentence vector gained .011 and
lost .012 of precision on train.

Rejected as well: a linear tagger of cue words over neighbours, word groups, endings and quotation marks,
taught by these rules on the same texts and by ECB+'s reporting actions: alone .58 on PolNeAR dev (rules
.63), joined to the rules .635, for a million coefficients and cues without source or content. How far
such features reach at all shows the same tagger taught on PolNeAR's own train split, which may not
ship: .59 alone, .645 with the rules' marks as features, .656 joined to them.

Rejected too: longer word lists (of 31 more classes of verbs, only 8 were right in half the cases on a
half of PolNeAR's train split, and found 1 cue in 100; even the words that were cues in four of ten
cases on that split itself hold only 604 of 6,778 missed words, a quarter of them "seem" and "appear");
reading "to say that" behind any verb (MPQA's own-voice sentences lost .001 of average precision);
ending a claim at every ", -ing" (right in 62 % of
cases, but it made a purpose the outlet's own words) or at ", but" (60 %).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from articles.text.letters import composed
from articles.text.spans import Span, merged
from compare.analysis.attribution.antecedents import RELATIVES, antecedent
from compare.analysis.attribution.beings import surnames
from compare.analysis.attribution.carried import carry_quotations
from compare.analysis.attribution.clauses import (
    AUXILIARIES,
    PREPOSITIONS,
    Token,
    sentence_tokens,
    span_of,
)
from compare.analysis.attribution.cues import VERB_FORMS
from compare.analysis.attribution.drafts import Draft, State, speaks
from compare.analysis.attribution.frames import read_sentence
from compare.analysis.attribution.headlines import is_name, read_headline
from compare.analysis.attribution.mentions import read_source, subjects
from compare.analysis.attribution.nesting import outermost
from compare.analysis.attribution.readings import Reading
from compare.analysis.attribution.sources import Source, can_speak, resolved
from compare.analysis.documents import Document
from compare.analysis.results import Attribution, Quotation, SourceKind

LANGUAGES = frozenset(["en"])
LONGEST_SENTENCE = 400  # tokens; what is longer is no prose, and reading it would cost too much
LONGEST_SUBJECT = 8  # tokens of a sentence's first words that may be taken for its subject


def find_attributions(
    document: Document, quotations: tuple[Quotation, ...], *, outlets: Sequence[str] = ()
) -> tuple[Attribution, ...]:
    """Return the attributions of a text in reading order; none for a language without rules.

    `outlets` are names of other publishers that may be credited in the text.
    """
    if document.language not in LANGUAGES:
        return ()
    real = [q for q in quotations if not q.scare]
    starts = [q.span.start for q in real]
    state = State(document, real, tuple(composed(o).lower() for o in outlets))
    state.surnames = surnames(document.text)
    for position, sentence in enumerate(document.sentences):
        if sentence.boilerplate:
            continue
        tokens = sentence_tokens(document, position, real, starts)
        if tokens and len(tokens) <= LONGEST_SENTENCE:
            _sentence(state, position, tokens)
    found = [_finished(draft) for draft in state.drafts]
    return outermost(sorted((a for a in found if a.content), key=_order))


def _order(attribution: Attribution) -> tuple[int, int]:
    anchor = attribution.cue or attribution.content[0]
    return anchor.start, anchor.end


def _finished(draft: Draft) -> Attribution:
    if not draft.extra:
        return draft.attribution
    return replace(draft.attribution, content=merged([*draft.attribution.content, *draft.extra]))


def _sentence(state: State, position: int, tokens: list[Token]) -> None:
    readings = read_sentence(tokens)
    state.sources += subjects(state, tokens)
    here: list[Draft] = []
    for reading in readings:
        draft = _draft(state, position, tokens, reading, here)
        if not reading.closing or _closes(state, position, draft):
            here.append(draft)
    if not readings:
        headline = read_headline(state.document.text, tokens)
        if headline is not None:
            here.append(_draft(state, position, tokens, headline, ()))
    _go_on_in_transcript(state, position, tokens, here)
    state.drafts += here
    carry_quotations(state, position, tokens, here)
    speaking = [d for d in here if speaks(d)]
    if speaking:
        state.speaker = speaking[-1]
    state.awaiting = next((d for d in here if d.reading is not None and d.reading.awaiting), None)


def _go_on_in_transcript(
    state: State, position: int, tokens: Sequence[Token], here: Sequence[Draft]
) -> None:
    """Give a sentence of the same paragraph to the speaker of "Smith: A. B."."""
    paragraph = state.document.sentences[position].paragraph
    spoken = [d for d in here if d.reading is not None and d.reading.lemma == ":"]
    if spoken:
        last = spoken[-1]
        source = last.reading.source if last.reading is not None else None
        state.transcript = last if source is not None and is_name(tokens, source[1]) else None
        return
    speaker = state.transcript
    if speaker is None or state.document.sentences[speaker.sentence].paragraph != paragraph:
        state.transcript = None
        return
    speaker.extra.append(state.document.sentences[position].span)


def _closes(state: State, position: int, draft: Draft) -> bool:
    """Give the quotation a sentence ended with to the speaker the next begins with: "“Why?” X asked."

    The sentence splitter parts the two at the mark; without the splitter's cut it is one sentence.
    """
    if state.last_quotation is None or not position or not state.drafts:
        return False
    holder, span = state.last_quotation
    before, here = (state.document.sentences[i] for i in (position - 1, position))
    gap = state.document.text[span.end : here.start]
    if before.paragraph != here.paragraph or span.end < before.start or gap.strip():
        return False
    if holder.attribution.cue is not None and span in holder.extra:
        holder.extra.remove(span)
    elif holder.attribution.cue is None and holder is state.drafts[-1]:
        state.drafts.pop()
        draft.extra += holder.extra
    else:
        return False
    draft.extra.append(span)
    draft.attribution = replace(draft.attribution, direct=True)
    return True


def _draft(
    state: State, position: int, tokens: list[Token], reading: Reading, here: Sequence[Draft]
) -> Draft:
    source = None
    if reading.source is not None:
        source = _source(state, tokens, reading.source)
    elif reading.borrowed:
        source = _borrowed(state, tokens, reading, here)
    contents = [_content_span(state, tokens, s, e) for s, e in reading.content]
    direct = any(_is_direct(tokens, s, e) for s, e in reading.content)
    for start, end in reading.content:
        state.covered.update(t.quotation for t in tokens[start:end] if t.quotation is not None)
    attribution = Attribution(
        source=None if source is None else source.span,
        cue=span_of(tokens, *reading.cue),
        content=merged(contents),
        source_kind=SourceKind.UNNAMED if source is None else source.kind,
        direct=direct,
        strength=reading.strength,
        resolved_kind=None if source is None else source.resolved_kind,
        resolved_source=None if source is None else source.resolved,
    )
    return Draft(attribution, position, reading)


def _is_direct(tokens: Sequence[Token], start: int, end: int) -> bool:
    return all(t.quotation is not None or not t.is_word for t in tokens[start:end])


def _content_span(state: State, tokens: Sequence[Token], start: int, end: int) -> Span:
    """Return the characters of a content, with quotations in it whole even beyond the sentence."""
    low, high = tokens[start].start, tokens[end - 1].end
    for token in tokens[start:end]:
        if token.quotation is not None:
            span = state.quotations[token.quotation].span
            low, high = min(low, span.start), max(high, span.end)
    return Span(low, high)


def _source(state: State, tokens: Sequence[Token], place: tuple[int, int]) -> Source:
    start, end = place
    if end - start == 1 and tokens[start].low in RELATIVES:
        pronoun = read_source(state, tokens, place)
        before = antecedent(tokens, start)
        if before is None:
            return pronoun
        source = resolved(read_source(state, tokens, before), state.sources, state.document.text)
        state.sources.append(source)
        return pronoun.standing_for(source)
    source = resolved(read_source(state, tokens, place), state.sources, state.document.text)
    state.sources.append(source)
    return source


def _borrowed(
    state: State, tokens: Sequence[Token], reading: Reading, here: Sequence[Draft]
) -> Source | None:
    """Return the source of the attribution before in the sentence, or the sentence's subject."""
    for draft in reversed(here):
        a = draft.attribution
        if a.source is not None:
            text = a.source.slice(state.document.text)
            return Source(a.source, a.source_kind, text, a.resolved_kind, a.resolved_source)
    if tokens[0].low in PREPOSITIONS:
        return None
    end = 0
    while end < min(len(tokens), reading.cue[0]) and _in_first_phrase(tokens[end]):
        end += 1
    if not 0 < end <= LONGEST_SUBJECT or not can_speak(tokens, 0, end):
        return None
    return _source(state, tokens, (0, end))


def _in_first_phrase(token: Token) -> bool:
    """Tell whether a sentence's first subject may still go on with a word."""
    low = token.low
    if not token.is_word or low in AUXILIARIES or low in ("who", "which", "that"):
        return False
    return token.is_capital or not (low in VERB_FORMS or low.endswith(("ed", "ly")))
