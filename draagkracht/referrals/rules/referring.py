"""What a referral holds: the codes that stand in rows, each with its words. In the order in which a page shows them.

Inventory rows 24, 25, 26 (recognising and referring), 43 (signals of exhaustion), 31 (the young), 174 and 180.
"""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final
from uuid import UUID

from draagkracht.accounts.rules import OrganisationKind
from draagkracht.base.text import N_, Sentence
from draagkracht.referrals.rules.wishes import Daypart

LONGEST_NOTE: Final = 500
LONGEST_LABEL: Final = 120


class Urgency(StrEnum):
    """How soon somebody is spoken to."""

    URGENT = "urgent"
    SOON = "soon"
    NORMAL = "normal"


class Situation(StrEnum):
    """What is going on, in one code: not what is the matter with whom."""

    EXHAUSTED = "exhausted"
    GROWING = "growing"
    ALONE = "alone"
    WORK = "work"
    PAPERS = "papers"
    YOUNG = "young"
    DISTANT = "distant"
    ENDED = "ended"
    OTHER = "other"


class Asked(StrEnum):
    """How somebody was asked whether they may be referred. No answer, no record."""

    SPOKEN = "spoken"
    ON_PAPER = "on_paper"
    BY_PARENT = "by_parent"
    ON_SCREEN = "on_screen"  # by the carer's own hand, in their own space


class Answer(StrEnum):
    """What the referrer may hear, as the carer agreed."""

    OUTCOME = "outcome"
    REACHED = "reached"
    NOTHING = "nothing"


class Channel(StrEnum):
    """By which kind of referrer somebody came: reach is counted by it, and by nothing about the carer."""

    DISTRICT_NURSING = OrganisationKind.DISTRICT_NURSING.value
    EMPLOYER = OrganisationKind.EMPLOYER.value
    ENVIRONMENT = "environment"  # neighbours and relatives: people around the carer
    GENERAL_PRACTICE = OrganisationKind.GENERAL_PRACTICE.value
    HOSPITAL = OrganisationKind.HOSPITAL.value
    KEY_PERSON = "key_person"
    OTHER = OrganisationKind.OTHER.value
    POLICE = OrganisationKind.POLICE.value
    SCHOOL = OrganisationKind.SCHOOL.value
    SELF = "self"  # nobody sent them: they came by themselves
    SELF_ORGANISATION = OrganisationKind.SELF_ORGANISATION.value
    SUPPORT_CENTRE = OrganisationKind.SUPPORT_CENTRE.value
    VOLUNTEERS = OrganisationKind.VOLUNTEERS.value


# What a support centre refers on is for the municipality: no centre sees it, and none takes it up.
FOR_MUNICIPALITY: Final = Channel.SUPPORT_CENTRE

# Nobody is given a link to refer by these: there is no referrer, or the page is open to everybody.
WITHOUT_LINK: Final = frozenset({Channel.ENVIRONMENT, Channel.SELF})

# In an address: the answers to an instrument asked to call somebody at once.
CALL: Final = "bel"


class Way(StrEnum):
    """How somebody was sought."""

    PHONE = "phone"
    VISIT = "visit"
    MAIL = "mail"
    LETTER = "letter"


class Result(StrEnum):
    """What came of one attempt."""

    NO_ANSWER = "no_answer"
    MESSAGE_LEFT = "message_left"
    LATER = "later"  # the carer chose another time
    WRONG_NUMBER = "wrong_number"


class Apart(StrEnum):
    """Why two referrals that went on as one stand apart again."""

    TWO_PEOPLE = "two_people"
    BY_MISTAKE = "by_mistake"


class Outcome(StrEnum):
    """What was started with a carer who wanted it."""

    ADVICE = "advice"
    GROUP = "group"
    HELP = "help"
    KEEP_IN_TOUCH = "keep_in_touch"
    CASE = "case"


class Event(StrEnum):
    """What is counted, a day at a time, by channel. Names nobody."""

    RECEIVED = "received"
    ADVICE_ONLY = "advice-only"  # no consent, so no record
    CONTACT_IN_TIME = "contact-in-time"
    CONTACT_LATE = "contact-late"
    STARTED = "started"
    DECLINED = "declined"
    NOT_REACHED = "not-reached"
    EXPIRED = "expired"  # nobody did anything until it had to go
    WITHDRAWN = "withdrawn"


URGENCY_LABELS: Final[Mapping[Urgency, Sentence]] = {
    Urgency.URGENT: Sentence(N_("Heel snel: het gaat bijna niet meer")),
    Urgency.SOON: Sentence(N_("Snel: binnen een paar dagen")),
    Urgency.NORMAL: Sentence(N_("Gewoon: het kan even wachten")),
}
SITUATION_LABELS: Final[Mapping[Situation, Sentence]] = {
    Situation.EXHAUSTED: Sentence(N_("Is heel moe, of houdt het bijna niet vol")),
    Situation.GROWING: Sentence(N_("De zorg is nieuw, of wordt zwaarder")),
    Situation.ALONE: Sentence(N_("Staat er alleen voor")),
    Situation.WORK: Sentence(N_("Werk of school en zorgen gaan niet samen")),
    Situation.PAPERS: Sentence(N_("Loopt vast in regels of geld")),
    Situation.YOUNG: Sentence(N_("Is jonger dan 24 en zorgt thuis")),
    Situation.DISTANT: Sentence(N_("De ander woont in een instelling of ver weg")),
    Situation.ENDED: Sentence(N_("Het zorgen is net gestopt")),
    Situation.OTHER: Sentence(N_("Iets anders")),
}
ASKED_LABELS: Final[Mapping[Asked, Sentence]] = {
    Asked.SPOKEN: Sentence(N_("Ja. Ik heb het gevraagd")),
    Asked.ON_PAPER: Sentence(N_("Ja. Het staat op papier")),
    Asked.BY_PARENT: Sentence(N_("Ja, en een ouder ook (jonger dan 16)")),
    Asked.ON_SCREEN: Sentence(N_("Ja. Zelf ingevuld")),
}
ANSWER_LABELS: Final[Mapping[Answer, Sentence]] = {
    Answer.OUTCOME: Sentence(N_("Hoe het afloopt")),
    Answer.REACHED: Sentence(N_("Alleen of het contact gelukt is")),
    Answer.NOTHING: Sentence(N_("Niets")),
}
CHANNEL_LABELS: Final[Mapping[Channel, Sentence]] = {
    Channel.DISTRICT_NURSING: Sentence(N_("Wijkverpleging")),
    Channel.EMPLOYER: Sentence(N_("Werkgever")),
    Channel.ENVIRONMENT: Sentence(N_("Buren, familie en vrienden")),
    Channel.GENERAL_PRACTICE: Sentence(N_("Huisartsenpraktijk")),
    Channel.HOSPITAL: Sentence(N_("Ziekenhuis")),
    Channel.KEY_PERSON: Sentence(N_("Sleutelfiguur")),
    Channel.OTHER: Sentence(N_("Andere organisatie")),
    Channel.POLICE: Sentence(N_("Politie")),
    Channel.SCHOOL: Sentence(N_("School")),
    Channel.SELF: Sentence(N_("Kwam zelf")),
    Channel.SELF_ORGANISATION: Sentence(N_("Zelforganisatie")),
    Channel.SUPPORT_CENTRE: Sentence(N_("Steunpunt")),
    Channel.VOLUNTEERS: Sentence(N_("Vrijwilligers")),
}
WAY_LABELS: Final[Mapping[Way, Sentence]] = {
    Way.PHONE: Sentence(N_("Gebeld")),
    Way.VISIT: Sentence(N_("Langsgegaan")),
    Way.MAIL: Sentence(N_("Gemaild")),
    Way.LETTER: Sentence(N_("Brief gestuurd")),
}
RESULT_LABELS: Final[Mapping[Result, Sentence]] = {
    Result.NO_ANSWER: Sentence(N_("Geen gehoor, niemand thuis")),
    Result.MESSAGE_LEFT: Sentence(N_("Bericht achtergelaten")),
    Result.LATER: Sentence(N_("Komt nu niet uit, liever later")),
    Result.WRONG_NUMBER: Sentence(N_("Nummer of adres klopt niet")),
}
APART_LABELS: Final[Mapping[Apart, Sentence]] = {
    Apart.TWO_PEOPLE: Sentence(N_("Het zijn twee mensen")),
    Apart.BY_MISTAKE: Sentence(N_("Per ongeluk samengevoegd")),
}
OUTCOME_LABELS: Final[Mapping[Outcome, Sentence]] = {
    Outcome.ADVICE: Sentence(N_("Advies gegeven")),
    Outcome.GROUP: Sentence(N_("Een groep of cursus gevonden")),
    Outcome.HELP: Sentence(N_("Hulp in de buurt gevonden")),
    Outcome.KEEP_IN_TOUCH: Sentence(N_("Wij houden contact")),
    Outcome.CASE: Sentence(N_("Een gesprek over hulp is begonnen")),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Referrer:
    """Who refers: by a link, signed in, or neither (neighbours and relatives). What is not known is empty."""

    channel: Channel
    label: str = field(default="", repr=False)
    email: str = field(default="", repr=False)
    phone: str = field(default="", repr=False)
    language: str = "nl"
    organisation: str = ""
    organisation_id: int | None = None
    link_id: int | None = None
    user_id: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Details:
    """What is known of who is referred, and what they agreed to. One of `phone` and `email` is there."""

    name: str = field(repr=False)
    phone: str = field(default="", repr=False)
    email: str = field(default="", repr=False)
    language: str
    daypart: Daypart
    situation: Situation
    urgency: Urgency
    note: str = field(default="", repr=False)
    asked: Asked
    answer: Answer


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What a case is made from when support starts: a copy, so that it outlives the referral."""

    public_id: UUID
    details: Details
    referrer: str = field(repr=False)
    organisation: str
    channel: Channel
    received_at: datetime.datetime
    first_contact_at: datetime.datetime
