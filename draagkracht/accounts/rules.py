"""Roles, what each needs before it opens a screen, and how long an invitation holds."""

import datetime
from enum import StrEnum
from typing import Final

LONGEST_NAME: Final = 80
# Long enough for somebody who is away for a week, short enough to be forgotten by nobody.
INVITATION_HOLDS: Final = datetime.timedelta(days=7)
INVITATION_IS_KEPT: Final = datetime.timedelta(days=30)
STRANGER_IS_KEPT: Final = datetime.timedelta(days=1)  # who asked for a code and got no role


class Role(StrEnum):
    """What somebody is here. In the order of the alphabet."""

    ADMINISTRATOR = "administrator"
    CARE_RECIPIENT = "care_recipient"
    CARER = "carer"
    CASE_MANAGER = "case_manager"
    CIRCLE_MEMBER = "circle_member"
    CONSULTANT = "consultant"
    COUNCIL_MEMBER = "council_member"
    DESK = "desk"
    EDITOR = "editor"
    PLANNER = "planner"
    POLICY_OFFICER = "policy_officer"
    PROFESSIONAL = "professional"
    PROVIDER = "provider"
    REPRESENTATIVE = "representative"
    TEAM_LEAD = "team_lead"
    VOLUNTEER = "volunteer"


# Staff see more than their own work, so a code by mail alone does not open it: they use an authenticator app as well.
STAFF: Final = frozenset(
    {
        Role.ADMINISTRATOR,
        Role.CASE_MANAGER,
        Role.CONSULTANT,
        Role.DESK,
        Role.EDITOR,
        Role.PLANNER,
        Role.POLICY_OFFICER,
        Role.PROFESSIONAL,
        Role.TEAM_LEAD,
    }
)
# Nobody gives these: whoever asks for a space of their own, or is asked by a carer, has them.
OF_RESIDENTS: Final = frozenset({Role.CARER, Role.CARE_RECIPIENT, Role.REPRESENTATIVE})
# With who shares what others keep around somebody (a circle), and has no space of their own.
LIVES_HERE: Final = OF_RESIDENTS | {Role.CIRCLE_MEMBER}
# The code of a letter: 12 signs of 32 that nobody takes for each other, so sixty bits; nobody guesses it in its time.
LETTER_SIGNS: Final = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"
LETTER_LENGTH: Final = 12
LETTER_HOLDS: Final = datetime.timedelta(days=30)
MOST_WRONG_YEARS: Final = 5
MOST_PASSKEYS: Final = 10
MINE: Final = "mine"  # the hat of somebody who lives here
# Whoever has one of these works for one organisation, which the role names.
OF_AN_ORGANIZATION: Final = frozenset({Role.PROFESSIONAL, Role.PROVIDER})


class Audience(StrEnum):
    """For whom a service elsewhere says who they are."""

    RESIDENTS = "residents"
    STAFF = "staff"


class OrganisationKind(StrEnum):
    """What an organisation is whose people sign in here. In the order of the alphabet."""

    DISTRICT_NURSING = "district_nursing"
    EMPLOYER = "employer"
    GENERAL_PRACTICE = "general_practice"
    HOSPITAL = "hospital"
    OTHER = "other"
    POLICE = "police"
    SCHOOL = "school"
    SELF_ORGANISATION = "self_organisation"
    SUPPORT_CENTRE = "support_centre"
    VOLUNTEERS = "volunteers"


def hat_of(role: Role) -> str:
    """Return under which hat a role is worn: those of a resident together, each role of who works here by itself."""
    return MINE if role in LIVES_HERE else role.value


def clean_email(text: str) -> str:
    """Return an address of mail as we keep it: without space around it, in lower case."""
    return text.strip().lower()


def clean_letter_code(text: str) -> str:
    """Return the code of a letter as we keep it: its signs alone, in capitals, whatever somebody put between them."""
    return "".join(sign for sign in text.upper() if sign.isalnum())


def in_fours(code: str) -> str:
    """Return the code of a letter as one reads it aloud: in groups of four."""
    return "-".join(code[start : start + 4] for start in range(0, len(code), 4))
