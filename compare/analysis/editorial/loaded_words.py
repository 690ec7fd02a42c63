"""The lexicon of loaded and intensifying words, grouped by the reason each is marked for.

Requirements: a word is here when an outlet that chose it chose it over a plainer one that reports
the same thing, so that a reader can see the choice by the word alone. What is *not* here matters as
much: terms of law, medicine, war and economics ("violation", "assault", "crackdown", "recession"),
names of political currents as they call themselves ("conservative", "socialist"), words of size
that carry a measurable sense ("large", "rapid") and everything that is ordinary in an agency
report ("major", "key", "crisis", "tension").

Idea: a word stands in the group that says *why* it is loaded, because the reason is what a reader
is shown, and because groups differ in how often the mark is right. `strength` is that estimate:
how probable it is that such a word, in the outlet's own voice, is the outlet's own evaluation.
Strengths are the share of subjective sentences among those of NewsSD-ENG's train part that have
such a word (`benchmarks/fit_editorialising.py --groups` prints them), drawn towards 0.55 as far as
there are few of them, and rounded by hand: in news a loaded word is plainer than in a column.

Known exceptions: `HARMLESS` lists fixed expressions in which a loaded word is a term ("regime
change", "critical care"). A capitalised word inside a sentence is taken for part of a name and is
left alone by `wording`. Irony and loaded *choice of facts* are out of reach of any word list.

Rejected: lists published with research corpora (their licences, and they mix topic words such as
"immigrants" with loaded ones); sentiment lexicons (news is full of bad things neutrally told).
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class WordGroup:
    """Words that are loaded for one reason; `verbs` are base forms, inflected when compiled."""

    name: str
    reason: str
    strength: float
    words: str
    verbs: str = ""


GROUPS: tuple[WordGroup, ...] = (
    WordGroup(
        "drama",
        "dramatising word",
        0.6,
        """dramatic, dramatically, stunning, stunningly, shocking, shockingly, explosive, bombshell,
        sensational, astonishing, astonishingly, astounding, staggering, staggeringly, jaw-dropping,
        mind-boggling, mindblowing, mind-blowing, breathtaking, spectacular, spectacularly, electrifying,
        firestorm, maelstrom, frenzy, frenzied, feeding frenzy, meltdown, showdown, shockwaves,
        shock waves, bloodbath, nightmare, nightmarish, apocalyptic, cataclysmic, calamitous,
        catastrophic, catastrophically, chaotic, eye-popping, blistering, scathing, searing, fiery,
        bruising, bitter, bitterly, thunderous, stormy, unthinkable, sky-high, skyrocketing,
        whirlwind, doomsday, carnage, havoc, mayhem, pandemonium, bedlam, free fall, freefall,
         tumultuous, uproar, last-ditch, high-stakes, do-or-die, desperate,
        desperately, desperation, alarming, alarmingly, chilling, eerie, ominous, ominously,
        terrifying, horrifying, horrific, gruesome, grisly, unprecedented, earth-shattering,
        seismic, game-changing, game-changer, watershed, momentous, monumental, drastic, drastically""",
        "skyrocket, spiral out of control, send shockwaves, rock, roil, engulf, erupt in fury",
    ),
    WordGroup(
        "praise",
        "word of praise",
        0.64,
        """heroic, heroically, courageous, courageously, brave, bravely, brilliant, brilliantly,
        masterful, masterfully, masterly, visionary, admirable, admirably, commendable, noble, nobly,
        steadfast, steadfastly, unwavering, tireless, tirelessly, selfless, gallant, inspiring,
        inspirational, magnificent, magnificently, superb, superbly, splendid, extraordinary,
        extraordinarily, remarkable, remarkably, impressive, impressively, exemplary,
        wonderful, wonderfully, fantastic, terrific, fabulous, glorious, triumphant, triumphantly,
        beloved, revered, iconic, legendary, illustrious, towering, formidable, savvy, shrewd,
        shrewdly, deft, deftly, astute, statesmanlike, principled, level-headed, clear-eyed,
        common-sense, commonsense, sensible, sensibly, wise, wisely, prudent, prudently, enlightened,
        long-overdue, long overdue, welcome relief, rightly, rightfully, deservedly, hard-won,
        hard-fought, beautiful, beautifully, lovely, delightful, dazzling, stellar,
        flawless, flawlessly, ingenious, groundbreaking, trailblazing, dignified, gracious, graciously,
        meaningful, well-deserved, well-earned, superior, admired, refreshing, triumph, masterpiece, masterstroke, godsend, blessing, shining example, gem of, breath of fresh air""",
    ),
    WordGroup(
        "condemnation",
        "word of condemnation",
        0.68,
        """brutal, brutally, brutality, harsh, harshly, repressive, oppressive, oppressed, ruthless, ruthlessly,
        merciless, mercilessly, cruel, cruelly, cruelty, savage, savagely, barbaric, barbarous, barbarity,
        heinous, vile, despicable, monstrous, wicked, evil, sinister, vicious, viciously, vindictive,
        shameful, shamefully, shameless, shamelessly, disgraceful, disgraced, scandalous, outrageous,
        outrageously, appalling, appallingly, atrocious, abysmal, abysmally, dismal, dismally,
        deplorable, dreadful, awful, terrible, terribly, horrible, horribly, lousy, pathetic, pitiful,
        miserable, miserably, disastrous, disastrously, ruinous, reckless, recklessly, irresponsible,
        irresponsibly, careless, senseless, needless, needlessly, pointless, futile, misguided,
        ill-advised, ill-conceived, wrongheaded, wrong-headed, short-sighted, shortsighted, foolish,
        foolishly, foolhardy, stupid, idiotic, absurd, absurdly, absurdity, ridiculous, ridiculously,
        ludicrous, preposterous, nonsensical, nonsense, laughable, draconian, heavy-handed, high-handed,
        tyrannical, tyranny, despotic, despot, dictatorial, authoritarian, totalitarian, autocratic,
        cynical, cynically, cynicism, hypocritical, hypocrisy, hypocrite, duplicitous, duplicity,
        dishonest, dishonestly, dishonesty, deceitful, deceptive, disingenuous, disingenuously,
        misleading, misleadingly, manipulative, cowardly, cowardice, spineless, toothless, feckless,
        inept, ineptitude, incompetent, incompetence, hapless, clueless, botched, bungled, blundering,
        blunder, fiasco, debacle, travesty, sham, farce, farcical, charade, fraudulent, bogus, phony,
        toxic, poisonous, venomous, hateful, hate-filled, bigoted, racist, sexist, xenophobic,
        intolerant, divisive, inflammatory, incendiary, insidious, pernicious,
        egregious, egregiously, blatant, blatantly, flagrant, flagrantly, brazen, brazenly, rampant,
        unchecked, unbridled, unhinged, deranged, crazy, crazed, insane, insanity, hysterical, hysteria,
        paranoid, arrogant, arrogantly, arrogance, smug, pompous, self-serving, self-righteous,
        selfish, greedy, greed, gluttonous, bloated, wasteful, corrupting, rotten, murky, shady, shoddy,
        sloppy, flimsy, baseless, unfounded, groundless, dubious, dubiously, questionable, unfair, unfairly,
        unjust, unjustly, unjustified, unwarranted, unconscionable, inexcusable, indefensible,
        unacceptable, untenable, intolerable, inhumane, inhuman, murderous, bloodthirsty, genocidal,
        rogue, lawless, lawlessness, thuggish, sordid, seedy, tawdry, unseemly, unsavory, unsavoury,
        embarrassingly, humiliating, humiliatingly, ignominious, backward, failings, deeply divided,
        deeply flawed, flawed, dysfunctional, dysfunction, ugly, mean-spirited, panicked, indoctrinated,
        evasive, testy, petty, callous, callously, heartless, woeful, woefully, lamentable, grotesque,
        perverse, perversely, obscene, illegitimate, complicit, tainted, discredited, unscrupulous,
        damning, feeble, feebly, sorry state, sorry verdict, sorry spectacle, sorry excuse, grim, gloomy, crumbling, paltry, measly,
        shabby, hollow, half-hearted, halfhearted, lacklustre, lackluster, mediocre, second-rate, unforgivable, clumsy, crude,
        naive, gullible, complacent, complacency, ham-fisted, weak-kneed, disgrace, betrayal, mockery, folly, lunacy, madness, stupidity, scourge,
        menace, blight, eyesore, curse, insult to, affront to, stain on, slap in the face""",
        "botch, bungle, trample, pander, cave in, cower, squander, wreak, exploit, brutalise, brutalize,"
        "tarnish, besmirch, desecrate, decimate, eviscerate, sabotage, hijack, betray, distort",
    ),
    WordGroup(
        "label",
        "loaded label",
        0.68,
        """regime, regimes, insurgent group, terror group, puppet, puppets, strongman, strongmen,
        warlord, warlords, thug, thugs, goon, goons, henchman, henchmen, crony, cronies, cronyism,
        lackey, lackeys, stooge, stooges, minion, minions, cabal, clique, junta, mob, mobs, rabble,
        hardline, hard-line, hardliner, hardliners, hard-liner, hard-liners, zealot, zealots,
        fanatic, fanatics, fanatical, ideologue, ideologues, radical, radicals, extremist, extremists, firebrand,
        rabble-rouser, demagogue, demagogues, demagogic, demagoguery, propagandist, propagandists,
        propaganda, mouthpiece, mouthpieces, apologist, apologists, warmonger, warmongers, warmongering,
        hawkish, dovish, elites, elitist, establishment darling, swamp, deep state, far-left, ultra-right,
        ultraconservative, right-winger, right-wingers, left-winger, left-wingers, leftist, leftists,
        woke, snowflake, snowflakes, illegals, illegal alien, illegal aliens, invaders,
        mogul, tycoon, fat cats, fat cat, robber barons, oligarch, oligarchs, kingpin, mastermind,
        darling, poster child, novice, upstart, maverick, gadfly, pariah, traitor, traitors, turncoat,
        liar, liars, bully, bullies, crook, crooks, charlatan, charlatans, huckster, hucksters, villain,
        villains, monster, monsters, plotters, boosters, do-gooders, bureaucrats, war machine,
        militant wing of the left, echo chamber, witch hunt, witch-hunt, kangaroo court, lapdog,
        attack dog, rubber stamp, rubber-stamp, political theater, political theatre, nanny state""",
    ),
    WordGroup(
        "distance",
        "word that holds something at a distance",
        0.57,
        """so-called, self-styled, self-proclaimed, self-appointed, self-described, supposed,
        supposedly, ostensible, ostensibly, purported, purportedly, would-be, pretended, nominal,
        in name only, what passes for, masquerading, under the guise of, in the guise of""",
        "masquerade, pretend",
    ),
    WordGroup(
        "certainty",
        "word that claims the matter is plain",
        0.52,
        """clearly, obviously, obvious, undoubtedly, doubtless, undeniable, undeniably, unquestionably,
        indisputable, indisputably, unmistakable, unmistakably, of course, no doubt, without doubt,
        without a doubt, needless to say, certainly, surely, evidently, plainly, simply put,
        in truth, in reality, inevitably, inevitable, inescapable, self-evident, bound to, doomed to, doomed,
        as everyone knows, rest assured, unsurprisingly, not surprisingly, predictably, to be sure,
        frankly, make no mistake, by definition""",
    ),
    WordGroup(
        "attitude",
        "word that comments on what is reported",
        0.62,
        """unfortunately, fortunately, sadly, regrettably, thankfully, mercifully, ironically, ironic,
        irony, curiously, oddly, strangely, bizarre, bizarrely, surprisingly, surprising, amazingly,
        incredibly, incredible, unbelievably, unbelievable, interestingly, tellingly, crucially,
        worryingly, worrying, troubling, troublingly, disturbing, disturbingly, disappointing,
        disappointingly, encouragingly, arguably, understandably,
        inexplicably, inexplicable, conveniently, suspiciously, suspicious, famously, infamously,
        infamous, notorious, notoriously, vaunted, much-vaunted, hyped, overhyped, overblown, overrated,
        much-needed, ill-fated, dreaded, puzzling, baffling, astonishing,
        unimaginable, imperative, funny, fascinating, intriguing""",
    ),
    WordGroup(
        "intensifier",
        "intensifying word",
        0.52,
        """deeply, profoundly, profound, extremely, hugely, utterly, utter, vastly, enormously, enormous,
        immensely, immense, massively, wildly, overwhelmingly, hopelessly, fiercely, ferocious, ferociously, ferocity, staunchly,
        staunch, sheer, sharply worded, downright, outright, wholesale,
        absolutely, insanely, painfully, glaring, glaringly, stark, starkly, crushing, crippling, devastating, devastated,
        devastatingly, gaping, yawning, rampantly, relentless, relentlessly, incessant, incessantly,
        endless, endlessly, never-ending, ever-growing, ever-expanding, ever-increasing, all-out, full-blown, full-throated,
        nothing short of, to say the least, countless, myriad, hordes of, droves, a litany of, scores of, slew of, barrage, onslaught, flurry of, chorus of, laundry list, parade of,
        flood of, wave after wave, mightily, vehemently, virulent, virulently, vociferous, vociferously,
        heartily, resounding, resoundingly, sweeping, far-reaching, terrifically, prodigious, prodigiously, very real, indiscriminate""",
    ),
    WordGroup(
        "mockery",
        "mocking or colloquial word",
        0.6,
        """bluster, blustering, rant, rants, ranting, tirade, tirades, rambling, diatribe, screed,
        circus, stunt, stunts, gimmick, gimmicks, antics, shenanigans, spectacle, gaffe-prone, blowhard, bombastic, bombast,
        whiny, whining, thin-skinned, cringeworthy, cringe-worthy, clownish, buffoon, tone-deaf,
        navel-gazing, hand-wringing, finger-pointing, mudslinging, grandstanding, posturing,
        saber-rattling, sabre-rattling, chest-thumping, scaremongering, fearmongering, fear-mongering, virtue signaling, virtue signalling,
        pet project, boondoggle, kerfuffle, brouhaha, cozy, cosy, sweetheart deal, sort of, kind of a,
        big time, mumbo jumbo, gobbledygook, snake oil, flip-flop, flip-flopped,
        lip service, empty promises, empty rhetoric, hot air, pie in the sky, shell game, smoke and mirrors, gravy train""",
        "crow, gloat, sneer, scoff, smirk, whine, rant, grovel, blather, bloviate, cave, flip-flop",
    ),
    WordGroup(
        "charged verb",
        "charged verb",
        0.54,
        "ripped into, tore into, tear into, took a swipe at, taking a swipe at, took aim at, taking aim at, went so far as, backed down, backing down",
        """slam, blast, lambast, lambaste, excoriate, skewer, savage, pillory, lash out, rail against, bristle,
        fulminate, seethe, fume, thunder, brag, boast, tout, trumpet, peddle, pounce, seize on, seize upon, double down,
        torpedo, derail, gut, ram through, railroad, strong-arm, bully, crush, quash, muzzle, gag, silence, steamroll,
        embolden, coddle, kowtow, capitulate, cozy up, cosy up, curry favor, curry favour, stoke, whip up, inflame,
        ratchet up, pour fuel, add fuel, fan the flames, weaponise, weaponize, demonise, demonize, vilify, smear,
        scapegoat, stonewall, whitewash, sugarcoat, gloss over, sweep under, shove, foist, plunder, pillage,
        loot, prey on, prey upon, ravage, haunt, plague, devolve into, unravel, crumble, flounder, lurch, limp, stumble, languish,
        cling to, flout, thumb its nose, scramble to, backpedal, defang, emasculate, hamstring, upend, alienate, ostracise, ostracize,
        obscure, obfuscate, orchestrate, shun, snub,
        hammer, assail, trash, ridicule, taunt, deride, berate, castigate, scold, harangue, browbeat, pummel, bludgeon, bombard,
        trounce, topple, grumble, gripe, grouse, shrug off, brush off, brush aside, back away, shy away, sidestep, dodge, wriggle,
        toy with, flirt with, walk back, go so far as, throw under the bus, gang up, barrel ahead, railroad through, crucify""",
    ),
    WordGroup(
        "manner",
        "word that colours how something was said or done",
        0.54,
        """gleefully, smugly, defiantly, defiant, angrily, tersely, testily, sheepishly, grudgingly,
        begrudgingly, stubbornly, stubborn, pointedly, conspicuously, curtly, coyly, haughtily, derisively,
        dismissively, dismissive, stiffly, unabashedly, soundly, meekly, timidly, glumly, breathlessly,
        frantically, frantic, feverishly, furiously, heatedly, hurriedly, hastily, abruptly, quietly dropped, icily, coolly, snidely,
        snide, sarcastic, sarcastically, glib, glibly, caustic, withering, acerbic, barbed, stinging, strident, stridently, shrill,
        combative, combatively, pugnacious, aggrieved, unvarnished, petulant, petulantly, sulking, gloating,
        strikingly, squarely, wasted no time, has not been shy, had not been shy, dutifully, slavishly, blindly, obediently""",
    ),
    WordGroup(
        "suffering",
        "word that appeals to sympathy",
        0.5,
        """plight, tragic, tragically, heartbreaking, heart-breaking, heart-wrenching, heartrending,
        harrowing, poignant, agonizing, agonising, wrenching, gut-wrenching, helpless, helplessly, long-suffering,
        beleaguered, embattled, downtrodden, defenseless, defenceless, voiceless, forgotten,
        innocent victims, hard-working, hardworking, ordinary people, struggling families, grieving, haunting,
        millions suffering, people suffering, thousands suffering, suffering under, groaning under, languishing, reeling""",
    ),
    WordGroup(
        "figure of speech",
        "figure of speech",
        0.5,
        """grip on power, iron fist, iron grip, in the crosshairs, tug of war, tug-of-war, house of cards,
        on the brink, to the brink, at a crossroads, tightrope, tinderbox, powder keg, ticking time bomb, time bomb,
        perfect storm, pandora's box, achilles heel, achilles' heel, silver bullet, slippery slope, tip of the iceberg,
        wake-up call, litmus test, acid test, red flag, red flags, double-edged sword, elephant in the room, uphill battle,
        race against time, race to the bottom, cat-and-mouse, chess game, chessboard, house divided, sleeping giant,
        nail in the coffin, final nail, last straw, lifeline, straitjacket, quagmire, morass, abyss, minefield,
        war of words, blood on, in tatters, in shambles, in ruins, fanning the flames, fuel to the fire, fuel on the fire,
        breaking point, boiling point, point of no return, uncharted territory, uncharted waters, moment of truth, writing on the wall, writing is on the wall,
        cloud over, shadow over, dark cloud, dark shadow, rear its head, death knell, lion's share, ivory tower, glass houses, kiss of death, charm offensive, tit-for-tat, cottage industry, under the rug, headaches, vendetta, crusade, payback, ploy, scheming,
        paying the price, paid the price, pay the price, heads roll, heads must roll, calm nerves, blind eye, looked the other way, asleep at the wheel, passed the buck,
        pass the buck, too little too late, foot the bill, at the mercy of, dragged its feet, dragged their feet, dragging its feet, somebody else's problem,
        someone else's problem, under siege, in free fall, cracks in the, drop in the ocean, drop in the bucket, band-aid, sticking plaster, window dressing,
        poisoned chalice, trojan horse, crown jewel, tidal wave, lost in the shuffle, sea change, teetering, hanging by a thread""",
    ),
    WordGroup(
        "weight",
        "word that weighs importance",
        0.36,
        """significant, significantly, pivotal, crucial, vital, critical, decisive, defining, historic, landmark, notable, noteworthy,
        consequential, high-profile, controversial, notably, importantly, perhaps, simply, in fact, after all, fateful, daunting, ambitious, bold, boldly, aggressive, aggressively, sensitive, delicate,
        fragile, fraught, precarious, precariously, tenuous, uneasy, murkier, thorny, intractable, complex web, powerful, robust, hefty, whopping, dangerous, dangerously, turmoil, turbulent, completely, totally, thoroughly, plummeting, plummeted, mammoth, severe, severely, grave, gravely, dire, steep, bleak,
        hostile, tough, lofty, sizable, modest, tepid, lukewarm, frosty, icy""",
    ),
    WordGroup(
        "trend",
        "word that asserts a trend",
        0.34,
        """increasingly, growing, mounting, escalating, deepening, widening, looming, simmering, spiralling, spiraling, worsening, festering,
        deteriorating, eroding, erosion, widespread, deep-seated, deep-rooted, entrenched, ever more, more and more, backlash, outcry, outrage, soaring, surging,
        unstable, volatile, rife""",
    ),
)


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
    "stunt man", "stunt performer", "flying circus", "thunder bay", "chaotic system",
)  # fmt: skip
