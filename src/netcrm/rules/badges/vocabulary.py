"""The words that tell what a part of a badge is: a title, an organisation, a heading.

What stands there in no word of these tables is taken for the organisation: that is what a badge
shows under the name.
"""

from __future__ import annotations

from netcrm.rules.sentence.vocabulary import JOBS


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


TITLES = JOBS | _words(
    "chief officer assistant associate senior junior deputy vice acting interim principal lead "
    "leader chairman chairwoman chairperson co-chair rector provost registrar resident fellow "
    "postdoc postdoctoral candidate scientist physician practitioner midwife pharmacist therapist "
    "psychologist psychiatrist dentist veterinarian teacher educator trainer instructor tutor "
    "developer designer architect analyst specialist coordinator administrator secretary treasurer "
    "adviser advisor journalist author writer librarian curator owner co-founder cofounder intern "
    "trainee investigator statistician economist lawyer attorney counsel producer programmer "
    "singer artist admiral captain colonel phd ciso cso cmo svp evp gp pi msc ma "
    "professorin professeur professeure profesor profesora professore leiter leiterin "
    "oberarzt oberärztin chefarzt chefärztin arzt ärztin assistenzarzt assistenzärztin "
    "geschäftsführer geschäftsführerin dozent dozentin doktorand doktorandin referent referentin "
    "directeur directrice médecin médico médica medico"
)
TITLE_ENDINGS = ("ologist", "iatrician", "aesthetist", "esthetist", "physicist", "ographer")
"""So end many titles that no table has: cardiologist, paediatrician."""

_OF_ORGANISATIONS = _words(
    "university universität universitätsklinikum université universidad universidade università "
    "universiteit universitet uniwersytet college school schools institute institut instituto "
    "istituto hospital hospitals infirmary clinic clinics klinik klinikum charité hôpital "
    "centre center zentrum centro foundation stiftung fondation fundación society association "
    "academy akademie council ministry laboratory laboratories lab labs group company "
    "corporation trust press bank board agency network nhs hochschule fachhochschule federation "
    "union fund consortium systems solutions technologies software museum library press "
    "publishers media ventures partners bureau authority commission committee service services "
    "office industries consulting international"
)

LEGAL_FORMS = _words("inc ltd limited llc gmbh ag plc corp sa sarl bv nv oy ab spa")
ORGANISATIONS = _OF_ORGANISATIONS | LEGAL_FORMS

DEPARTMENTS = _words(
    "department dept dept. division faculty abteilung fakultät département departamento section "
    "unit"
)
"""With one of these a part of an organisation begins, where the organisation is told as well."""

HEADINGS = _words(
    "speaker speakers attendee attendees participant participants delegate delegates panel "
    "panellists panelists chairs session sessions day morning afternoon evening keynote keynotes "
    "poster posters workshop workshops room track list listing people names badges guests contacts "
    "organisers organizers committee exhibitors sponsors presenters lunch dinner break coffee "
    "registered teilnehmer teilnehmende referenten redner name title organisation organization "
    "affiliation institution company email e-mail mail phone job role position first last given "
    "family surname country city tags no nr"
)
"""A line of nothing but these tells of no person: a heading, or the names of columns."""

AROUND_HEADINGS = _words("of the and for in at & our all from by with und der die das to")

PRONOUNS = _words(
    "she her hers he him his they them theirs xe xem ze zir sie ihr er ihm elle il any ask"
)
