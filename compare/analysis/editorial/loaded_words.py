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
Strengths come from how much more often sentences with such a word in own voice are labelled than
others are: subjective in NewsSD-ENG's train part, of a tone towards somebody in NewsMTSC; half
believed, drawn to .40 as far as there are few (`benchmarks/fit_editorialising.py --groups`), and
rounded by hand. Three groups are kept weak on purpose: "weight", "trend" and "colour" count in company
only.

Known exceptions: `harmless_words` lists fixed expressions in which a loaded word is a term ("regime
change", "critical care"), and words beside which one is meant literally ("gutted" beside "fire").
A capitalised word inside a sentence is taken for part of a name and is left alone by `wording`.
Irony and loaded *choice of facts* are out of reach of any word list.

Rejected: lists published with research corpora (their licences, and they mix topic words such as
"immigrants" with loaded ones); sentiment lexicons (news is full of bad things neutrally told).
"""

from __future__ import annotations

from dataclasses import dataclass

from compare.analysis.messages import gettext_noop


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
        gettext_noop("dramatising word"),
        0.6,
        """dramatic, dramatically, stunning, stunningly, shocking, shockingly, explosive, bombshell,
        sensational, astonishing, astonishingly, astounding, staggering, staggeringly, jaw-dropping,
        mind-boggling, mindblowing, mind-blowing, breathtaking, spectacular, spectacularly, electrifying,
        firestorm, maelstrom, frenzy, frenzied, feeding frenzy, meltdown, showdown, shockwaves,
        shock waves, bloodbath, nightmare, nightmarish, apocalyptic, cataclysmic, calamitous,
        catastrophic, catastrophically, chaotic, eye-popping, blistering, scathing, searing, fiery,
        bruising, bitter, bitterly, thunderous, unthinkable, sky-high, skyrocketing,
        whirlwind, doomsday, carnage, havoc, mayhem, pandemonium, bedlam, free fall, freefall,
        tumultuous, last-ditch, high-stakes, do-or-die, desperate,
        desperately, desperation, alarming, alarmingly, chilling, eerie, ominous, ominously,
        terrifying, horrifying, horrific, gruesome, grisly, unprecedented, earth-shattering,
        seismic, game-changing, game-changer, watershed, momentous, monumental, drastic, drastically,
        stunner, shocker, bombshells, cliffhanger, nail-biter, nail-biting, high drama, roller coaster ride, rollercoaster ride, all-out war, implosion, tailspin, death spiral, startling, startlingly, jarring, jarringly, dizzying, frenetic, fever pitch, white-hot, red-hot, combustible, tumult, furor, furore, knock-down, knock-down drag-out, no-holds-barred, scorched-earth, take-no-prisoners, cutthroat, shell-shocked, tempestuous, rancorous, acrimonious, acrimony, vitriolic, vitriol,
        grueling, gruelling,
        blockbuster allegations, blockbuster claims, blockbuster report, political earthquake, political firestorm, high-wire act, hair-raising,
        spine-chilling, heart-stopping, nerve-racking, nerve-wracking, explosively, rollicking""",
        "skyrocket, spiral out of control, send shockwaves, rock, roil, engulf, erupt in fury, implode",
    ),
    WordGroup(
        "praise",
        gettext_noop("word of praise"),
        0.61,
        """heroic, heroically, courageous, courageously, brave, bravely, brilliant, brilliantly,
        masterful, masterfully, masterly, visionary, admirable, admirably, commendable, noble, nobly,
        steadfast, steadfastly, unwavering, tireless, tirelessly, selfless, gallant, inspiring,
        inspirational, magnificent, magnificently, superb, superbly, splendid, extraordinary,
        extraordinarily, remarkable, remarkably, impressive, impressively, exemplary,
        wonderful, wonderfully, fantastic, terrific, fabulous, glorious, triumphant, triumphantly,
        beloved, iconic, legendary, illustrious, towering, formidable, savvy, shrewd,
        shrewdly, deft, deftly, astute, statesmanlike, principled, level-headed, clear-eyed,
        common-sense, commonsense, sensible, sensibly, wise, wisely, prudent, prudently, enlightened,
        welcome relief, rightly, rightfully, deservedly, beautiful, beautifully, lovely, delightful, dazzling, stellar,
        flawless, flawlessly, ingenious, groundbreaking, trailblazing, dignified, gracious, graciously,
        well-deserved, well-earned, refreshing, masterpiece, masterstroke, godsend, shining example, gem of, breath of fresh air,
        rising star, stalwart, charismatic, eloquent, eloquently, uplifting, rousing, spirited, gutsy, plucky, scrappy, unflappable, storied, larger-than-life, adroit, adroitly, sure-footed, genial, affable, courtly, tour de force, slam dunk, even-handed, selflessly, high-minded, warm-hearted, heartfelt, prowess,
        blessing in disguise, blessing for,
        adept, adeptly, skillful, skillfully, skilful, skilfully, masterclass, virtuoso, spellbinding, riveting, captivating, mesmerizing, mesmerising,
        pitch-perfect, picture-perfect, fearless, fearlessly, intrepid, valiant, valiantly, indomitable, big-hearted, magnanimous, magnanimously, peerless,
        unrivalled, unrivaled, unparalleled, incomparable, top-notch, first-rate, impeccable, impeccably, even-keeled, charming,
        charmingly, witty, wittily, telegenic, swashbuckling, crowd-pleasing, statesmanship, graceful, gracefully, thoughtful,
        thoughtfully, poise, razor-sharp""",
    ),
    WordGroup(
        "condemnation",
        gettext_noop("word of condemnation"),
        0.64,
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
        cynical, cynically, hypocritical, hypocrisy, hypocrite, duplicitous, duplicity,
        dishonest, dishonestly, dishonesty, deceitful, disingenuous, disingenuously, manipulative, cowardly, cowardice, spineless, toothless, feckless,
        inept, ineptitude, incompetent, incompetence, hapless, clueless, botched, bungled, blundering,
        blunder, fiasco, debacle, travesty, sham, farce, farcical, charade, bogus, phony,
        toxic, poisonous, venomous, hateful, hate-filled, bigoted, racist, sexist, xenophobic,
        intolerant, divisive, inflammatory, incendiary, insidious, pernicious,
        egregious, egregiously, blatant, blatantly, flagrant, flagrantly, brazen, brazenly, rampant,
        unchecked, unbridled, unhinged, deranged, crazy, crazed, insane, insanity, hysterical, hysteria,
        paranoid, arrogant, arrogantly, arrogance, smug, pompous, self-serving, self-righteous,
        selfish, greedy, greed, gluttonous, bloated, wasteful, corrupting, rotten, murky, shady, shoddy,
        sloppy, flimsy, dubious, dubiously, questionable, unfair, unfairly,
        unjust, unjustly, unjustified, unwarranted, unconscionable, inexcusable, indefensible,
        unacceptable, untenable, intolerable, inhumane, inhuman, murderous, bloodthirsty, genocidal,
        rogue, lawless, lawlessness, thuggish, sordid, seedy, tawdry, unseemly, unsavory, unsavoury,
        embarrassingly, humiliating, humiliatingly, ignominious, backward, failings,
        deeply flawed, flawed, dysfunctional, dysfunction, ugly, mean-spirited, indoctrinated,
        evasive, testy, petty, callous, callously, heartless, woeful, woefully, lamentable, grotesque,
        perverse, perversely, obscene, illegitimate, complicit, tainted, unscrupulous,
        damning, feeble, feebly, sorry state, sorry verdict, sorry spectacle, sorry excuse, grim, gloomy, crumbling, paltry, measly,
        half-hearted, halfhearted, lacklustre, lackluster, mediocre, second-rate, unforgivable, clumsy, crude,
        naive, gullible, complacent, complacency, ham-fisted, weak-kneed, disgrace, betrayal, mockery, folly, lunacy, madness, stupidity, scourge,
        menace, blight, eyesore, curse, insult to, affront to, stain on, slap in the face,
        embarrassing, ill-timed, self-inflicted, bumbling, rudderless, nasty, over-the-top, outlandish, far-fetched, wild-eyed, mercurial, overbearing, overzealous, power-hungry, opportunistic, opportunist, opportunists, conniving, crafty, wily, devious, underhanded, byzantine, job-killing, budget-busting, stilted, plodding, long-winded, incoherent, incoherently, muddled, garbled, half-truths, half-truth, scare tactics, race-baiting, divisiveness, anemic, anaemic, moribund, unrepentant, unapologetic, unapologetically, brash, brashly, crass, boorish, churlish, haughty, imperious, imperiously, condescending, condescendingly, patronizing, patronising, disdainful, disdainfully, contemptuous, contemptuously, scornful, scornfully, flippant, flippantly, cavalier, cocky, cantankerous, irascible, bellicose, belligerent, belligerently, half-baked, harebrained, cockamamie, boneheaded, wacky, kooky, loony, nutty,
        creepy, vulgar, tendentious, treacherous, superficial, nebulous,
        hollow promise, hollow promises, hollow victory, hollow words, hollow gesture, hollow claims, hollow rhetoric,
        abhorrent, reprehensible, repugnant, repulsive, revolting, sickening, venal, spurious, specious, fallacious, inane, asinine, moronic, childish,
        childishly, petulance, craven, cravenly, gutless, mealy-mouthed, two-faced, sleazy, smarmy, rabid, rabidly, vapid, vacuous, cartoonish,
        cartoonishly, loathsome, odious, nefarious, unholy, diabolical, fiendish, depraved, squalid, dystopian, orwellian, kafkaesque, machiavellian,
        vengeful, spiteful, malevolent, mendacious, mendacity, dishonorable, dishonourable, disreputable, scandal-plagued, scandal-ridden, scandal-tarred,
        scandal-scarred, gaffe-filled, error-ridden, self-aggrandizing, vainglorious, narcissistic, narcissism, egotistical, megalomaniacal,
        delusional, unserious, rashly, hotheaded, hot-headed, threadbare, lamely, hackneyed, trite, shopworn, out-of-touch, amateurish, amateur hour,
        haphazard, slapdash, ramshackle, shambles, shambolic, self-destructive, self-defeating, corrosive, ruinously, calamity, calamitously, disgracefully,
        scandalously, obnoxious, obnoxiously, demeaning, condescension, snobbish, snooty, sanctimonious, sanctimoniously, sanctimony,
        preachy, holier-than-thou, gratuitous, gratuitously, wanton, wantonly, audacity, temerity, effrontery, hubris, hubristic, unbecoming, ghoulish,
        gleeful, ill-considered, ill-judged, ill-tempered, bad-tempered, foul-mouthed, anti-climactic, anticlimactic""",
        "botch, bungle, trample, pander, cave in, cower, squander, wreak, brutalise, brutalize,"
        "tarnish, besmirch, desecrate, decimate, eviscerate, hijack, betray, distort, hoodwink, dupe, fleece",
    ),
    WordGroup(
        "label",
        gettext_noop("loaded label"),
        0.57,
        """regime, regimes, insurgent group, terror group, puppet, puppets, strongman, strongmen,
        warlord, warlords, thug, thugs, goon, goons, henchman, henchmen, crony, cronies, cronyism,
        lackey, lackeys, stooge, stooges, minion, minions, cabal, clique, rabble,
        hardline, hard-line, hardliner, hardliners, hard-liner, hard-liners, zealot, zealots,
        fanatic, fanatics, fanatical, ideologue, ideologues, firebrand,
        rabble-rouser, demagogue, demagogues, demagogic, demagoguery, propagandist, propagandists,
        propaganda, mouthpiece, mouthpieces, apologist, apologists, warmonger, warmongers, warmongering, elites, elitist, establishment darling, swamp, deep state, far-left, ultra-right,
        ultraconservative, right-winger, right-wingers, left-winger, left-wingers, leftist, leftists,
        woke, snowflake, snowflakes, illegals, illegal alien, illegal aliens, invaders, fat cats, fat cat, robber barons,
        darling, poster child, upstart, maverick, gadfly, pariah, traitor, traitors, turncoat,
        liar, liars, bully, bullies, crook, crooks, charlatan, charlatans, huckster, hucksters, villain,
        villains, monster, monsters, plotters, do-gooders, bureaucrats, war machine,
        militant wing of the left, echo chamber, witch hunt, witch-hunt, kangaroo court, lapdog,
        attack dog, rubber stamp, rubber-stamp, political theater, political theatre, nanny state,
        hothead, hotheads, loose cannon, provocateur, provocateurs, bomb-thrower, bomb-throwers, punching bag, whipping boy, bogeyman, boogeyman, fall guy, has-been, also-ran, carpetbagger, juggernaut, behemoth, hatchet man, pit bull, flunky, flunkies, yes-men, yes men, sycophant, sycophants, sycophantic, toady, toadies, alarmist, alarmists, nativist, nativists, bigot, bigots, die-hard, diehard, die-hards, diehards, hard-core, hardcore, rock-ribbed, archconservative, arch-conservative, ultra-conservative, ultraliberal, hard-right, hard-left, golden boy, wunderkind, media darling,
        angry mob, unruly mob, lynch mob, mob of, mob rule, mobs of""",
    ),
    WordGroup(
        "distance",
        gettext_noop("word that holds something at a distance"),
        0.53,
        """so-called, self-styled, self-proclaimed, self-appointed, supposed,
        supposedly, ostensible, ostensibly, pretended,
        in name only, what passes for, masquerading, under the guise of, in the guise of,
        self-professed""",
        "masquerade",
    ),
    WordGroup(
        "certainty",
        gettext_noop("word that claims the matter is plain"),
        0.52,
        """clearly, obviously, obvious, undoubtedly, doubtless, undeniable, undeniably, unquestionably,
        indisputable, indisputably, unmistakable, unmistakably, no doubt, without doubt,
        without a doubt, needless to say, certainly, surely, evidently, plainly, simply put,
        in truth, in reality, inevitably, inevitable, inescapable, self-evident, doomed to, doomed,
        as everyone knows, rest assured, unsurprisingly, not surprisingly, predictably, to be sure,
        frankly, make no mistake, by definition""",
    ),
    WordGroup(
        "attitude",
        gettext_noop("word that comments on what is reported"),
        0.56,
        """unfortunately, fortunately, sadly, regrettably, thankfully, mercifully, ironically, ironic,
        irony, curiously, oddly, strangely, bizarre, bizarrely, surprisingly, surprising, amazingly,
        incredibly, incredible, unbelievably, unbelievable, interestingly, tellingly, crucially,
        worryingly, worrying, troubling, troublingly, disturbing, disturbingly, disappointing,
        disappointingly, encouragingly, arguably, understandably,
        inexplicably, inexplicable, conveniently, infamously,
        infamous, notorious, notoriously, vaunted, much-vaunted, hyped, overhyped, overblown, overrated,
        much-needed, ill-fated, dreaded, puzzling, baffling, astonishing,
        unimaginable, funny, fascinating, intriguing,
        amusingly, comically, laughably, hilariously, bafflingly, eyebrow-raising, head-scratching, improbable, improbably, implausible, implausibly, awkward, sure enough, lo and behold, little wonder, small wonder, long-overdue, long overdue, to nobody's surprise, to no one's surprise,
        bewildering, bewilderingly, mystifying, mystifyingly, absurdly enough, strangely enough, oddly enough, ironically enough, to his credit, to her
        credit, to their credit, mind you, for good measure, lest anyone forget, as if that were not enough, as luck would have it""",
    ),
    WordGroup(
        "intensifier",
        gettext_noop("intensifying word"),
        0.62,
        """hugely, utterly, utter,
        wildly, hopelessly, ferocious, ferociously, ferocity,
        sheer, sharply worded, downright,
        insanely, painfully, glaring, glaringly, stark, starkly, crushing, crippling,
        devastatingly, gaping, yawning, rampantly, relentless, relentlessly, incessant, incessantly,
        endless, endlessly, never-ending, ever-growing, ever-expanding, ever-increasing, all-out, full-blown, full-throated,
        nothing short of, to say the least, hordes of, a litany of, barrage, onslaught, laundry list, parade of,
        wave after wave, mightily, virulent, virulently, terrifically, prodigious, prodigiously, very real,
        unrelenting""",
    ),
    WordGroup(
        "mockery",
        gettext_noop("mocking or colloquial word"),
        0.74,
        """bluster, blustering, rant, rants, ranting, tirade, tirades, rambling, diatribe, screed,
        circus, stunt, stunts, gimmick, gimmicks, antics, shenanigans, spectacle, gaffe-prone, blowhard, bombastic, bombast,
        whiny, whining, thin-skinned, cringeworthy, cringe-worthy, clownish, buffoon, tone-deaf,
        navel-gazing, hand-wringing, finger-pointing, mudslinging, grandstanding, posturing,
        saber-rattling, sabre-rattling, chest-thumping, scaremongering, fearmongering, fear-mongering, virtue signaling, virtue signalling,
        pet project, boondoggle, kerfuffle, brouhaha, cozy, cosy, sweetheart deal, mumbo jumbo, gobbledygook, snake oil, flip-flop, flip-flopped,
        lip service, empty promises, empty rhetoric, hot air, pie in the sky, shell game, smoke and mirrors, gravy train,
        hogwash, claptrap, tomfoolery, theatrics, histrionics, soap opera, food fight, sideshow, clown show, freak show, dog and pony show, dog-and-pony show, vanity project, white elephant, money pit, power grab, land grab, cash grab, cop-out, love fest, lovefest, pipe dream, wishful thinking, fairy tale, wild goose chase, red meat, dog whistle, dog-whistle, spin doctor, spin doctors, cheap shot, cheap shots, potshot, potshots, zinger, zingers, putdown, putdowns, name-calling, showboating, pandering, backroom deal, backroom deals, backslapping, horse-trading, arm-twisting, pork-barrel, bromance, sob story, tall tale, tall tales,
        whopper, whoppers, wonky,
        hoopla, hullabaloo, ballyhoo, ballyhooed, hobnob, hobnobbing, schmoozing, prattle, prattling, gibberish, drivel, twaddle, poppycock, balderdash,
        baloney, hokum, bunkum, schtick, shtick, hero worship, fawning, fawningly, toadying, bootlicking, swooning, puff piece, hit piece, hit
        job, hatchet job, pearl-clutching, sour grapes, hissy fit, tantrum, tantrums, temper tantrum, freakout, trainwreck, train wreck, dumpster fire, hot
        mess, gabfest, self-congratulatory, self-congratulation, chest-beating, word salad, talking-points, blame game, bellyaching,
        bromides, platitudes, navel gazing""",
        "crow, gloat, sneer, scoff, smirk, whine, rant, grovel, blather, bloviate, cave, flip-flop, blurt out, preen, flail, squabble, bicker",
    ),
    WordGroup(
        "charged verb",
        gettext_noop("charged verb"),
        0.57,
        "ripped into, tore into, tear into, took a swipe at, taking a swipe at, went so far as",
        """slam, blast, lambast, lambaste, excoriate, skewer, savage, pillory, lash out, rail against, bristle,
        fulminate, seethe, fume, thunder, brag, boast, tout, trumpet, peddle, pounce, seize on, seize upon, double down,
        torpedo, gut, ram through, railroad, strong-arm, bully, crush, muzzle, gag, silence, steamroll,
        embolden, coddle, kowtow, capitulate, cozy up, cosy up, curry favor, curry favour, stoke, whip up, inflame, pour fuel, add fuel, fan the flames, weaponise, weaponize, demonise, demonize, vilify, smear,
        scapegoat, stonewall, whitewash, sugarcoat, gloss over, sweep under, foist, plunder, pillage,
        prey on, prey upon, ravage, haunt, devolve into, crumble,
        cling to, flout, thumb its nose, defang, emasculate, hamstring, ostracise, ostracize, obfuscate, shun, snub,
        hammer, assail, trash, berate, castigate, scold, harangue, browbeat, pummel, bludgeon, bombard, gripe, grouse, shrug off, brush off, brush aside, wriggle,
        toy with, go so far as, throw under the bus, gang up, barrel ahead, railroad through, crucify,
        gush over, fawn over, rake over the coals, take to task, lay into, heap scorn, heap praise, lavish praise, pour scorn, pour cold water, throw cold water, hurl insults, lob insults, spew, spout, parrot, regurgitate, bulldoze, kneecap, water down, outmanoeuvre, outmaneuver, wage war on, declare war on, cherry-pick, paper over, kick the can, muddy the waters, buckle under, knuckle under, roll over for, tiptoe around, flaunt, bend over backward, bend over backwards, circle the wagons, go on the attack, play the victim, play politics, trade insults, lampoon,
        bash, thrash, downplay, unleash, stumble, derail, ridicule, deride, enrage, infuriate, grumble, backpedal, flirt with, upend, flub, swipe at, take a shot at,
        shove aside, shove through,
        chide, upbraid, hector, badger, goad, foment, gin up, trot out, dredge up, revel in, bask in, hit out at, light into, jam through, weasel out,
        wring their hands, fizzle, wallow in, carp, kvetch, nitpick, snipe at, lord it over, rub it in, wax poetic, hold
        forth, cash in on, play to the crowd, run roughshod, ride roughshod, stir up, whip
        into a frenzy""",
    ),
    WordGroup(
        "manner",
        gettext_noop("word that colours how something was said or done"),
        0.62,
        """gleefully, smugly, defiantly, defiant, testily, sheepishly, grudgingly,
        begrudgingly, stubbornly, stubborn, pointedly, conspicuously, curtly, coyly, haughtily, derisively,
        dismissively, dismissive, stiffly, unabashedly, meekly, timidly, glumly, breathlessly,
        frantically, frantic, feverishly, furiously, quietly dropped, icily, coolly, snidely,
        snide, sarcastic, sarcastically, glib, glibly, caustic, withering, acerbic, barbed, stinging, strident, stridently, shrill,
        combative, combatively, pugnacious, unvarnished, petulant, petulantly, sulking, gloating,
        strikingly, wasted no time, has not been shy, had not been shy, dutifully, slavishly, blindly, obediently, brusque, brusquely, gruff, gruffly, cavalierly, nonchalantly, breezily, ruefully, sheepish, undeterred, unfazed, emboldened, chastened, grudging, begrudging, belatedly, feisty, apoplectic, seething, pulled no punches, pulling no punches, minced no words, mince words, in no uncertain terms, with a straight face, without a hint of irony, took pains to, taking pains to, went out of his way, went out of her way, went out of their way, going out of his way, going out of her way, going out of their way, stunned silence, on the defensive, gloves off, skittish, bravado, swagger, beholden,
        sneeringly, mockingly, tauntingly, peevishly, peevish, surly, sullen, sullenly, grumpily, crankily, cranky, huffily, tartly, acidly, dourly, giddily, giddy, triumphally, self-importantly, matter-of-factly, half-heartedly, halfheartedly,""",
    ),
    WordGroup(
        "suffering",
        gettext_noop("word that appeals to sympathy"),
        0.48,
        """plight, tragic, tragically, heartbreaking, heart-breaking, heart-wrenching, heartrending,
        harrowing, poignant, agonizing, agonising, wrenching, gut-wrenching, helpless, helplessly, long-suffering,
        beleaguered, embattled, downtrodden, defenseless, defenceless, voiceless,
        innocent victims, hard-working, hardworking, ordinary people, struggling families, haunting,
        millions suffering, people suffering, thousands suffering, suffering under, groaning under, languishing, reeling,
        gut-punch, shattered lives""",
    ),
    WordGroup(
        "figure of speech",
        gettext_noop("figure of speech"),
        0.52,
        """grip on power, iron fist, iron grip, in the crosshairs, house of cards, at a crossroads, tightrope, tinderbox, powder keg, ticking time bomb, time bomb,
        perfect storm, pandora's box, achilles heel, achilles' heel, silver bullet, slippery slope, tip of the iceberg,
        wake-up call, litmus test, acid test, red flag, red flags, double-edged sword, elephant in the room,
        race against time, race to the bottom, cat-and-mouse, chess game, chessboard, house divided, sleeping giant,
        nail in the coffin, final nail, last straw, straitjacket, quagmire, morass, abyss, minefield, in tatters, in shambles, in ruins, fanning the flames, fuel to the fire, fuel on the fire,
        breaking point, point of no return, uncharted territory, uncharted waters, moment of truth, writing on the wall, writing is on the wall,
        cloud over, shadow over, dark cloud, dark shadow, rear its head, death knell, lion's share, ivory tower, glass houses, kiss of death, charm offensive, tit-for-tat, cottage industry, under the rug, vendetta, crusade, payback, ploy, scheming,
        calm nerves, paying the price, paid the price, pay the price, heads roll, heads must roll, blind eye, looked the other way, asleep at the wheel, passed the buck,
        pass the buck, too little too late, foot the bill, at the mercy of, dragged its feet, dragged their feet, dragging its feet, somebody else's problem,
        someone else's problem, in free fall, cracks in the, drop in the ocean, drop in the bucket, band-aid, sticking plaster, window dressing,
        poisoned chalice, trojan horse, crown jewel, tidal wave, lost in the shuffle, sea change, teetering, hanging by a thread,
        bad blood, thorn in the side, thorn in his side, thorn in her side, thorn in its side, hornet's nest, can of worms, turf war, turf wars, warpath, battle lines, opening salvo, shot across the bow, third rail, political football, fighting words, bitter pill, pyrrhic, black eye for, slap on the wrist, game of chicken, brinkmanship, brinksmanship, sinking ship, damage control, monkey wrench, skeletons in, albatross around, millstone around, golden opportunity, rude awakening, cold shoulder, the knives are out, stinging blow, heavy blow, crushing blow, body blow, stinging rebuke, sharp rebuke, stunning rebuke, under his skin, under her skin, under their skin, sword of damocles, own goal, shaky ground, thin ice,
        blood on his hands, blood on her hands, blood on their hands, blood on its hands""",
    ),
    WordGroup(
        "weight",
        gettext_noop("word that weighs importance"),
        0.36,
        """significant, significantly, pivotal, crucial, vital, critical, decisive, defining, historic, landmark, notable, noteworthy,
        consequential, high-profile, controversial, notably, importantly, perhaps, simply, in fact, after all, fateful, daunting, ambitious, bold, boldly, aggressive, aggressively, sensitive, delicate,
        fragile, fraught, precarious, precariously, tenuous, uneasy, murkier, thorny, intractable, complex web, powerful, robust, hefty, whopping, dangerous, dangerously, turmoil, turbulent, completely, totally, thoroughly, plummeting, plummeted, mammoth, severe, severely, grave, gravely, dire, steep, bleak,
        hostile, tough, lofty, sizable, modest, tepid, lukewarm, frosty, icy,
        extremely, enormous, enormously, immense, immensely, massively, vastly, overwhelmingly, sweeping, far-reaching, outright, wholesale, deeply, profound, profoundly, countless, myriad, scores of, flurry of, chorus of, flood of, slew of, resounding, resoundingly, devastating, devastated, vehemently, fiercely, vociferous, vociferously, staunch, staunchly, absolutely, contentious, colourful, colorful, lavish, secretive, erratic,
        vague, vaguely, vigorously""",
    ),
    WordGroup(
        "trend",
        gettext_noop("word that asserts a trend"),
        0.34,
        """increasingly, growing, mounting, escalating, deepening, widening, looming, simmering, spiralling, spiraling, worsening, festering,
        deteriorating, eroding, erosion, widespread, deep-seated, deep-rooted, entrenched, ever more, more and more, backlash, outcry, outrage, soaring, surging,
        unstable, volatile, rife""",
    ),
    WordGroup(
        "colour",
        gettext_noop("colourful word"),
        0.4,
        """shabby, shadowy, awkwardly, took aim at, taking aim at, backed down, backing down, unfounded, baseless, groundless, misleading, misleadingly, discredited, fraudulent,
        deceptive, deeply divided, embarrassment, embarrassments, panicked, hotly, hastily, hurriedly, squarely, soundly, tersely, ardent, ardently,
        fervent, fervently, adamantly, impassioned, forcefully, dogged, doggedly, furious, irate, livid, incensed, exasperated, embittered, aggrieved,
        angrily, heatedly, bluntly, flustered, visibly angry, visibly irritated, mogul, tycoon, radical, radicals, extremist, extremists, junta, oligarch,
        oligarchs, lightning rod, hawkish, dovish, mastermind, kingpin, self-described, would-be, nominal, purported, purportedly, hard-fought,
        hard-won, revered, admired, triumph, unflinching, heartily, droves, indiscriminate, lifeline, olive branch, on the brink, to the brink, uphill battle,
        uphill climb, tug of war, tug-of-war, war of words, headaches, under siege, boiling point, famously, imperative, big time""",
        """scramble to, orchestrate, topple, alienate, balk at, walk back, back away, shy away, ratchet up, unravel, obscure, plague, jeer, taunt, trounce, rile up, rile, antagonise, antagonize, limp, lurch, flounder,
        languish, trade barbs, sidestep, dodge, sour on, hollow out, neuter, quash, sound the alarm, turn up the heat, barnstorm, exploit, sabotage""",
    ),
)
