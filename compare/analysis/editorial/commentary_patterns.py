"""The table of interpretive frames: pattern, name, reason, strength and reach of each.

`strength` estimates how often the turn, in an outlet's own voice, is the outlet's interpretation;
set by hand, checked on the train part of NewsSD-ENG. "Shows", "suggests" and "indicates" are left
out on purpose: their subject is usually a survey or a witness, and then they attribute.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum

from compare.analysis.messages import gettext_noop


class Extent(Enum):
    """How far a frame reaches from the place its pattern matches."""

    CLAUSE = "to the end of the clause"
    SUBORDINATE = "to the end of the clause, or to the first comma where it opens the sentence"
    PHRASE = "to the first comma"
    OWN_VOICE = "all of the own voice around it"


@dataclass(frozen=True, slots=True)
class FramePattern:
    """One kind of frame; with `needs_judgement` it counts only beside a judging word.

    `triggers` are beginnings of words (`STEM` letters, or the whole of a shorter word) without one
    of which the pattern cannot match: most sentences have none, so most patterns are never run.
    """

    name: str
    reason: str
    strength: float
    pattern: re.Pattern[str]
    triggers: frozenset[str]
    extent: Extent = Extent.CLAUSE
    needs_judgement: bool = False


STEM = 4


def _triggers(words: str) -> frozenset[str]:
    return frozenset(word[:STEM] for word in words.split())


def _re(*alternatives: str) -> re.Pattern[str]:
    return re.compile("|".join(alternatives), re.IGNORECASE)


_SHOW = (
    r"(?:highlight|underscor|underlin|illustrat|exemplif|epitomi|reflect|signal|expos|"
    r"demonstrat|symboli[sz]|embod|betray)"
)
_SHOWS = rf"{_SHOW}(?:s|es|ed|e|ies|y)?\b"
# "She cited figures to illustrate why" is what she meant by them; "serves to illustrate" is a reading.
_NO_PURPOSE = r"(?:(?<!\bto )|(?<=serves to )|(?<=served to ))"
_ABSTRACT = (
    r"(?:complexit|extent|depth|scale|severit|urgen|gravit|need|importan|significan|fragil|limit|"
    r"weakness|strength|challeng|difficult|tension|divi|rift|shift|growing|deep|increasing|broader|"
    r"wider|willing|determin|commit|desire|reluctan|failure|inability|hypocri|dilemma|stake|risk|"
    r"danger|gap|gulf|contradict|nature|role|power|peril|precarious|chang)"
)
# What a person raised or stoked is that person's act.
_ROUSES = (
    r"(?<!\bwho )(?<!\bhe )(?<!\bshe )(?<!\bthey )\b(?:(?:has|have|had) (?:also |already |further |long |only |since |again )*)?"
    r"(?:raise[sd]?|draw[ns]?|drew|spark(?:s|ed)?|fuell?(?:s|ed)?|stok(?:es?|ed)|"
    r"prompt(?:s|ed)|provok(?:es?|ed)|ignit(?:es?|ed)|trigger(?:s|ed)|invit(?:es?|ed)|"
    r"heightens?|(?<=has )heightened|(?<=have )heightened|(?<=had )heightened|generat(?:es?|ed))"
)
_ROUSING = "raise raised draw drawn drew spark fuel stoke prompt provoke ignite trigger invite heighten generate"
_DOUBTS = (
    r"(?:questions?|doubts?|concerns?|fears?|eyebrows|alarms?|the spect(?:er|re)|the stakes|"
    r"tensions?|hopes?|suspicions?|speculation|uncertainty|resentment)"
)
_ADVERBS = r"(?:further |thus |thereby |clearly |perhaps |again |once again |only |also )*"
_SAD = (
    r"(?:fluid|uncertain|unclear|bleak|dim|grim|precarious|fragile|volatile|tense|elusive|distant|"
    r"slim|slender|remote|murky|cloudy|fraught|complicated|complex|dark|"
    r"in (?:doubt|limbo|the balance|question|flux)|from (?:certain|clear|over))"
)
# Delegates "bound to Vale" and a prisoner "bound to a chair" are not.
_BOUND = (
    r"bound to (?!(?:the|an?|his|her|its|their|it|him|them|each|one|any|no)\b|(?-i:[A-Z]))(?=\w)"
)
_STEP = (
    r"(?:move|step|twist|turn|development|reversal|departure|rebuke|admission|about-face|shift|"
    r"gesture|display|sign|break|moment|blow|escalation|setback|turnabout|u-turn|climbdown|retreat|"
    r"defeat|victory|win|upset|snub|concession|betrayal)"
)
_STRIKING = (
    r"(?:dramatic|significant|major|bold|stunning|surprising|surprise|rare|unusual|historic|"
    r"unprecedented|extraordinary|remarkable|controversial|shocking|striking|sharp|sudden|notable|"
    r"symbolic|audacious|daring|risky|desperate|stark|landmark|devastating|crushing|humiliating|"
    r"embarrassing|stinging|damaging|bruising|breathtaking|astonishing|startling|bizarre|troubling|"
    r"worrying|ominous|telling|shameful)"
)
# What opens a sentence says how the rest is to be taken: "In a blow to the mayor, …".
_OPENING = r"(?:^|(?<=[,;—–] )|(?<=—)|(?<=but )|(?<=and )|(?<=yet ))in "
_ANOTHER = (
    r"(?:yet another|what (?:is|was|amounts to) (?:yet )?an?|the latest|another|one more|an?) "
    r"(?:[^\W\d]+[\s-]){0,3}?"
)
_MEANT_SO = (
    r"(?:(?:the |his |her |their |its |our |deep |great )*(?:respect|mourning|solidarity|protest|gratitude|thanks|"
    r"goodwill|affection|support|defiance|love|peace|friendship|surrender|grief|unity)\b)"
)

FRAMES: tuple[FramePattern, ...] = (
    FramePattern(
        "outlook",
        gettext_noop("a judgement on what is to come"),
        0.58,
        _re(
            r"\b(?:it|what|whether|how|who|when)\b[^.\x00]{0,80}?\bremains? "
            r"(?:to be seen|an open question|anyone['’]s guess)",
            r"\bremains? to be seen\b",
            r"\b(?:only )?time will tell\b",
            r"\bjury is still out\b",
            r"\bit is (?:hard|difficult|easy) to (?:see|imagine|predict|believe|overstate)\b",
            r"\bthere is (?:little|no) (?:hope|prospect|chance|guarantee|telling)\b",
        ),
        _triggers(
            "remain remains time jury hard difficult easy hope prospect chance guarantee telling"
        ),
    ),
    FramePattern(
        "state of affairs",
        gettext_noop("a summing-up of how things stand"),
        0.68,
        _re(
            r"\b(?:the|their|its|his|her|a) (?:situation|outlook|future|prospects?|outcome|path|"
            r"road|picture|mood|stakes|question|peace|truce|process|chances?|hopes?)\b"
            r"[^.;,\x00]{0,60}?\b(?:remains?|looks?|seems?|appears?|hangs?|is|are) "
            rf"(?:still |as |far |increasingly |deeply |highly |very |more )*{_SAD}\b",
        ),
        _triggers(
            "situation outlook future prospect prospects outcome path road picture mood stakes question peace truce process chance hope hopes"
        ),
    ),
    FramePattern(
        "certainty",
        gettext_noop("a claim that the matter is plain"),
        0.56,
        _re(
            r"\bwhat(?:['’]s| is| seems) (?:clear|certain|plain|striking|needed|missing|at stake)\b",
            r"\bit (?:is|has become|seems) (?:now |increasingly |abundantly |all too |also |"
            r"already )?(?:clear|obvious|evident|plain|apparent|no (?:secret|accident|coincidence|"
            r"surprise|wonder)|high time|little wonder)\b",
            r"\bone thing is (?:clear|certain|sure)\b",
            r"\bmake no mistake\b",
            r"\bthe (?:truth|reality|bottom line|upshot|irony|danger|trouble|paradox|tragedy) is\b",
            r"\bthere(?:['’]s| is| can be| was) no (?:doubt|question|denying|mistaking|escaping)\b",
            r"\bno one (?:should|can) (?:doubt|deny|pretend)\b|\blittle wonder\b",
        ),
        _triggers(
            "clear certain plain striking needed missing stake obvious evident apparent secret accident coincidence surprise wonder high sure mistake truth reality bottom upshot irony danger trouble paradox tragedy doubt question denying mistaking escaping deny pretend"
        ),
        Extent.OWN_VOICE,
    ),
    FramePattern(
        "signal",
        gettext_noop("an interpretation of what the event shows"),
        0.56,
        _re(
            rf"(?:,|—|–|\band|\bthus|\bthereby)\s+{_ADVERBS}(?!reflecting|exposing (?:her|his|their|its|one|part)\b)"
            rf"{_SHOW}\w*ing\b",
            # A rise "reflecting inflation" has a cause; one "reflecting the depth of" stands for more.
            rf"(?:,|—|–|\band|\bthus|\bthereby)\s+{_ADVERBS}reflecting (?:\w+[\s-]+){{0,3}}?{_ABSTRACT}",
            rf"(?:,|—|–|\band|\bthus|\bthereby)\s+{_ADVERBS}(?:cement|deepen|complicat|"
            rf"undermin|reinforc)\w*ing\b",
            rf"(?:,|—|–|\band|\bthus|\bthereby)\s+{_ADVERBS}(?:laying bare|sending (?:a|the) "
            rf"[\w\s-]{{0,20}}(?:message|signal|warning)|casting (?:doubt|a shadow|a pall)|"
            rf"setting (?:the stage|the tone|a (?:dangerous|worrying) precedent)|paving the way|"
            rf"leaving little (?:doubt|hope|room)|dealing (?:a|another) [\w\s-]{{0,20}}blow)\b",
            rf"(?:,|—|–|\band|\bthus|\bthereby)\s+{_ADVERBS}(?:raising|sparking|stoking|fuell?ing|"
            rf"prompting|igniting|reigniting|deepening|heightening|triggering) (?:\w+ ){{0,2}}{_DOUBTS}\b",
            rf"(?:,|—|–|\band)\s+{_ADVERBS}marking (?:a|the|another|yet) [\w\s-]{{0,25}}(?:shift|"
            rf"departure from|turn|turning|setback|blow|victory|defeat|escalation|reversal|milestone|chapter)\b",
        ),
        _triggers(
            "highlight underscore illustrate exemplify epitomise reflect signal expose demonstrate symbolise embody betray cementing deepening complicating undermining reinforcing laying sending casting setting paving leaving dealing raising sparking stoking fueling prompting igniting reigniting heightening triggering marking"
        ),
    ),
    FramePattern(
        "significance",
        gettext_noop("an interpretation of what the event shows"),
        0.54,
        _re(
            rf"{_NO_PURPOSE}\b(?:(?:further|also|only|clearly|once again|again|perhaps|starkly|vividly)\s+)*"
            rf"{_SHOWS}\s+(?:both |once again )?(?:the|a|an|its|his|her|their|our)\s+"
            rf"(?:\w+[\s-]+){{0,2}}?{_ABSTRACT}\w*",
            rf"{_NO_PURPOSE}\b{_SHOWS}\s+(?:just )?(?:how|why)\b",
            r"\blays? bare\b|\blaid bare\b|\bspeaks? volumes\b",
            r"\bbodes? (?:well|ill|badly|poorly)\b",
            r"\b(?:is|was|are|were|as) (?:a|an|another|yet another) (?:damning|textbook|prime|perfect|classic|"
            r"shining|glaring|sad|sorry|stark|striking|telling) (?:example|case|instance|illustration|proof) of\b",
            r"\b(?:is|was|are|were|as|offers?|serves? as|stands? as) (?:also |perhaps |yet |just |"
            r"only )*(?:a|an|another|the|one more|yet another) (?:\w+ ){0,2}(?:testament|reminder|"
            r"symptom|symbol|wake-up call|litmus test|test of|sign (?:of|that)|signal (?:of|that)|"
            r"indictment|reflection of|harbinger|bellwether|blow (?:to|for)|setback for|victory for|"
            r"vindication|rebuke|turning point|slap)\b",
        ),
        _triggers(
            "highlight underscore illustrate exemplify epitomise reflect signal expose demonstrate symbolise embody betray damning textbook prime perfect classic shining glaring sad sorry stark striking telling lay lays laid speak bode testament reminder symptom symbol wake litmus test sign indictment harbinger bellwether blow setback victory vindication rebuke turning slap"
        ),
    ),
    FramePattern(
        "verdict",
        gettext_noop("a verdict added to what is reported"),
        0.7,
        _re(
            r"(?:,|—|–)\s+(?:in short,? )?(?:perhaps |surely |clearly )?an? (?:\w+ ){0,2}?(?:failure|verdict|triumph|disgrace|scandal|"
            r"tragedy|insult|betrayal|mistake|gamble|blow|disaster|embarrassment|farce|outrage|"
            r"reminder|testament|travesty|shame|windfall|gift|absurdity|hypocrisy|cruelty|"
            r"paradox|irony|nightmare|godsend|miracle) (?:that|of|on|to|for|in|which|nobody|no one)\b",
        ),
        _triggers(
            "failure verdict triumph disgrace scandal tragedy insult betrayal mistake gamble blow disaster "
            "embarrassment farce outrage reminder testament travesty shame windfall gift absurdity hypocrisy "
            "cruelty paradox irony nightmare godsend miracle"
        ),
    ),
    FramePattern(
        "reaction",
        gettext_noop("a reaction summed up"),
        0.46,
        _re(rf"{_ROUSES} (?:\w+ ){{0,2}}{_DOUBTS}\b"),
        _triggers(_ROUSING),
    ),
    # That people were outraged, criticised or debated is a fact that can be looked up: in company only.
    FramePattern(
        "reaction",
        gettext_noop("a reaction summed up"),
        0.36,
        _re(
            rf"{_ROUSES} (?:\w+ ){{0,2}}(?:outrage|fury|anger|debate|controversy|criticism|"
            r"condemnation|a backlash|ire|scorn|outcry|comparisons)\b"
        ),
        _triggers(_ROUSING),
    ),
    FramePattern(
        "concession",
        gettext_noop("a judgement set against what is reported"),
        0.7,
        # What somebody said or did is a fact, however it is described: "despite appeals from".
        _re(
            r"\b(?:despite|in spite of|notwithstanding|even (?:as(?! an? |,)|though|while))\b"
            r"(?! (?:\w[\w’'-]* ){0,3}?(?:appeals?|calls?|warnings?|objections?|pleas?|protests?|"
            r"denials?|assurances?|opposition|requests?|orders|advice)\b)"
        ),
        _triggers("despite spite notwithstanding even"),
        Extent.SUBORDINATE,
        needs_judgement=True,
    ),
    FramePattern(
        "motive",
        gettext_noop("a motive the outlet itself ascribes"),
        0.52,
        _re(
            r"\b(?:come|comes|came|coming) as [^.;,\x00]{2,60}?\b(?:seeks?|sought|tr(?:y|ies|ied)|"
            r"hopes? to|jockey\w*|scrambles? to|scrambled to)\b",
        ),
        _triggers("come comes came coming"),
        Extent.PHRASE,
    ),
    # What somebody struggles with at the time, or how willing they look, can be seen: in company only.
    FramePattern(
        "motive",
        gettext_noop("a motive the outlet itself ascribes"),
        0.36,
        _re(
            r"\b(?:come|comes|came|coming) as [^.;,\x00]{2,60}?\b(?:struggles?|struggled|grapples?|"
            r"grappled|braces?|braced)\b",
            r"\b(?:seem(?:s|ed)?|appear(?:s|ed)?) (?:eager|keen|determined|content|unwilling|reluctant|unable)\b",
        ),
        _triggers("come comes came coming seem seems seemed appear appears"),
        Extent.PHRASE,
    ),
    FramePattern(
        "motive",
        gettext_noop("a motive the outlet itself ascribes"),
        0.52,
        _re(
            r"\bin an? (?:apparent|obvious|clear|thinly veiled|transparent|desperate|last-ditch|"
            r"cynical|blatant) (?:\w+ )?(?:attempt|effort|bid|move|nod|swipe|reference|jab|dig|rebuke)\b",
            r"\bin what (?:appears?|appeared|seems?|seemed|looks?|looked) (?:to be |like )an? (?:[^\W\d][\w-]* ){0,2}"
            r"(?:attempt|effort|bid|nod|swipe|jab|dig|rebuke|ploy|stunt|scheme|retaliation|retribution|revenge|"
            r"concession|gambit|snub|manoeuvre|maneuver)\b",
            r"\b(?:an?|the) (?:thinly veiled|veiled) (?:\w+ )?(?:threat|swipe|reference|jab|attack|rebuke)\b",
            r"\b(?:primary|main|real|true|ultimate|chief|apparent) (?:goals?|aims?|motives?|objectives?|"
            r"purpose|concern|target|intention) (?:appears?|appeared|seems?|seemed|is|was|remains?) to\b",
            r"\b(?:seem(?:s|ed)?|appear(?:s|ed)?) (?:desperate|bent|intent|aimed|designed|intended|calculated|more interested|"
            r"to (?:relish|enjoy|delight|revel|contradict|undercut|undermine|soften|back away|"
            r"backtrack|shrug|mock|taunt|want|be an? (?:\w+ )?(?:attempt|effort|bid|swipe|reference)))\b",
            r"\bfor (?:its|his|her|their) own (?:\w+ )?(?:interests?|ends|purposes|gain|benefit|agenda)\b",
            r"\b(?:designed|calculated|apparently meant|seemingly intended) to (?:appease|distract|"
            r"deflect|intimidate|please|placate|embarrass|undermine|divert|score|curry|silence)\b",
        ),
        _triggers(
            "apparent obvious clear thinly transparent desperate last cynical blatant veiled own primary main real true ultimate chief seem seems seemed appear appears designed calculated meant intended"
        ),
        Extent.PHRASE,
    ),
    FramePattern(
        "staging",
        gettext_noop("an evaluation of the event’s importance"),
        0.64,
        _re(
            r"\bin (?:an?|one|another|yet another|what (?:is|was|may be|could be|amounts to)"
            rf"(?: an?)?) (?:\w+ )?{_STRIKING}[\w\s-]{{0,25}}?\b{_STEP}\b",
        ),
        _triggers(
            "dramatic significant major bold stunning surprising surprise rare unusual historic unprecedented extraordinary remarkable controversial shocking striking sharp sudden notable symbolic audacious daring risky desperate stark landmark "
            "devastating crushing humiliating embarrassing stinging damaging bruising breathtaking astonishing startling bizarre troubling worrying ominous telling shameful"
        ),
        Extent.PHRASE,
    ),
    FramePattern(
        "staging",
        "an interpretation of what the event shows",
        0.64,
        _re(
            # A blow to the head is none to a cause.
            rf"{_OPENING}{_ANOTHER}(?:blow|rebuke|setback|boost|embarrassment|humiliation|triumph|victory|win|"
            r"defeat|coup|snub|gift) (?:to|for) (?!(?:the|his|her|their) (?:\w+ )?(?:head|face|chest|body|neck|"
            r"stomach|back)\b)",
            rf"{_OPENING}yet another (?:[^\W\d]+[\s-]){{0,2}}?(?:example|illustration|case|instance|"
            r"episode|twist|turn|attempt|effort|bid|display|show|scandal|embarrassment|about-face|retreat)\b",
        ),
        _triggers(
            "blow rebuke setback boost embarrassment humiliation triumph victory win defeat coup snub gift "
            "example illustration case instance episode twist turn attempt effort bid display show scandal about retreat"
        ),
        Extent.PHRASE,
    ),
    FramePattern(
        "signal",
        "an interpretation of what the event shows",
        0.56,
        # Flags are lowered "in a sign of mourning".
        _re(
            rf"{_OPENING}{_ANOTHER}(?:sign|signal|symptom|reminder|indication|testament|reflection) "
            rf"(?:to|of|that|how|why)\b(?! {_MEANT_SO})",
        ),
        _triggers("sign signal symptom reminder indication testament reflection"),
        Extent.PHRASE,
    ),
    FramePattern(
        "persistence",
        gettext_noop("a judgement on how somebody goes on"),
        0.62,
        _re(
            r"\b(?:continues? to|continuing to|persists? in|refuses? to|remains? (?:steadfast|"
            r"committed|defiant|resolute|determined|unmoved|stubbornly|deeply|bitterly|hopelessly))\b",
        ),
        _triggers("continue continues continuing persist refuse refuses remain remains"),
        needs_judgement=True,
    ),
    FramePattern(
        "prediction",
        gettext_noop("a prediction"),
        0.55,
        _re(
            r"\b(?:will|would|is|are) (?:almost |most )?(?:inevitably|surely|certainly|undoubtedly|"
            rf"unlikely to|{_BOUND}|doomed to|sure to|(?<!almost )certain to|destined to)\b",
            r"\b(?:will|would|should|can|could|may|is bound to) (?:hardly |scarcely |only |never )?(?:convince|"
            r"fool|surprise|satisfy|please|reassure|impress) (?:few|nobody|no one|no-one|hardly anyone|anyone)\b",
            r"\bwill (?:only|hardly|scarcely) (?:\w+)\b",
            rf"\bis (?:unlikely to|{_BOUND}|doomed to)\b",
            r"\bwill (?:be (?:shaped|defined|judged|remembered)|depend (?:on|upon)|"
            r"prove|only (?:get|grow|deepen|worsen|make))\b",
            r"\bspells? (?:trouble|doom|disaster|the end)\b",
        ),
        _triggers(
            "convince fool surprise satisfy please reassure impress hardly scarcely inevitably surely certainly undoubtedly likely probably unlikely bound doomed sure certain destined poised shaped defined judged remembered depend prove only well spell spells finally ultimately first last beginning end set"
        ),
    ),
    # A plain forecast ("is likely to", "is almost certain to") is as often reported as judged.
    FramePattern(
        "prediction",
        gettext_noop("a prediction"),
        0.55,
        _re(
            r"\b(?:will|would|is|are) (?:almost |most )?(?:likely|probably|poised to)\b",
            r"\b(?:is|are) almost certain to\b",
            r"\b(?:could|may|might) (?:well|spell|prove|finally|ultimately|be the (?:first|last|"
            r"beginning|end))\b",
            r"\b(?:looks?|seems?|appears?) (?:set|poised|likely|unlikely|destined|certain) to\b",
        ),
        _triggers(
            "likely probably poised well spell prove finally ultimately first last beginning end set unlikely destined certain"
        ),
        needs_judgement=True,
    ),
    FramePattern(
        "generalisation",
        gettext_noop("a general claim"),
        0.55,
        _re(
            r"\b(?:many|most|few|some|everyone|nobody|no one|everybody) (?:\w+ ){0,2}?(?:are|were|"
            r"remain|would|have (?:grown|become)) (?:\w+ )?(?:wary|sceptical|skeptical|afraid|"
            r"fearful|worried|weary|tired|angry|frustrated|unhappy|disillusioned|dispute|argue|"
            r"deny|disagree|doubt|appalled|outraged|nervous|anxious|convinced)\b",
            r"(?:^|[,;—–]\s*)(?:as|like) (?:so )?(?:often|always|ever),",
            r"\bhistory (?:shows|teaches|suggests|tells)\b",
        ),
        _triggers(
            "wary sceptical skeptical afraid fearful worried weary tired angry frustrated unhappy disillusioned dispute argue deny disagree doubt appalled outraged nervous anxious convinced often always ever history"
        ),
    ),
    FramePattern(
        "condition",
        gettext_noop("a judging description of a state"),
        0.6,
        _re(
            r"\b(?:has|have|had) (?:been|become|long been|increasingly become|increasingly been) "
            r"(?:\w+ly )?(?:marked|marred|plagued|characteri[sz]ed|defined|tainted|overshadowed|"
            r"dogged|riven|haunted|crippled) by\b",
            r"\b(?:is|are|was|were) (?:\w+ly )?(?:marred|plagued|tainted|overshadowed|dogged|riven|"
            r"haunted|crippled) by\b",
            r"\bhas seen an? (?:\w+ )?(?:erosion|collapse|deterioration)\b",
            r"\b(?:resulting|culminating|ending) in an?\b",
        ),
        _triggers(
            "marked marred plagued characterised defined tainted overshadowed dogged riven haunted crippled erosion collapse deterioration resulting culminating ending"
        ),
        needs_judgement=True,
    ),
    FramePattern(
        "aside",
        gettext_noop("an aside to the reader"),
        0.66,
        _re(
            # An adverb that opens the sentence judges all of it.
            r"^\W*(?:sadly|unfortunately|fortunately|thankfully|mercifully|regrettably|tragically|"
            r"ironically|curiously|oddly|strangely|predictably|unsurprisingly|rightly|inexplicably|"
            r"tellingly|shamefully|absurdly|conveniently)(?=,)",
            r"\b(?:not to mention|so much for|in other words|put (?:simply|another way|differently)|"
            r"to put it|at best|at worst|for better or worse|believe it or not|"
            r"who knows|(?<!far )as (?:we|you) (?:know|can|see|have)|"
            r"the (?:problem|question|point|lesson|real \w+|biggest \w+|sad \w+|good news|bad news|"
            r"answer) (?:is|here|of all)|nothing could be further|too often|all too|far too|"
            r"more than ever)\b",
            # "Let's recap", "let's take" only leads the reader on.
            r"\blet(?:['’]s| us) (?:not|hope|face it|be (?:honest|clear|real|frank|fair)|remember|forget|"
            r"pretend|stop|put it|just say|admit)\b",
        ),
        _triggers(
            "sadly unfortunately fortunately thankfully mercifully regrettably tragically ironically curiously oddly strangely predictably unsurprisingly rightly inexplicably tellingly shamefully absurdly conveniently mention much words put if best worst better believe who know see have problem question point lesson real biggest sad good bad answer nothing often too than let"
        ),
    ),
)

# Words that make a concession a judgement beyond those of the lexicon: abstract failings.
JUDGING = re.compile(
    r"\b(?:abuses?|failures?|failings?|shortcomings|flaws|weakness(?:es)?|inability|unwillingness|"
    r"disregard|contempt|defy|defies|defying|defiance|undermin\w+|corruption|"
    r"worsen\w*|deteriorat\w+|deepen\w*|erod\w+|erosion|unstable|"
    r"instability|isolation|falsehoods?|unpopular\w*|hostil\w+|reputation|rhetoric|steadfast|"
    r"widespread|increasingly)\b",
    re.IGNORECASE,
)
