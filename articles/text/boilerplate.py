"""Recognise what a saved web page leaves around a report: residue that nobody wrote as news.

Requirements. Ordinary prose, headlines, datelines and sub-headings are never residue; a sentence of
news that holds the words "share", "read more" or "advertisement" is none either. Missing some residue
is the cheaper mistake: it only stands in the text uncoloured.

Idea. Only a whole line can be residue, never words inside one. A line is residue if all of it is one
of the fixed phrases of page furniture (case and end punctuation aside), or starts like a teaser or an
invitation and is short, or is a section label or a lone date at the very top or bottom.

Known exceptions. "Why Iran?" (a sub-heading) stays; "MOST READ" goes; a short line in capitals goes
only at the top or the bottom and only if it is a known section name. A phrase in another language
than English is not known here and stays.
"""

from __future__ import annotations

import re
from datetime import date

from articles.text.spans import Span

LONGEST_RESIDUE = 200  # characters; a longer "Read more: …" line is prose
EDGE = 4  # paragraphs from the top or the bottom that may hold section labels

_LEADING_DATE = re.compile(r"\s*(date:?\s+(\d{4})-(\d{2})-(\d{2}))(?=\s|$)", re.I)


def _listed(phrases: str) -> frozenset[str]:
    return frozenset(" ".join(phrase.split()) for phrase in phrases.split("|"))


_PHRASES = _listed(
    """
    scroll to top|back to top|go to top|top of page|exit mobile version|view desktop version|most read
    |most popular|most viewed|most recent|trending|trending now|trending stories|published|published on
    |published by|on|by|updated|last updated|posted|posted on|posted by|posted in|filed under|tags
    |share|share this|share this article|share this story|share this post|share article|share on facebook
    |share on twitter|share on x|share on whatsapp|share on linkedin|share via email|tweet|tweet this
    |pin it|email|print|print this|print article|email this article|copy link|link copied|save|save article
    |save for later|listen|listen to this article|listen to article|watch|follow us|like us on facebook
    |advertisement|advertisements|ad|ads|sponsored|sponsored content|promoted|promoted content
    |article continues below|article continues after advertisement|story continues below
    |story continues below advertisement|story continues after advertisement|continue reading
    |continue reading below|continue reading the main story|keep reading|read more|read more here|read next
    |read also|also read|see also|see more|show more|load more|view more|more|more news|more stories
    |more from this section|more on this story|related|related articles|related stories|related topics
    |related news|related content|related posts|related links|related coverage|recommended
    |recommended for you|recommended stories|you may also like|you might also like|you might be interested in
    |what to read next|up next|next article|previous article|next|previous|next post|previous post
    |editor's picks|editors' picks|latest news|latest stories|top stories|don't miss|in this article
    |comments|leave a comment|leave a reply|add a comment|post a comment|view comments|show comments
    |no comments|join the conversation|cancel reply|reply|subscribe|subscribe now|subscribe to our newsletter
    |sign up|sign up now|sign in|log in|login|register|my account|newsletter|newsletters|sign up for our newsletter
    |sign up to our newsletter|get our newsletter|get the newsletter|menu|search|close|home|skip to content
    |skip to main content|skip to navigation|toggle navigation|open menu|close menu|main menu|loading
    |loading comments|please wait|accept|accept all|accept cookies|accept all cookies|reject all
    |manage cookies|cookie settings|cookie policy|cookie preferences|privacy policy|privacy notice
    |terms of use|terms of service|terms and conditions|terms & conditions|contact us|about us|about the author
    |advertise with us|all rights reserved|do not sell my personal information|play video|watch video
    |video player|video|photos|photo gallery|view gallery|image|featured image|image credit|image source
    |getty images|via getty images|file photo|report a typo|report an error|correct this article|donate
    |donate now|support us|support our work|click here|download our app|download the app|get the app
    |this article was originally published on|the above article was published in
    """
)
_SECTIONS = _listed(
    """
    asia|africa|europe|americas|america|world|national|local|news|breaking|politics|business|economy
    |opinion|editorial|analysis|sports|sport|culture|arts|entertainment|lifestyle|health|science
    |technology|tech|environment|climate|education|travel|markets|finance|middle east|world news
    |top news|us news|uk news|local news|latest news|breaking news|latin america|north america
    |south asia|central asia|east asia|asia pacific|human rights|press release
    """
)
# A whole line that starts so and is short; the mark after it keeps prose out.
_TEASER = re.compile(
    r"(?:read (?:more|also|next|on|the full (?:story|article|report))|(?:also|further) read(?:ing)?"
    r"|see (?:also|more)|more on this(?: story)?|related(?: (?:article|story|news|coverage|post)s?)?"
    r"|watch(?: (?:also|more|now))?|listen(?: to this)?|recommended|don['’]t miss|in pictures|tags?"
    r"|filed under|share this(?: \w+)?|categor(?:y|ies)|(?:image|photo|picture)s?(?: (?:credit|source)s?)?)"
    r"\s*[:|»>→]\s*\S",
    re.I,
)
# A whole line or a whole sentence that starts so and is short.
_INVITATION = re.compile(
    r"(?:"
    r"(?:please )?(?:sign up|subscribe) (?:to|for|now|here|today|with)\b"
    r"|(?:please )?(?:follow|like|join|find|connect with) us (?:on|at|via)\b"
    r"|follow [\w@.’' -]{2,40} on (?:facebook|twitter|x|instagram|telegram|whatsapp|youtube|linkedin|tiktok"
    r"|google news|threads|mastodon|bluesky)\b.{0,60}$"
    r"|get .{0,80}(?:newsletters?|(?:to|in|into) your inbox)\b"
    r"|(?:this|our) (?:web ?site|site|page) uses cookies\b|we (?:and our partners )?use cookies\b"
    r"|by (?:continuing|clicking|using|browsing|signing up|subscribing)\b.{0,100}\byou (?:agree|accept|consent)\b"
    r"|(?:click|tap) here (?:to|for)\b|download (?:our|the) .{0,40}\bapp\b"
    r"|©|(?:copyright|\(c\)) (?:©|\(c\)|(?:19|20)\d\d\b)|.{0,80}\ball rights reserved\.?$"
    r"|your email address will not be published\b|required fields are marked\b"
    r"|(?:please )?enable javascript\b|javascript is (?:disabled|required)\b"
    r"|this (?:material|article) may not be (?:published|reproduced|copied)\b"
    r"|the post .{3,160} (?:appeared first on|first appeared on)\b"
    r")",
    re.I,
)
_COUNTER = re.compile(
    r"[\d.,]+k? (?:comments?|shares?|views?|likes?)|\d+[ -]min(?:ute)?s?[ -]read", re.I
)
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_STAMP = re.compile(
    r"(?:(?:published|posted|(?:last )?updated|modified)(?: on| at| in)?:?\s+)?"
    r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?,?\s+)?"
    r"(?:\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|\d{4}-\d{2}-\d{2}"
    rf"|\d{{1,2}}\s+{_MONTH},?\s+\d{{4}}|{_MONTH}\s+\d{{1,2}},?\s+\d{{4}}"
    r"|\d{1,3} (?:second|minute|hour|day|week|month|year)s? ago)"
    r"(?:[T,|·-]?\s*(?:at\s+)?\d{1,2}[:.]\d{2}(?::\d{2})?\s*(?:[ap]\.?m\.?)?\s*(?:\(?[A-Z]{1,4}\)?)?)?",
    re.I,
)
_BYLINE = re.compile(
    r"[Bb][Yy]:? (?:[A-Z][\w.’'-]+(?: (?:van|von|de|al|bin|el))?[ ]?){2,4}"
    r"(?:(?:,| and|, and) (?:[A-Z][\w.’'-]+ ?){2,4}){0,3}(?:(?:,| in| \|) [A-Z][\w’' -]{2,30})?"
)
_TRIM = " \t\u00a0\u200b\u200e\u200f\ufeff.:!…»›>→|•·-–—*#_=~▼▲↑↓←"


def leading_date(text: str) -> tuple[date, Span] | None:
    """Find a "date 2022-01-26" that a crawler put before the first words of `text`.

    The span covers that prefix only, not the text that follows on the same line.
    """
    found = _LEADING_DATE.match(text)
    if found is None:
        return None
    try:
        day = date(int(found[2]), int(found[3]), int(found[4]))
    except ValueError:
        return None
    return day, Span(found.start(1), found.end(1))


def is_residue(line: str) -> bool:
    """Tell whether a whole line is page furniture wherever it stands."""
    if not any(char.isalnum() for char in line):
        return True
    bare = line.strip(_TRIM)
    if len(bare) > LONGEST_RESIDUE:
        return False
    if " ".join(bare.replace("’", "'").casefold().split()) in _PHRASES:
        return True
    if _STAMP.fullmatch(bare) or _COUNTER.fullmatch(bare):
        return True
    return _TEASER.match(bare) is not None or _INVITATION.match(bare) is not None


def mark_residue(
    text: str, paragraphs: tuple[Span, ...], sentences: tuple[tuple[Span, int], ...]
) -> tuple[bool, ...]:
    """Return for each sentence whether it is residue; `sentences` are (span, paragraph index).

    A sentence inside a paragraph of prose is residue only if it is an invitation or the crawler's
    date: the short phrases ("More.", "Listen.") are trusted only as lines of their own.
    """
    dated = leading_date(text)
    lines = tuple(span.slice(text) for span in paragraphs)
    labels = _edge_labels(lines)
    whole = tuple(is_residue(line) or i in labels for i, line in enumerate(lines))
    return tuple(
        whole[paragraph]
        or (dated is not None and span == dated[1])
        or (len(span) <= LONGEST_RESIDUE and _INVITATION.match(span.slice(text)) is not None)
        for span, paragraph in sentences
    )


def _edge_labels(lines: tuple[str, ...]) -> set[int]:
    """Return the lines near the top or the bottom that are a section's name or a byline."""
    top = range(min(EDGE, len(lines)))
    bottom = range(max(0, len(lines) - EDGE), len(lines))
    sections = {i for i in {*top, *bottom} if _section(lines[i])}
    return sections | {i for i in top if _BYLINE.fullmatch(lines[i].strip())}


def _section(line: str) -> bool:
    parts = re.split(r"\s*[|/>»›·•]\s*", line.strip(_TRIM).casefold())
    return all(part.replace("-", " ") in _SECTIONS for part in parts)
