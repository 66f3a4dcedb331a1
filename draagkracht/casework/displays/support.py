"""The files of a support centre in words: the caseload, one file, the route of a morning."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final
from urllib.parse import quote, urlencode

from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext

from draagkracht.base.phone import in_groups
from draagkracht.base.text import N_, Sentence
from draagkracht.base.translation import translate
from draagkracht.casework.displays.support_words import NotedShown, day, long_day, noted, part, when
from draagkracht.casework.queries.support import CentreWorker, File, Noted, Page
from draagkracht.casework.rules import support
from draagkracht.casework.rules.corrections import CONTACT
from draagkracht.casework.rules.outreach import REACH_LABELS
from draagkracht.casework.rules.support import After, Facts, Norms, Turn, Way
from draagkracht.people.rules.codes import Asked
from draagkracht.referrals.queries import Sent, Waiting
from draagkracht.referrals.rules import moves, privacy
from draagkracht.referrals.rules.moves import State
from draagkracht.referrals.rules.referring import ANSWER_LABELS, ASKED_LABELS, Answer

WHY: Final = {
    Turn.KEEP: Sentence(N_("Vraag of het dossier mag blijven")),
    Turn.NEW: Sentence(N_("Vraagt om een eerste contact")),
    Turn.RESTS: Sentence(N_("Rust: vaak genoeg geprobeerd")),
    Turn.QUIET: Sentence(N_("Belt zelf als het nodig is")),
}
ASKED: Final = {
    Asked.BY_PARENT: Sentence(N_("gevraagd, ook aan een ouder")),
    Asked.ON_PAPER: Sentence(N_("op papier")),
    Asked.ON_SCREEN: Sentence(N_("zelf, op de eigen plek")),
    Asked.SPOKEN: Sentence(N_("gevraagd en gezegd")),
}
SHORT: Final = 90


@dataclass(frozen=True, slots=True, kw_only=True)
class RowShown:
    """A line of the caseload: for whom, what, why now, by when."""

    url: str
    names: str = field(repr=False)
    what: str = field(repr=False)
    why: str
    due: str
    is_late: bool
    tags: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseloadPage:
    """The caseload, or the page of it."""

    rows: tuple[RowShown, ...]
    whose: tuple[dict[str, object], ...]
    page: int
    pages: int
    previous_url: str
    next_url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FilePage:
    """One file as the centre reads it."""

    public_id: str
    name: str = field(repr=False)
    phone: str = field(repr=False)
    phone_uri: str = field(repr=False)
    email: str = field(repr=False)
    reach: str  # that they are not to be called; empty where they are
    why: str
    says: str
    facts: tuple[tuple[str, str], ...] = field(repr=False)
    came_for: str = field(repr=False)
    contacts: tuple[NotedShown, ...] = field(repr=False)
    can_offer_space: bool
    has_space: bool


@dataclass(frozen=True, slots=True)
class Trying:
    """That somebody may be sought, and what becomes of the next time if nobody answers; "" where the day is asked."""

    url: str
    says: str


@dataclass(frozen=True, slots=True)
class BeginPage:
    """What stands beside the form of a new file."""

    facts: tuple[tuple[str, str], ...]  # of the referral from which it begins
    note: str = field(repr=False)
    same: tuple[tuple[str, str], ...] = field(repr=False)  # address of a file, and the name in it


@dataclass(frozen=True, slots=True)
class Stop:
    """One door of a route: for the screen with a name, for paper with its first letters alone."""

    url: str
    name: str = field(repr=False)
    initials: str
    address: str = field(repr=False)
    part: str
    phone: str = field(repr=False)  # to say that one is late; on the screen alone, as the map is
    phone_uri: str = field(repr=False)
    map_uri: str = field(repr=False)  # opens the map of the device itself: no address goes to anybody by our hand


def caseload(page: Page, worker: CentreWorker, *, is_mine: bool) -> CaseloadPage:
    """Return a page of the caseload in words."""
    address, query = reverse("casework-staff:show-caseload"), "" if is_mine else "wie=steunpunt&"
    chips = (
        (gettext("Van mij"), address, is_mine),
        (gettext("Van het steunpunt"), f"{address}?wie=steunpunt", not is_mine),
    )
    return CaseloadPage(
        rows=tuple(row(one, worker) for one in page.files),
        whose=tuple({"label": label, "url": url, "is_current": current} for label, url, current in chips),
        page=page.number,
        pages=page.pages,
        previous_url=f"{address}?{query}bladzijde={page.number - 1}" if page.number > 1 else "",
        next_url=f"{address}?{query}bladzijde={page.number + 1}" if page.number < page.pages else "",
    )


def row(one: File, worker: CentreWorker) -> RowShown:
    """Return a line of the caseload."""
    tags = (
        _reach(one.facts).lower(),
        one.worker if one.worker_id not in (None, worker.user_id) else "",
        gettext("van niemand") if one.worker_id is None else "",
        one.centre.name if len(worker.centres) > 1 else "",
    )
    return RowShown(
        url=reverse("casework-staff:show-support-file", args=[one.public_id]),
        names=one.facts.name,
        what=shorten(one.facts.came_for),
        why=_why(one),
        due=day(one.next.date) if one.next.date and one.turn is Turn.NEW else "",
        is_late=one.turn is Turn.LATE,
        tags=tuple(filter(None, tags)),
    )


def file_page(one: File, contacts: Iterable[Noted], norms: Norms) -> FilePage:
    """Return the page of a file."""
    facts = one.facts
    return FilePage(
        public_id=str(one.public_id),
        name=facts.name,
        phone=in_groups(facts.phone),
        phone_uri=f"tel:{facts.phone}" if facts.phone else "",
        email=facts.email,
        reach=_reach(facts),
        why=_why(one),
        says=_says(one, norms),
        facts=(
            (gettext("Weer proberen") if one.next.is_ours and one.tries else gettext("Volgende keer"), when(one)),
            (gettext("Adres"), facts.address),
            (gettext("Taal"), str(dict(settings.LANGUAGES).get(facts.language, facts.language))),
            (gettext("Hulp voor de ander"), translate(support.CARE_LABELS[facts.care])),
            (gettext("Gekomen via"), translate(REACH_LABELS[one.channel])),
            (gettext("Vast gezicht"), one.worker or gettext("nog niemand")),
            (gettext("Toestemming"), _consent(one)),
            (gettext("Eigen plek"), gettext("leest daar mee") if one.has_space else gettext("leest daar nog niet mee")),
        ),
        came_for=facts.came_for,
        contacts=tuple(noted(contact) for contact in contacts),
        can_offer_space=bool(facts.email) and not one.has_space,
        has_space=one.has_space,
    )


def trying(one: File, norms: Norms, today: datetime.date) -> Trying | None:
    """Return what stands beside the buttons for who was not at home; None where it was tried often enough."""
    if one.turn is Turn.KEEP or not support.may_seek(one.tries, one.next, today, norms):
        return None
    says = {
        After.STAYS: gettext("Wat de ander koos, blijft staan: %(when)s.") % {"when": when(one).lower()},
        After.AGAIN: "",
        After.RESTS: gettext("Dit is de laatste keer. Daarna laat u het rusten. De ander weet u te vinden."),
    }
    url = reverse("casework-staff:note-nobody", args=[one.public_id])
    return Trying(url, says[support.after_nobody(one.tries + 1, one.next, today, norms)])


def begin_page(referral: Waiting | None, same: Iterable[File]) -> BeginPage:
    """Return what stands beside a new file: what the referrer said, and the files with the same number or address."""
    links = tuple((reverse("casework-staff:show-support-file", args=[one.public_id]), one.facts.name) for one in same)
    if referral is None:
        return BeginPage((), "", links)
    said = referral.details
    facts = (
        (gettext("Toestemming om te bellen"), translate(ASKED_LABELS[said.asked])),
        (gettext("Verwijzer mag horen"), translate(ANSWER_LABELS[said.answer])),
    )
    return BeginPage(facts, said.note, links)


def contact_facts(one: Noted) -> tuple[tuple[str, str], ...]:
    """Return what stands in a note of a contact now."""
    return tuple((translate(label), getattr(one, name)) for name, label in CONTACT.items())


def referred(sent: Iterable[Sent], desk_phone: str) -> tuple[tuple[str, str], ...]:
    """Return the referrals to the municipality from a file: when, and how it goes as far as the carer agreed."""
    return tuple((long_day(timezone.localdate(one.received_at)), _referred(one, desk_phone)) for one in sent)


def _referred(one: Sent, desk_phone: str) -> str:
    if one.answer is Answer.NOTHING:
        return gettext("Verstuurd. Meer hoort het steunpunt niet. Dat is zo afgesproken.")
    if one.state is State.SENT:
        said = gettext("Verstuurd. De gemeente neemt contact op, uiterlijk %(due)s.")
        if one.is_late:
            said = gettext("De gemeente zou contact opnemen, uiterlijk %(due)s. Bel de gemeente: %(phone)s.")
        return said % {"due": day(timezone.localdate(one.due_at)), "phone": desk_phone}
    by = gettext("door %(name)s") % {"name": one.handled_by} if one.handled_by else ""
    return f"{translate(moves.LABELS[one.state])} {by}".strip() + "."


def stops(files: Iterable[File]) -> tuple[Stop, ...]:
    """Return the doors of a route."""
    return tuple(
        Stop(
            reverse("casework-staff:show-support-file", args=[one.public_id]),
            one.facts.name,
            privacy.initials(one.facts.name),
            one.facts.address,
            translate(support.PART_LABELS[one.next.part]),
            in_groups(one.facts.phone),
            f"tel:{one.facts.phone}" if one.facts.phone else "",
            f"geo:0,0?{urlencode({'q': one.facts.address}, quote_via=quote)}",
        )
        for one in files
    )


def _why(one: File) -> str:
    """Return why now, with the day that the carer chose where that is over or still to come."""
    if one.turn is Turn.LATE:
        return gettext("Te laat: %(when)s") % {"when": when(one)}
    if one.turn is Turn.TODAY:
        return _today(one)
    return when(one) if one.turn is Turn.LATER else translate(WHY[one.turn])


def _today(one: File) -> str:
    """Return what was chosen for today in words: vandaag: op bezoek gaan, ochtend."""
    what = translate(support.PLAN_LABELS[one.next.way]).lower()
    return gettext("Vandaag: %(what)s") % {"what": f"{what}{part(one)}"}


def shorten(text: str) -> str:
    """Return the beginning of a text, for a line."""
    return text if len(text) <= SHORT else f"{text[:SHORT].rsplit(' ', 1)[0]} …"


def _reach(facts: Facts) -> str:
    """Return that somebody is not to be called: who left the number empty."""
    return gettext("Niet bellen, wel mailen") if support.way_to(facts) is Way.MESSAGE else ""


def _consent(one: File) -> str:
    given = {"how": translate(ASKED[one.asked]), "by": one.asked_by, "day": long_day(timezone.localdate(one.agreed_at))}
    return gettext("%(how)s, %(day)s (%(by)s)") % given


def _says(one: File, norms: Norms) -> str:
    """Return what is asked now, where that needs a sentence."""
    if one.turn is Turn.RESTS:
        said = gettext("U probeerde het %(number)s keer. Laat het nu rusten. De ander weet u te vinden.")
        return said % {"number": norms.most_attempts}
    if one.turn is Turn.KEEP and one.asked_to_keep_at:
        until = timezone.localdate(one.asked_to_keep_at + datetime.timedelta(days=norms.answer_days))
        said = gettext("Er was lang geen contact. Zonder antwoord wissen wij dit dossier op %(day)s.")
        return said % {"day": long_day(until)}
    if one.tries and one.turn is not Turn.KEEP:
        said = gettext("Geprobeerd: %(tries)s keer van hoogstens %(number)s.")
        return said % {"tries": one.tries, "number": norms.most_attempts}
    return ""
