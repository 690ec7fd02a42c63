"""Fixed expressions in which a loaded word is a term and loads nothing."""

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
)  # fmt: skip
