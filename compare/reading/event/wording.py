"""What the pages of an event call the values they show."""

from __future__ import annotations

from django.utils.translation import gettext_lazy

from compare.analysis.absence import Silence
from compare.reading.event.ledger import Order, Show
from compare.reading.event.quotations import Fate
from compare.reading.event.telling import Telling

TELLINGS = {
    Telling.NAMED: gettext_lazy("named"),
    Telling.UNNAMED: gettext_lazy("unnamed"),
    Telling.DOCUMENT: gettext_lazy("document"),
    Telling.OUTLET: gettext_lazy("outlet"),
    Telling.OWN: gettext_lazy("own voice"),
    Telling.PARTLY: gettext_lazy("attributed in part"),
    Telling.QUOTED: gettext_lazy("quoted, speaker not found"),
    Telling.UNCLEAR: gettext_lazy("not clear who"),
    Telling.UNREAD: gettext_lazy("not analysed"),
    Telling.DOUBTFUL: gettext_lazy("perhaps"),
    Telling.ABSENT: gettext_lazy("absent"),
    Telling.UNCOMPARED: gettext_lazy("not compared"),
}
MEANINGS = {
    Telling.NAMED: gettext_lazy("a person or a body that a reader could look up"),
    Telling.UNNAMED: gettext_lazy("“officials”, “a source”, “reportedly”"),
    Telling.DOCUMENT: gettext_lazy("a report, a law, a letter, data"),
    Telling.OUTLET: gettext_lazy("another publisher"),
    Telling.OWN: gettext_lazy("the outlet says it itself"),
    Telling.PARTLY: gettext_lazy("some of it is somebody’s words, the rest the outlet says itself"),
    Telling.QUOTED: gettext_lazy("between quotation marks, and the rules found nobody who speaks"),
    Telling.UNCLEAR: gettext_lazy("“he said”, and the rules did not find whom it stands for"),
    Telling.UNREAD: gettext_lazy("told here; who speaks has not been analysed"),
    Telling.DOUBTFUL: gettext_lazy("one report is linked with this passage, most others are not"),
    Telling.ABSENT: gettext_lazy("no counterpart found in this report"),
    Telling.UNCOMPARED: gettext_lazy("this report has not been compared with those that tell it"),
}
SILENCES = {
    Silence.BRIEF: gettext_lazy("a brief"),
    Silence.EARLIER: gettext_lazy("went out earlier"),
}
FATES = {
    Fate.FULLEST: gettext_lazy("fullest"),
    Fate.VERBATIM: gettext_lazy("verbatim"),
    Fate.IN_PART: gettext_lazy("verbatim, in part"),
    Fate.TRIMMED: gettext_lazy("trimmed"),
    Fate.ALTERED: gettext_lazy("altered"),
    Fate.REASSIGNED: gettext_lazy("given to another speaker"),
}
ORDERS = {
    Order.DISAGREEMENT: gettext_lazy("disagreement"),
    Order.TEXT: gettext_lazy("order of the text"),
    Order.OUTLETS: gettext_lazy("number of outlets"),
}
SHOWS = {
    Show.ALL: gettext_lazy("All"),
    Show.DIFFERENT: gettext_lazy("Told in different ways"),
    Show.TWO: gettext_lazy("Told by two outlets or more"),
    Show.ONE: gettext_lazy("Told by one, with a source"),
}
