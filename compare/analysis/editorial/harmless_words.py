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
    "almost certainly", "nearly certainly", "no obvious", "not obvious", "less obvious", "left no doubt", "leave no doubt", "leaving no doubt", "no doubt about",
    "slowly but surely", "cannot utter", "can't utter", "to swamp", "swamp the", "hammer out", "hammered out", "hammering out", "harsh interrogation", "harsh interrogations",
    "insanity defense", "insanity defence", "criminally insane", "reckless homicide", "reckless conduct", "reckless disregard", "superficial wound", "superficial wounds",
    "superficial injuries", "superficial cuts", "groundbreaking ceremony", "illegitimate child", "illegitimate children", "illegitimate son", "illegitimate daughter",
    "rock 'n", "rock n", "nasty fall", "noble gas", "noble gases", "noble metal", "noble metals", "vicious circle", "vicious cycle", "evil spirits", "awful lot", "wanton endangerment", "obscene gesture", "grim toll", "grim tally", "grim milestone", "obscene gestures", "emerged triumphant",
)  # fmt: skip

# Beside one of these words in its sentence a loaded word is meant literally. The words on the left
# are beginnings: "gutte" stands for "gutted".
_LITERAL = {
    "gut gutte gutti engul": "fire fires blaze flames burned burning firefighters",
    "ravag": "fire fires wildfire wildfires flames storm storms hurricane cyclone typhoon flood floods drought famine disease tsunami earthquake war "
    "coronavirus virus pandemic",
    "slam slamm": "fire flames storm storms hurricane cyclone typhoon flood tsunami brakes door doors curb wall tree pole car cars truck vehicle vehicles "
    "ground floor head",
    "trash": "store stores shop shops car cars windows office pharmacy",
    "weapo": "uranium plutonium anthrax nuclear virus smallpox drone drones",
    "toxic poiso": "waste gas gases fumes smoke chemical chemicals spill sludge water air soil algae lead metals snake mushroom "
    "mushrooms assets debt loans substance substances cloud",
    "crude": "oil barrel barrels petroleum futures opec brent refinery tanker",
    "fiery": "crash crashed crashes explosion wreck flames blaze collision inferno",
    "bitte": "cold taste tastes wind winds chill chocolate winter",
    "bruis": "injuries swelling cuts fractures lacerations face ribs arm leg",
    "catas": "injury injuries flood floods flooding hurricane earthquake storm tornado weather wind winds rain rains insurance wildfire wildfires",
    "tower": "building buildings tree trees flames mountain mountains statue cliffs cliff fence wall crane cranes drills waves plume height feet metres meters",
    "puppe": "show theater theatre muppets puppeteer",
    "swamp": "water alligator alligators crocodile marsh wetland wetlands",
    "crush crumb": "death car cars truck rubble debris earthquake collapsed concrete walls building buildings ice skull stampede",
    "stumb limp limpe limpi": "words sentence speech fell stairs injury injured knee ankle leg foot hamstring port",
    "toppl upend": "tree trees statue wind winds storm earthquake crane car cars truck boat",
    "smear": "blood paint",
    "lurch": "bus train ship vehicle car",
    "decim": "hurricane storm storms flood floods drought disease fire fires war",
    "pumme hamme": "coronavirus virus pandemic hurricane storm storms wind winds rain rains hail waves fists punches nail nails",
    "bomba barra onsla": "rocket rockets missile missiles artillery shells shelling mortar mortars bullets gunfire troops airstrikes wind winds storm hurricane "
    "rain gas stones",
    "explo": "device devices eruption volcano",
    "unlea": "water waters flood floods flooding rain rains storm storms torrents winds dog dogs pepper gas",
    "flirt": "women girls men boys boss bosses co-workers guests bartender waitress",
    "red": "flowerpot balcony pole waved waving beach racing lap drivers swimmers beef cattle diet eating pork farm farming barley agriculture agricultural cancer",
    "corro": "acid acids chemical chemicals substance substances liquid metal salt",
    "bully": "school schools pupil pupils student students classmates teen teens online workplace victims",
    "bloat": "body stomach belly face corpse weight ate eat drinking abdomen",
    "gagge gaggi": "bound tied rope ropes blindfolded hands mouth tape taped handcuffed",
    "insan": "feigned feigning faked faking ruse pleaded plea psychiatrist psychiatric prosecutors court trial mental mentally verdict guilty jury jurors defendant",
    "paran": "delusions schizophrenia psychiatric diagnosed medication illness",
    "reckl": "driving driver drivers charge charged charges endangerment manslaughter homicide vehicle count counts",
    "infla": "disease bowel arthritis drug drugs tissue syndrome pain",
    "obsce": "law laws charge charges material materials phone convicted indecent",
    "dysfu": "erectile organ organs sexual heart kidney liver lung brain",
    "rotte": "food fruit egg eggs meat teeth wood tomatoes smell vegetables",
    "treac": "road roads water waters terrain ice icy weather current currents route mountain mountains snow driving",
    "intol": "lactose gluten food",
    "virul": "virus strain strains bacteria disease flu",
    "seari": "heat pain pan temperatures sun",
    "chill": "water air temperatures winds weather",
    "harsh": "winter winters weather cold climate terrain desert chemicals soap light",
    "bruta": "heat cold winter winters weather temperatures",
    "cripp": "polio disease injury wheelchair arthritis",
    "showd": "game match bout fight playoff playoffs title championship league coach team teams season heavyweight",
    "heada": "symptoms fever nausea concussion pain migraine dizziness vomiting fatigue cough",
    "incoh": "muttering muttered mumbling mumbled slurred",
    "bludg": "death body head killed murder murdered",
    "bulld": "home homes house houses site trees building buildings village land",
    "hijac": "plane planes aircraft airliner jet flight ship vessel pirates truck bus car tanker hijackers passengers computer computers browser "
    "browsers account accounts router routers software hackers malware",
    "rock rocke rocki": "explosion explosions blast blasts earthquake earthquakes quake quakes tremor tremors magnitude seismic bomb bombs bombing aftershock "
    "aftershocks boat cradle chair attack attacks",
    "seism": "activity wave waves earthquake earthquakes quake fault faults faultline faultlines survey surveys data risk risks zone sensor sensors magnitude "
    "tremor tremors geological monitoring centre center",
    "obscu": "smoke clouds cloud fog view face mask trees",
    "gapin": "hole wound wounds crater",
    "invad": "army troops species",
}  # fmt: skip
LITERAL: dict[str, frozenset[str]] = {
    beginning: frozenset(beside.split())
    for beginnings, beside in _LITERAL.items()
    for beginning in beginnings.split()
}

# Adjectives that are a plain verb before an object or an adverb of place: "worrying about the rent",
# "stunning the home crowd", "staggering against a wall".
_PARTICIPLES = (
    "stunning shocking staggering astonishing astounding electrifying blistering searing bruising alarming chilling "
    "terrifying horrifying startling jarring dizzying inspiring uplifting rousing refreshing dazzling worrying "
    "troubling disturbing disappointing puzzling baffling intriguing fascinating surprising humiliating embarrassing "
    "damning stinging withering crippling crushing gaping yawning plodding crumbling corrupting agonizing agonising "
    "wrenching haunting demeaning revolting sickening riveting captivating"
)
PARTICIPLES = frozenset(_PARTICIPLES.split())
_DETERMINERS = "the a an his her its their our my your this that these those another whose"
OBJECTS = frozenset(
    f"{_DETERMINERS} him them us me it everyone everybody anyone somebody about over against at from into out around "
    "toward towards off up down through across behind between".split()
)
# Before one of these and a name it is an adjective all the same: "the stunning Boston report".
MODIFIED = frozenset(f"{_DETERMINERS} one most more very so such rather".split())

# "So-called" mostly introduces a term ("so-called bump stocks"). It holds something at a distance before
# a word of praise or rank; these are beginnings.
_HELD = (
    "refor exper moder leade journ evide facts ally allie frien solut justi democ freed patri scien peace truth schol "
    "elite liber profe progr defen saint champ hero heroe offen crime plan"
)
HELD_AT_A_DISTANCE = frozenset(_HELD.split())
