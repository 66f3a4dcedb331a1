"""What somebody agreed to, in words."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from django.utils import formats, timezone
from django.utils.translation import gettext

from draagkracht.base.text import N_
from draagkracht.people.queries import Agreed
from draagkracht.people.rules.codes import Purpose

WORDS = {
    Purpose.KEEP_SPACE: N_("Wij bewaren uw eigen plek."),
    Purpose.REMIND: N_("Wij vragen u per mail hoe het gaat."),
    Purpose.SHARE_EMERGENCY_PLAN: N_("Wie inspringt, ziet uw noodplan."),
    Purpose.SHARE_NETWORK: N_("U deelt wie u helpt."),
    Purpose.SHARE_RESULT: N_("U deelt uw uitkomst."),
    Purpose.SHARE_WISHES: N_("U deelt wat u belangrijk vindt."),
    Purpose.SUPPORT_CENTRE_FILE: N_("Het steunpunt houdt bij waarover u praat."),
    Purpose.TO_MUNICIPALITY: N_("U geeft gegevens aan de gemeente."),
}

THE_MUNICIPALITY: Final = N_("de gemeente")
BEFORE: Final = "Alleen: "  # stood before what a code is for, once

ALONG = {"assessments.answers": N_("Ook uw antwoorden.")}


# What is deleted at once with a consent, so that one press does not take more than somebody expects.
TAKES = {
    Purpose.SUPPORT_CENTRE_FILE: N_("Alles wat het steunpunt over u opschreef, gaat meteen weg. Het komt niet terug."),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsentShown:
    """One consent as the page shows it."""

    public_id: UUID
    says: str
    to: str
    since: str
    until: str
    is_open: bool
    takes: str  # what is deleted with it, beyond the consent; empty where nothing is
    is_space: bool  # taking this one back means erasing the space


def show(agreed: Sequence[Agreed], at: datetime.datetime) -> tuple[ConsentShown, ...]:
    """Return consents as the page shows them."""
    return tuple(_shown(one, at) for one in agreed)


def recipient_shown(label: str) -> str:
    """Return what a recipient was called when somebody agreed, in the language of now where we know the word."""
    name = label.removeprefix(BEFORE)
    return gettext(THE_MUNICIPALITY) + name.removeprefix(THE_MUNICIPALITY) if _is_ours(name) else name


def _is_ours(name: str) -> bool:
    return name == THE_MUNICIPALITY or name.startswith(f"{THE_MUNICIPALITY} (")


def _shown(one: Agreed, at: datetime.datetime) -> ConsentShown:
    return ConsentShown(
        public_id=one.public_id,
        says=" ".join(gettext(words) for words in (WORDS[one.purpose], *_more(one))),
        to=recipient_shown(one.recipient_label),
        since=_day(one.given_at),
        until=_day(one.withdrawn_at or one.valid_until),
        is_open=one.is_open(at),
        takes=gettext(TAKES[one.purpose]) if one.purpose in TAKES else "",
        is_space=one.purpose is Purpose.KEEP_SPACE,
    )


def _more(one: Agreed) -> list[str]:
    """Return what else goes along by this consent."""
    return [said for code, said in ALONG.items() if code in one.scope]


def _day(moment: datetime.datetime | None) -> str:
    return formats.date_format(timezone.localtime(moment), "j F Y") if moment else ""
