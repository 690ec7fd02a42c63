"""Where a loaded word loads nothing: it is part of a term, or is meant literally."""

from __future__ import annotations

HARMLESS: tuple[str, ...] = (
    "supposed to",
    "regime change", "sanctions regime", "tax regime", "visa regime", "trade regime", "inspection regime",
    "training regime", "regulatory regime", "legal regime", "tariff regime", "ceasefire regime",
    "critical care", "critical condition", "critical infrastructure", "critical mass", "critical of", "critical minerals",
    "severe weather", "severe acute", "severe thunderstorm", "grave site", "mass grave", "steep slope", "free radical", "free radicals",
    "extreme weather", "dramatic arts", "dramatic reading", "brutality case", "animal cruelty", "cruelty to animals",
    "police brutality", "common sense media", "iconic memory", "bitter lemon", "bitter melon", "lone wolf", "evil eye",
    "rogue wave", "nuclear meltdown", "spectacle frames", "spectacle lens", "vital signs", "vital statistics", "mob boss",
    "crime mob", "american mob", "innocent until", "steep fine", "fraudulent misrepresentation", "fraudulent conveyance", "dangerous driving",
    "dangerous goods", "dangerous weapon", "dangerous dog", "reckless driving", "reckless endangerment", "careless driving", "unfair dismissal",
    "unfair trade", "unfair labor", "unfair labour", "unjust enrichment", "blast furnace", "blast radius", "blast site", "blast wave", "hostile takeover",
    "historic district", "historic site", "historic preservation", "historic england", "landmark building", "rock band", "rock music", "rock star",
    "rock concert", "explosive device", "explosive devices", "explosive material", "explosive materials", "explosive belt", "explosive ordnance",
    "high explosive", "explosive charge", "explosive vest", "flood of the", "perfect game", "perfect score", "sensitive information", "sensitive data",
    "sensitive documents", "sensitive site", "complex regional", "mother-in-law", "hate crime", "bully pulpit", "cash cow", "aggressive cancer", "aggressive form",
    "growing season", "growing up", "growing old", "was growing", "erosion control", "soil erosion", "coastal erosion", "beach erosion", "lifeline number", "lovely wife", "tough mudder",
    "after all the", "after all of", "after all their", "after all his", "after all its", "after all her", "after all four", "after all three",
    "after all parties", "after all votes", "after all but", "swamp wallaby", "monster truck", "golf stunt", "stunt double",
    "stated clearly", "said clearly", "speak clearly", "speaks clearly", "see clearly", "seen clearly", "more clearly", "clearly visible", "clearly marked",
    "clearly defined", "walk back into", "walk back to", "walked back to", "walked back into", "walking back to", "curse out", "cursed out", "curse word", "curse words",
    "land mine", "spirited away", "own goals", "wild rice", "hot water bottle", "hot water tank", "hard-core drug",
    "soap opera actor", "soap opera star", "soap opera actress", "hardcore drug", "monster hit",
    "stunt man", "stunt performer", "flying circus", "thunder bay", "chaotic system",
    "paranoid schizophrenic", "paranoid schizophrenia", "to utter", "utter a", "utter the", "utter his", "utter her", "utter their",
    "suspicious device", "suspicious devices", "suspicious package", "suspicious packages", "suspicious object", "suspicious objects",
    "suspicious activity", "suspicious activities", "suspicious death", "suspicious deaths", "suspicious circumstances", "suspicious vehicle",
    "suspicious behavior", "suspicious behaviour", "suspicious man", "suspicious person", "suspicious fire", "suspicious item", "suspicious items",
    "suspicious transactions", "suspicious manner", "toxic shock", "purported that", "purported to", "stumbled upon", "stumbled across", "superior court",
)  # fmt: skip

# Beside one of these words in its sentence a loaded word is meant literally. The words on the left
# are beginnings: "gutte" stands for "gutted".
_LITERAL = {
    "gut gutte gutti engul": "fire fires blaze flames burned burning firefighters",
    "ravag slam slamm": "fire fires flames storm storms hurricane cyclone typhoon flood disease tsunami brakes door doors",
    "trash": "store stores shop shops car cars windows office pharmacy",
    "weapo": "uranium plutonium anthrax nuclear virus smallpox drone drones",
    "toxic poiso": "waste gas gases fumes smoke chemical chemicals spill sludge water air soil algae lead metals snake mushroom "
    "mushrooms assets debt loans substance substances cloud",
    "crude": "oil barrel barrels petroleum futures opec brent refinery tanker",
    "fiery": "crash crashed crashes explosion wreck flames blaze collision inferno",
    "bitte": "cold taste tastes wind winds chill chocolate winter",
    "bruis": "injuries swelling cuts fractures lacerations face ribs arm leg",
    "catas": "injuries flooding hurricane earthquake storm tornado weather insurance",
    "tower": "building buildings tree trees flames mountain mountains statue cliffs",
    "puppe": "show theater theatre muppets puppeteer",
    "swamp": "water alligator alligators crocodile marsh wetland wetlands",
    "crush crumb": "death car cars truck rubble debris earthquake collapsed concrete walls building buildings ice skull stampede",
    "stumb limp limpe limpi": "fell stairs injury injured knee ankle leg foot hamstring port",
    "toppl upend": "tree trees statue wind winds storm earthquake crane car cars truck boat",
    "smear": "blood paint",
    "lurch": "bus train ship vehicle car",
    "pumme hamme": "storm storms wind winds rain rains hail waves fists punches nail nails",
    "bomba barra onsla": "rocket rockets missile missiles artillery shells shelling mortar mortars bullets gunfire troops airstrikes",
    "bludg": "death body head killed murder murdered",
    "bulld": "home homes house houses site trees building buildings village land",
    "hijac": "plane planes aircraft airliner jet flight ship vessel pirates truck bus car tanker hijackers passengers",
    "rock rocke rocki": "explosion explosions blast blasts earthquake quake bomb bombs bombing aftershock",
    "obscu": "smoke clouds cloud fog view face mask trees",
    "gapin": "hole wound wounds crater",
    "invad": "army troops species",
}  # fmt: skip
LITERAL: dict[str, frozenset[str]] = {
    beginning: frozenset(beside.split())
    for beginnings, beside in _LITERAL.items()
    for beginning in beginnings.split()
}
