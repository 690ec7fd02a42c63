"""What a word counts as whatever an outlet's house style: spelling, numerals, contractions, hyphens.

Editors adapt these within quotations too, so they are no difference between two of them.
"""

from __future__ import annotations

import re
from functools import lru_cache

from compare.analysis.changes.number_words import NUMERALS
from compare.analysis.word_sets import word_set

_SHORT = {
    "won't": ("will", "not"),
    "can't": ("can", "not"),
    "cannot": ("can", "not"),
    "isnt": ("is", "not"),
    "dont": ("do", "not"),
    "doesnt": ("does", "not"),
    "didnt": ("did", "not"),
    "wasnt": ("was", "not"),
    "shan't": ("shall", "not"),
    "ain't": ("is", "not"),
    "gonna": ("going", "to"),
    "wanna": ("want", "to"),
    "gotta": ("got", "to"),
    "let's": ("let", "us"),
    "percent": ("percent",),
    "alright": ("all", "right"),
    "okay": ("ok",),
    "grey": ("gray",),
    "bn": ("billion",),
    "m": ("am",),
    "re": ("are",),
    "ve": ("have",),
    "ll": ("will",),
    "sept": ("september",),
    "oct": ("october",),
    "nov": ("november",),
    "dec": ("december",),
    "jan": ("january",),
    "feb": ("february",),
    "sen": ("senator",),
    "rep": ("representative",),
    "gov": ("governor",),
    "gen": ("general",),
}
_ENDINGS = {"'re": "are", "'ve": "have", "'ll": "will", "'d": "would", "'m": "am"}
_IS = word_set("it that he she there what who here where how this everybody everyone")
_OUR = re.compile(
    r"(?<=\w\w\w)our(?=(?:s|ed|ing|able|ite|ites|ful|hood|hoods|ly|er|ers|ist|ists)?$)"
)
_ISE = re.compile(r"(?<=\w\w)(i|y)s(?=(?:e|ed|es|ing|er|ers|ation|ations)$)")


@lru_cache(maxsize=65536)
def keys_of(token: str) -> tuple[str, ...]:
    """Return what a word counts as, whatever the house style; contractions are two words."""
    low = token.casefold().replace("’", "'")
    if low.endswith("."):
        low = low.replace(".", "")
    if low in _SHORT:
        return _SHORT[low]
    if low.endswith("n't") and len(low) > 3:
        return (_plain(low[:-3]), "not")
    if low.endswith("'s"):
        return (low[:-2], "is") if low[:-2] in _IS else (_plain(low[:-2]),)
    for ending, verb in _ENDINGS.items():
        if low.endswith(ending) and len(low) > len(ending):
            return (low[: -len(ending)], verb)
    return (_plain(low),)


def _plain(low: str) -> str:
    if low in NUMERALS:
        return f"{NUMERALS[low]:g}"
    if low[0].isdigit():
        return low.replace(",", "") if re.fullmatch(r"\d{1,3}(?:,\d{3})+", low) else low
    return _ISE.sub(r"\1z", _OUR.sub("or", low)).replace("ll", "l")
