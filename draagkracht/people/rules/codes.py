"""The codes that stand in rows about people. Each in the order of the alphabet."""

from enum import StrEnum


class Relation(StrEnum):
    """What the person who is cared for is to the one who cares."""

    CHILD = "child"
    FRIEND = "friend"
    GRANDPARENT = "grandparent"
    NEIGHBOUR = "neighbour"
    OTHER = "other"
    PARENT = "parent"
    PARTNER = "partner"
    SIBLING = "sibling"


class Reach(StrEnum):
    """How somebody wants to be reached."""

    LETTER = "letter"
    MAIL = "mail"
    PHONE = "phone"


class Purpose(StrEnum):
    """What somebody agrees to. One consent is for one purpose and one recipient."""

    KEEP_SPACE = "keep_space"  # to have a space of one's own here at all
    REMIND = "remind"  # mails that ask how it goes
    SHARE_EMERGENCY_PLAN = "share_emergency_plan"
    SHARE_NETWORK = "share_network"
    SHARE_RESULT = "share_result"
    SHARE_WISHES = "share_wishes"
    SUPPORT_CENTRE_FILE = "support_centre_file"
    TO_MUNICIPALITY = "to_municipality"  # what the carer gives to the file of the municipality


class Asked(StrEnum):
    """How somebody was asked to agree."""

    BY_LAW = "by_law"  # who decides for somebody by law agrees: curator, mentor, parent
    BY_PARENT = "by_parent"  # under 16 a parent agrees
    ON_PAPER = "on_paper"
    ON_SCREEN = "on_screen"
    SPOKEN = "spoken"


class Beside(StrEnum):
    """As what somebody is invited to stand beside another."""

    CARED_FOR = "cared_for"  # the one who asks cares for them
    CARES = "cares"  # they care for the one who asks
    SPEAKS = "speaks"


class Power(StrEnum):
    """Why somebody may act for another."""

    AUTHORISED = "authorised"  # chosen by the person
    CURATOR = "curator"
    MENTOR = "mentor"
    PARENT = "parent"


class Willing(StrEnum):
    """Whether somebody takes over when the carer drops out."""

    AGREED = "agreed"
    ASKED = "asked"
    DECLINED = "declined"
