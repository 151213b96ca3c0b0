"""The words that a sentence about a contact, or about a person, is understood by."""

# Tables of words read best as prose.
# ruff: noqa: SIM905

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


KIND_OF = {
    **dict.fromkeys(
        "meeting coffee lunch dinner breakfast brunch supper tea beer beers drinks drink met meet "
        "saw visited visit walk walked".split(),
        "meeting",
    ),
    **dict.fromkeys("call called phoned phone rang ring phonecall".split(), "call"),
    **dict.fromkeys("email emailed e-mail e-mailed mail mailed wrote".split(), "email"),
    **dict.fromkeys(
        "text texted message messaged whatsapp dm dmed sms signal telegram".split(), "message"
    ),
    **dict.fromkeys("zoom zoomed teams video videocall skype skyped facetime".split(), "video"),
    **dict.fromkeys("letter postcard".split(), "letter"),
}
"""The kind of contact that a word tells."""

CHANNELS = _words("zoom teams skype facetime video whatsapp signal telegram sms")
"""After "on", "via", "over" or "by" they tell how a call or a meeting was held."""

OBJECT_VERBS = _words(
    "met saw called phoned rang emailed e-mailed mailed texted messaged visited wrote zoomed "
    "skyped dmed"
)
"""They may be followed at once by whom one was in contact with."""

COMMANDS = _words("call phone ring email e-mail mail text message meet visit saw")
"""So, too, where they begin the sentence."""

TO_VERBS = _words("wrote spoke talked chatted listened")
FROM_OR_TO = _words(
    "email e-mail mail call message letter text note postcard heard reply news wrote"
)
INTO_VERBS = _words("ran bumped")

SUBJECT_VERBS = OBJECT_VERBS | _words(
    "had came said told asked wanted dropped spoke talked chatted sent joined stopped replied "
    "answered invited introduced"
)
"""What somebody who stands at the beginning of a sentence may have done."""

CONTACT = (
    frozenset(KIND_OF)
    | OBJECT_VERBS
    | TO_VERBS
    | _words("chat talk catch-up heard conversation chatted ran bumped")
)
"""A clause that begins with one of these is about the contact itself."""

OPENERS = _words(
    "a an the had have quick long short brief good great nice lovely another first second weekly "
    "monthly regular annual just then also and so finally again we i our my some today's late "
    "early short-notice informal follow-up team video"
)
"""What may stand before the word that tells the kind."""

PLAIN = OPENERS | _words(
    "about after all am are as at be been before but by can could did discussed do for from fyi "
    "give go got has he her hi him his if in introduced is it last let made me new next no not of "
    "ok old on or out over re said sent she should than that their them then they this those to "
    "too two up us via was went were what when where who will with would yes you your everybody "
    "everyone nobody somebody someone people friends colleagues students both"
)
"""In small letters none of these is a name, although some people are called so."""

PRONOUNS = _words("i me we us you he him she her they them it everybody everyone nobody somebody")
"""Nor these, in capitals."""

TOPIC = _words("about re regarding before after until because since when while where")
"""After these, a clause is about something else; only a day that is sure to be past counts."""

OTHERS = _words(
    "she he they her his their who whose whom which that is are was were will has works moved "
    "starts leaves retires it its"
)
"""After these, a clause tells of somebody: neither its day nor its place is that of the contact."""

TITLES = _words("dr dr. prof prof. professor mr mr. mrs mrs. ms ms. mx mx. sir dame rev rev.")

PARTICLES = _words("van von vom zu de da di del della der den dos das do du la le al el ibn bin af")

AND = _words("and & plus")

MONTHS = _words(
    "january february march april may june july august september october november december "
    "jan feb mar apr jun jul aug sep sept oct nov dec"
)
WEEKDAYS = _words("monday tuesday wednesday thursday friday saturday sunday")
SHORT_WEEKDAYS = _words("mon tue tues wed weds thu thur thurs fri sat sun")
DAY_WORDS = MONTHS | WEEKDAYS | SHORT_WEEKDAYS | _words("today yesterday tomorrow tonight")

NOT_BEFORE_A_DAY = _words(
    "from since until till by for of before after a an my his her their our your than every each "
    "about to between through the"
)
"""A day after one of these is not the day of the contact: "the notes of last friday"."""

AFTER_A_DAY = (
    CONTACT
    | AND
    | OTHERS
    | _words(
        "with w/ at in about to for over by via on i we but then because when after before where "
        "re regarding had"
    )
)
"""What may follow a day, at the end of its clause: "coffee yesterday with Grace"."""

NOT_PLACES = _words(
    "english german french spanish italian portuguese dutch russian chinese mandarin japanese "
    "arabic hindi polish hungarian swedish norwegian danish finnish greek turkish hebrew latin"
)
NOT_BEFORE_A_PLACE = _words("look looked looking laughed laughing aimed good bad interested hint")
OF_PLACES = _words("of the de la du des upon und and & for")
PLACE_NOUNS = _words(
    "conference meeting congress airport station office offices hospital university campus hotel "
    "cafe café restaurant library workshop symposium summit headquarters hq school college"
)

NUMBERS = {
    word: str(number)
    for number, word in enumerate(
        "two three four five six seven eight nine ten eleven twelve".split(), 2
    )
}

JOBS = _words(
    "cto ceo cfo coo cio vp professor director manager engineer lecturer dean founder president "
    "consultant head editor researcher student nurse surgeon partner chair"
)
"""Words of titles; they are no part of a name that stands before them without a comma."""
