"""English words that tell what kind of source is named, from general knowledge."""

from __future__ import annotations

from compare.analysis.word_sets import word_set

PERSONAL = word_set(
    """
    he she they we i you it who which whom that him her them his their its my our your me us one another both
    neither either
    """
)
DEMONSTRATIVES = word_set(
    """
    the this that these those both such
    """
)
ORGANISATIONS = word_set(
    """
    ministry department government office campaign party court agency company commission committee
    council union institute university bank board association army military navy force forces
    bureau administration authority parliament congress foundation organisation organization group
    club team corporation firm embassy fund service command coalition movement police house center
    centre tribunal legislature senate assembly cabinet treasury school college hospital church
    synagogue mosque museum airline carrier operator manufacturer league federation alliance
    consortium society network charity think-tank tank lobby chamber pac regulator watchdog
    consulate mission delegation leadership regime kremlin
    """
)
# Of these a reader can look one up, where a word tells which: "the health ministry"
INSTITUTIONS = word_set(
    """
    ministry department government court commission committee council union institute university
    board association army navy bureau administration authority parliament federation tribunal
    legislature senate assembly cabinet treasury police embassy chamber inspectorate secretariat
    """
)
# Words that do not tell which
VAGUE = word_set(
    """
    same new other local former latter rival own entire whole small large powerful first second
    next previous said current proposed relevant competent responsible independent special joint
    """
)
# What publishers are called: any of these, capitalised, in a name makes it a publisher's.
OUTLET_WORDS = word_set(
    """
    times post journal herald tribune gazette chronicle guardian telegraph observer globe news
    press tv television radio broadcaster broadcasting magazine weekly daily newspaper newswire
    inquirer reuters bbc cnn afp ap nbc cbs abc npr msnbc bloomberg axios politico wire jazeera
    examiner sentinel dispatch mirror sun mail independent economist standard register bulletin
    beacon caller website outlet channel network upi xinhua itv cnbc pbs
    """
)
# Publishers whose names have no such word.
OUTLET_NAMES = word_set(
    """
    buzzfeed huffpost breitbart vox slate salon mashable quartz newsweek forbes gawker vice variety
    deadline dpa efe ansa tass interfax kyodo yonhap anadolu haaretz spiegel figaro monde mundo
    pais corriere repubblica asahi mainichi yomiuri nikkei rai ard zdf orf rtl rte sky univision
    telemundo propublica newsmax infowars dawn arabiya politifact factcheck snopes
    """
)
# Lower-case words for a publisher: "state television", "a local newspaper".
PUBLISHERS = word_set(
    """
    television tv radio broadcaster newspaper newspapers newswire tabloid daily weekly magazine
    broadcasters magazines tabloids dailies
    """
)
JOURNALISTS = word_set(
    """
    columnist host reporter editor anchor correspondent contributor analyst commentator pundit writer
    publisher owner journalist moderator producer photographer blogger reporters editors anchors
    correspondents hosts journalists columnists executive executives chief president director founder
    """
)
# Plural names of peoples, parties and faiths: nobody speaks for all of them.
PEOPLES = word_set(
    """
    republicans democrats americans asians europeans africans arabs britons germans russians italians
    spaniards greeks turks kurds swedes danes finns poles czechs texans floridians californians iowans
    ohioans canadians australians mexicans cubans iranians iraqis israelis palestinians syrians
    egyptians indians pakistanis afghans ukrainians koreans christians muslims jews catholics
    protestants evangelicals mormons hindus latinos latinas hispanics blacks whites millennials
    conservatives liberals progressives independents libertarians socialists marxists tories
    labourites greens marines westerners southerners northerners
    """
)
SHARES = word_set(
    """
    percent per cent average majority minority number share handful dozen dozens hundreds thousands
    third thirds quarter quarters half plurality
    """
)
# Parts and numbers of documents: what they are parts of says what kind of source they are.
PARTS = word_set(
    """
    copy copies version versions part parts page pages section sections chapter excerpt excerpts
    extract extracts passage passages series set batch trove cache collection pile stack raft text
    one some two three several many most number dozens hundreds thousands portion portions summary
    reading wording first second third
    """
)
# What is said is not who says it: "that explanation will convince nobody" reports no words.
SPEECHES = word_set(
    """
    explanation explanations answer answers claim claims argument arguments denial denials excuse
    excuses promise promises reply replies response responses remark remarks comment comments criticism
    criticisms accusation accusations allegation allegations apology apologies assurance assurances
    reassurance reassurances justification justifications assertion assertions reasoning words
    """
)
INQUIRIES = frozenset(["investigation", "exposé", "reporting", "coverage", "tally"])
QUANTIFIERS = word_set(
    """
    multiple several many some most few various numerous other reliable senior top local former
    unnamed anonymous
    """
)
# Plural or general words for people and bodies that nobody could look up; see also UNNAMED_NOUNS.
UNNAMED_GROUPS = word_set(
    """
    investors traders brokers bankers lenders landlords tenants homeowners taxpayers consumers
    customers shoppers users viewers readers listeners fans protesters demonstrators superdelegates
    immigrants migrants refugees parents teachers nurses farmers drivers pilots engineers academics
    professors physicians patients survivors victims relatives neighbours bystanders tourists
    visitors pastors priests bishops clergy regulators inspectors officers agents guards troops
    executives chiefs bosses managers owners founders lobbyists pollsters columnists bloggers hosts
    moderators governors congressmen mayors presidents justices jurors defendants plaintiffs
    lawmakers legislators elites youths teenagers adults men seniors retirees specialists advocates
    skeptics sceptics detractors admirers followers rivals donors contractors vendors manufacturers
    retailers airlines banks businesses employers unions agencies countries nations governments
    schools universities hospitals organizations organisations campaigns parties industries markets
    congregants worshippers believers staffers interns hackers scholars respondents surveyed
    """
)
# Bodies beside ORGANISATIONS: what a firm is called, and words of the names of firms.
BODIES = word_set(
    """
    inc corp ltd llc plc gmbh co holdings airlines airways railways bank banks media consortium
    partnership trust start-up startup chain council senate congress chancellery secretariat
    street square city county state states republic kingdom island islands valley hall list front
    north south east west union nations
    """
)
# End like persons, but are firms and offices more often
FIRMS = word_set(
    """
    contractor developer maker retailer supplier builder lender producer publisher broadcaster insurer
    distributor provider employer vendor shipbuilder carmaker automaker chipmaker drugmaker brewer
    utility exporter importer grocer
    """
)
TITLES = word_set(
    """
    mr mrs ms miss dr prof sen rep gov gen lt col sgt capt cmdr adm rev sir dame lord lady judge
    justice king queen prince princess pope bishop archbishop cardinal rabbi imam pastor mayor
    governor senator president chancellor premier minister secretary chairman chairwoman chairperson
    chair chief captain general admiral colonel major sergeant lieutenant commander commissioner
    professor deputy ambassador envoy coach congressman congresswoman representative attorney counsel
    spokesman spokeswoman spokesperson head principal headteacher architect sheriff marshal
    """
)
WOMEN = word_set(
    """
    mrs ms miss dame lady queen princess woman girl mother sister daughter wife widow aunt niece
    spokeswoman chairwoman congresswoman businesswoman councilwoman actress grandmother
    """
)
MEN = word_set(
    """
    mr sir lord king prince pope man boy father brother son husband widower uncle nephew spokesman
    chairman congressman businessman councilman fisherman grandfather
    """
)
