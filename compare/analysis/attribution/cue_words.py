"""English words that mark a claim as somebody's, from general knowledge of the language.

One line of `VERB_TABLE` holds verbs that share a strength and the same frames. The frames say what may
follow the verb as content:

- `s` a clause, with or without "that"; `t` a clause, but only with "that"
- `o` an addressee, then a clause ("told X that"); `u` somebody, then an infinitive ("urged X to")
- `i` an infinitive ("promised to"); `g` a gerund ("denied meeting")
- `n` a noun phrase ("announced a deal"); `w` a question ("asked whether")
- `a` somebody, then a preposition ("accused X of"); `/of` after the verb itself ("warned of")
- `v` may stand before its subject ("said X"); `x` also "X, a ruler, was said to" (agentless passive)
- `e` a clause that stands before it ("A, the court held"), though no other without "that"
- `d` only of a document or a finding ("the images showed"); `f` without "that" only a finite clause
"""

from __future__ import annotations

from compare.analysis.word_sets import word_set

VERB_TABLE = """
neutral s v x : say
neutral s v : write note
neutral s f v : add
neutral s o v x : tell
neutral s v n x : state declare
neutral n s v x : announce report
neutral s n v /on /about : explain comment
neutral s v n : mention observe remark
neutral a : list
neutral s n i v x : propose recommend
neutral s n v x : suggest
neutral v : read
neutral s n v : stress emphasize emphasise underscore underline reiterate repeat
neutral s o v : inform remind assure notify
neutral t v : advise
neutral s v /to : reply respond retort
neutral w s v n o : ask
neutral s /about v : joke quip recount muse
neutral s v n : predict forecast argue contend reason
neutral s n : conclude clarify specify detail
neutral n a : describe characterize characterise
neutral a n : portray depict label dub
neutral a : cast brand
neutral s /about /of : speak talk
neutral t i /to v : testify
neutral s n v : tweet blog
neutral s f v : email
neutral s n v : post
neutral n s : outline cite quote echo summarize summarise
neutral s n o : relay convey
neutral s : exclaim shout yell whisper mutter proclaim pronounce opine chime intone interject gush
neutral s n i x : estimate project calculate reckon
neutral s n d : show indicate demonstrate read find imply
neutral n s : address discuss
neutral s i : signal
neutral n : publish issue release
neutral t n : counsel preach
neutral n : caution
factive s n v x : reveal confirm disclose
factive s n g v x : acknowledge admit
factive s v /to : concede confess
factive s n : recall recognize recognise
factive t n /out v : point
factive s n : highlight
distanced s i n v x : claim allege
distanced s v /on /upon : insist
distanced s n v : assert
distanced s f v : maintain
distanced s /against : protest
distanced s /that v : swear
distanced t : boast brag
distanced /about /of : boast brag
distanced n g s : deny
distanced n s : dispute reject refute rebut dismiss question
distanced a u : accuse suspect
distanced a n : blame
distanced a s : charge
distanced s n : speculate insinuate
distanced s n : complain
neutral /about /of : complain
neutral s o /of /about /against v u x : warn
neutral s v u /against : caution
neutral s n i : announce
neutral i s : vow pledge promise threaten swear
neutral s i n /to : agree
neutral i n : refuse decline offer
neutral u : tell warn advise
neutral u n : urge ask order instruct encourage press beg implore exhort push
neutral t : require
neutral u n : request demand
neutral s n v : demand
neutral /for : call press push appeal plead argue
neutral /for /on /upon : call
neutral a n : call
neutral n a : criticize criticise condemn denounce slam blast attack praise hail welcome applaud defend mock
neutral n a : decry deplore ridicule rip bash lambast lambaste rebuke chide assail lash laud commend salute
neutral n : oppose support endorse back favor favour advocate tout
neutral n a : thank congratulate apologize apologise
neutral /for /to : apologize apologise
neutral /to : refer allude
neutral n s : voice express
neutral t e : hold
private s n x : believe
private s x : think suspect presume assume
private s i n x : expect
private s n : fear doubt
private s i /for : hope
private s f n : know understand realize realise feel
private i n u : want seek intend aim wish plan
private i n : prefer
private s n i : decide
private a : regard view
private a n : see
private a n s : consider
private i s n : determine
private s /about : worry
private /about : worry
private /of : dream
private s n : imagine foresee anticipate envision envisage
private n : love hate dislike admire
private s /with : agree disagree
private s /in : believe
private s f : guess figure
private s n : accept
private s n : regret
neutral n : defend bemoan lament deride challenge grill scold taunt tease insult berate
neutral n : disavow disown renounce recant retract contradict debunk reaffirm
neutral s n : affirm hint argue counter rule proclaim
neutral n a : credit fault liken identify
neutral n : plead
neutral n : approve veto sanction propose float pitch promote
neutral /for /against v : vote lobby campaign
neutral /with : side
neutral s n : posit theorize theorise foreshadow
private n : distrust cherish value embrace tolerate contemplate ponder
private n : ignore dodge shun mourn tolerate
private s : wonder
private w : wonder
private s f n : forget remember
private s n : learn
private n : relish resent despise loathe detest abhor adore revere
neutral n : recite invoke reference champion rebuff resist belittle denigrate disparage vilify malign extol
neutral n a : chastise castigate censure reprimand admonish reproach harangue pillory excoriate heckle savage
neutral s n : deem
neutral s v : chant murmur mumble grumble growl bark bellow snap scream shriek thunder roar gloat groan moan snarl fume drawl stammer
neutral /against /about s : rail vent rant rave gripe grouse
neutral s n v : answer inquire query
neutral s o u : convince persuade
neutral /for : vouch
"""

# Verbs whose plain object is a stance or an act, not something said: "backed the deal", "seeks to"
ATTITUDES = word_set(
    """
    require relish resent despise loathe detest abhor adore revere champion rebuff resist belittle
    denigrate disparage vilify malign extol chastise castigate censure reprimand admonish reproach
    harangue pillory excoriate heckle savage vouch
    defend bemoan lament deride confront challenge grill scold taunt tease insult berate disavow disown
    renounce recant retract contradict debunk reaffirm rally contest credit fault liken compare identify
    name nominate honor honour approve authorize authorise veto sanction float pitch promote vote
    campaign side trust distrust cherish value embrace tolerate contemplate ponder weigh ignore dodge
    shun celebrate mourn comment question rule
    support oppose endorse back favor favour advocate tout criticize criticise condemn denounce
    slam blast attack praise hail welcome applaud defend mock decry deplore ridicule rip bash
    lambast lambaste rebuke chide assail lash laud commend salute thank congratulate want seek
    intend aim wish plan prefer need love hate dislike admire call push press urge encourage order
    request demand beg lobby agree refuse decline offer decide address discuss publish issue
    release question dismiss reject dispute consider regard view see cast brand label dub portray
    depict determine accept know ask plead appeal blame talk speak refer cite mention
    """
)

# What also happens without a speaker: "the crackdown underscored …", "the visit signals …"
SPEAKERLESS = word_set(
    """
    highlight underscore underline signal show indicate suggest demonstrate reveal reflect imply
    confirm mean emphasize emphasise stress echo threaten promise question project express
    determine attack find read recall note issue release cast describe explain project raise
    address call demand see
    """
)

# What an act or a state does, not a speaker: "the decision highlights …", "the visit signals …"
INTERPRETING = word_set(
    """
    highlight underscore underline signal show indicate suggest demonstrate reveal reflect imply
    mean emphasize emphasise stress illustrate confirm echo
    """
)
# Acts and states: whoever writes what they show tells what they think of them
ACTS = word_set(
    """
    decision decisions move moves visit visits trip development developments meeting meetings
    failure failures effort efforts attempt attempts overture overtures engagement refusal step
    steps action actions policy policies approach strategy crackdown talks negotiations success
    presence absence rise fall growth collapse victory defeat departure arrival return election
    appointment resignation attack attacks strike strikes war conflict crisis situation incident
    incidents episode event events case cases change changes shift shifts trend reaction reactions
    silence behaviour behavior conduct handling role support opposition willingness reluctance
    ability inability lack push bid drive campaign gathering summit outreach diplomacy tensions
    """
)
PICTURES = word_set(
    """
    image images photo photos photograph photographs picture pictures video videos footage
    """
)

# base: (third person, past, past participle, gerund); regular verbs are inflected by rule
IRREGULAR = """
say says said said saying
tell tells told told telling
write writes wrote written writing
speak speaks spoke spoken speaking
think thinks thought thought thinking
know knows knew known knowing
understand understands understood understood understanding
feel feels felt felt feeling
see sees saw seen seeing
find finds found found finding
show shows showed shown showing
swear swears swore sworn swearing
read reads read read reading
make makes made made making
seek seeks sought sought seeking
cast casts cast cast casting
foresee foresees foresaw foreseen foreseeing
forecast forecasts forecast forecast forecasting
forget forgets forgot forgotten forgetting
beg begs begged begged begging
deny denies denied denied denying
reply replies replied replied replying
specify specifies specified specified specifying
clarify clarifies clarified clarified clarifying
imply implies implied implied implying
testify testifies testified testified testifying
notify notifies notified notified notifying
worry worries worried worried worrying
decry decries decried decried decrying
try tries tried tried trying
admit admits admitted admitted admitting
label labels labeled labeled labeling
signal signals signaled signaled signaling
refer refers referred referred referring
prefer prefers preferred preferred preferring
quip quips quipped quipped quipping
slam slams slammed slammed slamming
rip rips ripped ripped ripping
blog blogs blogged blogged blogging
plan plans planned planned planning
dub dubs dubbed dubbed dubbing
brag brags bragged bragged bragging
rebut rebuts rebutted rebutted rebutting
regret regrets regretted regretted regretting
chide chides chided chided chiding
refute refutes refuted refuted refuting
hold holds held held holding
"""

# Forms that are nouns (or adjectives) as often as verbs: they need a subject right before them.
NOUN_FORMS = word_set(
    """
    challenge challenges grill insult insults rally rallies contest contests counter rule rules hint
    hints credit credits fault faults name names honor honors honour honours float pitch vote votes
    campaign campaigns side sides trust value values sanction sanctions veto lobby approve
    claim claims report reports state states note notes fear fears hope hopes plan plans estimate
    estimates project projects charge charges demand demands comment comments promise promises
    warning question questions doubt doubts view views guess attack attacks support back praise
    welcome blast call calls request requests order orders offer offers address post posts email
    emails tweet tweets detail details issue issues release releases label labels brand brands
    cast brief press like love hate need needs find finds read show shows thinking feeling
    understanding reading meaning wish wishes reason reasons forecast forecasts threat pledge
    pledges vow vows appeal appeals protest protests dispute disputes remark remarks reply blame
    suspect suspects signal signals figure figures aim aims point points rip bash rebuke attempt
    attempts try quote quotes post talk talks respect dream dreams worry worries regret regrets
    blog echo sentence finding making seeing caution favor favour salute endorse object
    spokesperson counsel advance advocate advocates seeking appreciate
    """
)

ADVERBS = {
    "reportedly": "distanced",
    "allegedly": "distanced",
    "purportedly": "distanced",
    "supposedly": "distanced",
    "ostensibly": "distanced",
}

# "In the view of X, …" reads as "according to X, …"
OPINIONS = word_set("view opinion words eyes judgment judgement estimation")

# Verbs that carry a cue noun: "voiced fears that", "raised the prospect of", "made the claim that"
LIGHT_VERBS = word_set(
    """
    make makes made making issue issues issued issuing give gives gave given giving voice voices
    voiced voicing express expresses expressed expressing raise raises raised raising renew renews
    renewed renewing repeat repeated repeats repeating release released releases releasing reject
    rejected rejects rejecting dismiss dismissed dismisses dismissing deny denied denies denying
    share shared shares sharing echo echoed echoes echoing offer offered offers offering reiterate
    reiterated send sent sends sending have has had having hold holds held face faces faced draw
    drew drawn announce announced win won pose posed posing level leveled levelled deliver
    delivered delivers delivering file filed files filing lodge lodged post posted posts cite
    cites cited citing welcome welcomed take takes took taken taking
    """
)

# "is concerned that", "are wary of": thought, with "be", "seem" or "feel" before
ADJECTIVES = word_set(
    """
    concerned worried confident convinced aware certain sure afraid hopeful optimistic pessimistic
    adamant skeptical sceptical wary fearful doubtful unsure uncertain mindful proud glad sorry
    disappointed surprised shocked angry frustrated pleased happy grateful unaware suspicious
    satisfied dissatisfied determined opposed unhappy upset alarmed
    """
)

NOUN_CUES = {
    "neutral": """statement report reports suggestion suggestions announcement conclusion finding findings
        argument comment comments remark remarks testimony word news message note call calls demand
        demands request proposal recommendation estimate estimates prediction predictions warning
        warnings promise promises pledge vow threat threats question questions account accounts
        explanation response advice order plea criticism criticisms praise condemnation support opposition
        assurance assurances reminder hint hints signal signals rumour rumours rumor rumors
        notion idea theory arguments case prospect possibility reference references""",
    "factive": "admission acknowledgement acknowledgment confirmation disclosure revelation revelations",
    "distanced": """claim claims allegation allegations accusation accusations assertion assertions
        insistence denial denials charge charges complaint complaints speculation contention""",
    "private": """belief beliefs fear fears hope hopes concern concerns view views opinion expectation
        expectations doubt doubts suspicion suspicions worry worries feeling conviction frustration anger plan plans
        desire intention decision""",
}

DOCUMENT_NOUNS = word_set(
    """
    suit suits cable cables spot spots platforms subpoena subpoenas motion
    register registers notice notices plan plans agenda agendas contract contracts agreement
    agreements decree decrees circular circulars leaflets guideline guidelines guidance certificate
    certificates licence licences permit permits invoice invoices receipt receipts ledgers spreadsheet
    spreadsheets audits verdict verdicts judgment judgments judgement judgements directive directives
    ordinance ordinances regulation regulations charter treaties protocol protocols clause clauses
    submission submissions memoir memoirs biography placard placards poster posters banner banners
    label inscription handout appendix annex presentation slide slides roadmap blueprint briefing
    white-paper factsheet questionnaire database databases registry dataset datasets archive archives
    timetable timetables manual handbook textbook pamphlets brochures newsletters sheet entry entries
    drafts rulings warrants indictments affidavits declarations resolutions laws bills acts budgets
    manifestos petitions lawsuits complaints editorials books articles websites sites pages diaries
    maps charts graphs graph warrant obituary testament
    subpoena tender prospectus catalogue rulebook bylaws statute statutes constitution transcripts
    polling average budget draft bulletin minutes dossier investigation inquiry audit count figures ledger dispatch
    story stories research brochure petition manifesto platform caption headline
    report reports study studies poll polls survey surveys document documents data figures
    statistics records record email emails e-mail e-mails letter letters memo memos statement
    statements transcript transcripts video videos footage image images photo photos photograph
    photographs picture pictures recording recordings tape tapes audio results result findings
    analysis review filing filings lawsuit complaint affidavit indictment book article articles
    editorial column release announcement account accounts files file papers paper law bill act
    constitution text texts message messages tweet tweets post posts blog ad ads advertisement
    advert commercial website site page profile evidence research census index chart map script
    draft communique communiqué declaration resolution treaty ruling opinion order warrant diary
    log logs screenshot screenshots satellite numbers estimates projections forecast forecasts
    test tests autopsy bulletin newsletter pamphlet leaflet dossier
    """
)

UNNAMED_NOUNS = word_set(
    """
    ally allies backers backer rival rivals staff crowd audience public americans americans
    source sources official officials person people witness witnesses authorities police analyst
    analysts expert experts critics critic observers observer supporters supporter opponents
    opponent residents resident diplomat diplomats aide aides adviser advisers advisor advisors
    insiders insider spokesman spokeswoman spokesperson spokesmen lawyer lawyers attorney
    attorneys prosecutors prosecutor investigators investigator researchers researcher scientists
    scientist doctors doctor activists activist man woman men women boy girl student students
    voter voters some many others several most few one both those another someone somebody anyone
    everyone colleagues colleague friends friend neighbours neighbour neighbors neighbor relatives
    relative family families lawmakers lawmaker lawmakers leaders leader economists economist
    historians historian scholars scholar media reporters journalists reporter journalist
    executives executive employees employee workers worker soldiers soldier commanders commander
    rebels militants fighters villagers locals eyewitnesses passengers mother father brother
    sister son daughter wife husband parents children firm company companies organizers organisers
    campaigners commentators pundits strategists strategist operatives operative veterans donors
    donor delegates delegate members member politicians politician republicans democrats
    conservatives liberals progressives minister ministers president governor mayor senator
    senators judge judges ambassador general candidate candidates group groups team agency
    department ministry government court campaign union party nominee staffers staff businessman
    developer
    """
)
