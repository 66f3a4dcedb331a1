"""Every form, sent twice in the same instant: it has the effect of once, and nobody gets a page of an error.

All addresses that take a POST are walked, from the rows of the access matrix (tests/access), on a database of this
module's own, with real connections and real commits. What "the effect of once" is, is measured: the form is sent once
in a transaction that is undone, and the rows of every table, and the counters, are compared.

A new address needs nothing when its form can be filled in by itself (tests/integration/filling.py). Else it gets a
`Way` in WAYS, by its name.
"""

import datetime
import uuid
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from http.cookies import SimpleCookie
from typing import Any

import pytest
from django.core.cache import cache
from django.db import connection, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from draagkracht.accounts import acting
from draagkracht.accounts import services as accounts
from draagkracht.accounts.permissions import Role
from draagkracht.base import tenancy
from draagkracht.directory.rules.history import Author, AuthorKind
from draagkracht.directory.services import proposals
from draagkracht.municipalities.models import Municipality
from draagkracht.people import services as people_services
from draagkracht.people.models import CareRelation, Consent, Person, Representation, Substitute
from draagkracht.people.rules.asking_parents import Step
from draagkracht.people.rules.codes import Power, Relation
from draagkracht.people.services import emergency
from tests import people
from tests.access import circles, respite_planning, respite_provider, small_help
from tests.access.history import own_service_row
from tests.access.table import OWN, Method, Row, topics
from tests.conftest import A_SUNDAY, CITY_HOST
from tests.integration import doubling, doubling_links, doubling_respite
from tests.integration.asking import complete_cookie
from tests.integration.filling import EMAIL, PHONE, filled
from tests.integration.referrals.test_at_the_same_time import at_once

ROWS = {row.name: row for rows in topics().values() for row in rows if Method.POST in row.methods}
# Who was seen when, how often somebody tried, and what the queue did are no effect of a form; neither is that somebody
# looked, twice.
ASIDE = ("django_session", "accounts_cache", "audit_%", "procrastinate_events", "procrastinate_periodic_defers")
TABLES = """
SELECT relname, relname LIKE '%%count' AND EXISTS (
    SELECT 1 FROM pg_attribute WHERE attrelid = c.oid AND attname = 'number'
) FROM pg_class AS c
WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace AND NOT relname LIKE ANY (%s)
"""
FINE = {200, 201, 302, 303}
# Whoever comes second may hear that it was done already.
TOLD = {409, 410}


@dataclass(frozen=True)
class Way:
    """How a form is sent for which the page alone does not say it.

    `fields` are laid over what the page fills in, which is nothing but what stands there already where not `types`.
    `typed` makes what somebody has before they type it, or what their browser was given, and returns the fields (a
    function makes its field anew for each press); `document` is what a computer sends in place of a form. `targets`
    gives what the address takes, `page` the name of the page on which the form stands, `before` what was sent before
    with the same. `role` is who sends it. `second` are the statuses that whoever comes second may get beside those that
    are fine, `apart` the tables that rightly grow with each press. What `only_reads` lets no other table grow. Where a
    refusal leads somewhere too, `leads` says where the first press leads: "" is to no other page.
    """

    fields: Mapping[str, Any] = field(default_factory=dict)
    typed: Callable[[Municipality, Client], Mapping[str, Any]] = lambda *_: {}
    document: Callable[[Municipality], doubling_links.Document] | None = None
    targets: Callable[[Municipality], Mapping[str, Any]] | None = None
    page: str = ""
    types: bool = True
    before: tuple[tuple[str, Mapping[str, str]], ...] = ()
    role: Role | None = None
    second: frozenset[int] = frozenset()
    apart: frozenset[str] = frozenset()
    only_reads: bool = False
    leads: str | None = None


def invitation(municipality: Municipality) -> dict[str, Any]:
    """Return an invitation of somebody who was never invited before."""
    row = accounts.invite(
        municipality_id=municipality.pk,
        email=f"{uuid.uuid4().hex}@voorbeeld.example",
        name="Gea Gevraagd",
        role=Role.DESK,
        by=None,
        at=timezone.now(),
    )
    return {"invitation_id": row.pk}


def letter(municipality: Municipality, _: Client) -> dict[str, str]:
    """Return what somebody without mail types from a new letter."""
    user_id = accounts.make_user_without_mail(name="Brechje Brief")
    facts: dict[str, Any] = {"user_id": user_id, "birth_year": 1948, "at": timezone.now()}
    return {"code": accounts.make_letter_code(municipality_id=municipality.pk, **facts), "birth_year": "1948"}


def asked(municipality: Municipality) -> dict[str, Any]:
    """Return what stands in the link to somebody who was asked to take over."""
    person = Person.objects.filter(municipality=municipality).order_by("pk")[0]
    mine: dict[str, Any] = {
        "person_id": person.pk,
        "by": acting.resident(person.public_id),
        "at": timezone.now(),
    }
    emergency.save_plan(**mine, called="Mam", where="Hier", must_know="Niets")
    said: dict[str, Any] = {"name": "Ans", "phone": PHONE, "email": EMAIL, "does": "Alles"}
    return {"token": emergency.ask_substitute(**mine, **said, key=uuid.uuid4())}


def own_substitute(municipality: Municipality) -> dict[str, Any]:
    """Return somebody whom the carer of the demo asked to take over."""
    carer = Person.objects.get(user=people.person(Role.CARER, CITY_HOST))
    mine: dict[str, Any] = {"person_id": carer.pk, "by": acting.resident(carer.public_id), "at": timezone.now()}
    emergency.save_plan(**mine, called="Mam", where="Hier", must_know="Niets")
    said: dict[str, Any] = {"name": "Ans", "phone": "", "email": EMAIL, "does": "Alles"}
    emergency.ask_substitute(**mine, **said, key=uuid.uuid4())
    return {"public_id": Substitute.objects.filter(plan__person=carer).order_by("-pk")[0].public_id}


def own_consent(municipality: Municipality) -> dict[str, Any]:
    """Return a consent of the carer of the demo."""
    user = people.person(Role.CARER, CITY_HOST)
    return {"public_id": Consent.objects.filter(municipality=municipality, person__user=user)[0].public_id}


def own_proposal(municipality: Municipality) -> dict[str, Any]:
    """Return a proposal that the demo's provider may take back."""
    user = people.person(Role.PROVIDER, CITY_HOST)
    number = proposals.propose_change(
        service_id=own_service_row(municipality).pk,
        changes={"name": f"Proef {uuid.uuid4()}"},
        message="",
        author=Author(AuthorKind.PROVIDER, user.pk, user.name, "Stichting Proef"),
        at=timezone.now(),
    )
    return {"request_id": number}


def own_cared_for(municipality: Municipality) -> dict[str, Any]:
    """Return somebody for whom the carer of the demo cares, and who was not asked anything yet."""
    carer = Person.objects.get(user=people.person(Role.CARER, CITY_HOST))
    mine: dict[str, Any] = {"by": acting.resident(carer.public_id), "at": timezone.now()}
    relation_id = people_services.add_relation(
        carer_id=carer.pk, called=str(uuid.uuid4()), relation=Relation.FRIEND, lives_together=None, **mine
    )
    return {"public_id": relation_id}


def own_tie(municipality: Municipality) -> dict[str, Any]:
    """Return a tie between the carer of the demo and somebody new, which both may end."""
    other = doubling_links.newcomer(municipality)
    sent = doubling_links.ask_on_paper(doubling.person_of(Role.CARER))
    people_services.accept(token=sent.token, person_id=other.pk, at=timezone.now())
    return {"public_id": CareRelation.objects.get(recipient=other).public_id}


def own_speaker(municipality: Municipality) -> dict[str, Any]:
    """Return that somebody new speaks for who is cared for in the demo."""
    now = timezone.now()
    person = Person.objects.get(user=people.person(Role.CARE_RECIPIENT, CITY_HOST))
    other = doubling_links.newcomer(municipality)
    row = Representation.objects.create(
        municipality=municipality, person=person, representative=other, power=Power.AUTHORISED.value,
        valid_from=now, valid_until=now + datetime.timedelta(days=9),
    )  # fmt: skip
    return {"public_id": row.public_id}


# Each press sends a code or a link of its own; the last one works. Few may be asked for.
CODES = frozenset({"municipalities_mail", "procrastinate_jobs"})
ACCEPT: tuple[str, Mapping[str, str]] = ("referrals-staff:accept-referral", {})
REACH = ("referrals-staff:take-step", {"stap": "bereikt"})
REFERRAL = "referrals-staff:show-referral"
TWELVE_YEARS_AGO = (A_SUNDAY.date() - datetime.timedelta(days=12 * 366)).strftime("%d-%m-%Y")
A_MONTH_ON = (A_SUNDAY.date() + datetime.timedelta(days=30)).isoformat()

CENTRE_REFERRAL = "casework-staff:show-centre-referral"

ASK_FOR = {
    "vormen": "stay",
    "vanaf": "2026-12-04",
    "telefoon": "0880000099",
    "mail": "",
    "betaalt": "",
    "akkoord": "ja",
}
WAYS: dict[str, Way] = {
    "account_login": Way({"email": "nieuw@voorbeeldstad.example"}, apart=CODES),
    "account_request_login_code": Way({"email": "redactie@voorbeeldstad.example"}, apart=CODES),
    "accounts:invite-person": Way(apart=CODES),
    "accounts:add-organisation": Way(second=frozenset({422})),
    "accounts:withdraw-invitation": Way(targets=invitation),
    "casework-own:say-how-it-was": Way(targets=doubling.held_talk, role=Role.CARER),
    "casework-own:show-agreement": Way({"eens": "ja"}, targets=doubling.offered_plan, role=Role.CARER),
    "casework-own:show-agreement-for": Way(
        {"eens": "ja", "keuze_1": ""}, targets=doubling.plan_for_another, role=Role.CARE_RECIPIENT
    ),
    "casework-own:tie-support-file": Way(targets=doubling.link_of_file, role=Role.CARER),
    "casework-own:tie-space": Way(targets=doubling.link_to_tie, role=Role.CARER),
    "casework-staff:decide-case": Way({"besluit": "nee"}, targets=doubling.application, role=Role.CONSULTANT),
    "casework-staff:note-number": Way({"nummer": "999990019"}),
    "casework-staff:divide-cases": Way(targets=doubling.free_cases),
    "casework-staff:offer-link": Way(targets=doubling.party_with_mail),
    # Whoever comes second finds a plan that is offered, and nothing to keep in it.
    "casework-staff:offer-arrangement": Way(
        targets=doubling.whole_plan, page="casework-staff:show-arrangement", types=False
    ),
    "casework-staff:say-it-helped": Way(
        targets=doubling.helpful_answer, page="casework-staff:show-consult", role=Role.CONSULTANT
    ),
    "casework-staff:ask-call": Way(targets=doubling.too_heavy, page="casework-staff:show-case", role=Role.TEAM_LEAD),
    "casework-staff:take-scan": Way(role=Role.CONSULTANT),
    "casework-staff:begin-coach": Way({"begin": A_SUNDAY.date().isoformat(), "kijken": A_MONTH_ON}),
    "casework-staff:look-at-coach": Way({"verder": "nee", "kijken": ""}),
    "casework-staff:move-talk": Way({"dag": A_MONTH_ON}),
    "casework-staff:write-up-talk": Way({"vertrouwelijk": [], "dag": A_SUNDAY.date().isoformat(), "tijd": "10:00"}),
    "casework-staff:plan-talk": Way({"vertrouwelijk": [], "dag": A_MONTH_ON}),
    "casework-staff:ask-colleagues": Way({"onderwerp": "Slapen", "tekst": "Wat helpt iemand die niet slaapt?"}),
    "casework-staff:close-consult": Way(role=Role.TEAM_LEAD),
    "respite-planner:list-plans": Way(targets=respite_planning.with_region),
    "respite-planner:set-fairness": Way(
        {"zwaarte": "40", "besluit": "Raadsbesluit 84"}, targets=respite_planning.with_region
    ),
    "respite-planner:draw-curve": Way(page="respite-planner:show-fairness", targets=respite_planning.drawn),
    "respite-planner:take-back": Way(targets=respite_planning.many_offered),
    "respite-planner:publish-lines": Way(page="respite-planner:show-plan"),
    "respite-planner:move-line": Way(second=frozenset({422})),
    # Other forms of this file leave people called "Proefwoord", and an obstacle names nobody.
    "casework-staff:note-obstacle": Way({"onderwerp": "De bus", "tekst": "De regel past niet bij twee adressen."}),
    "casework-staff:settle-obstacle": Way(
        {"stand": "solved", "wie": "Bea Beleid", "antwoord": "De regel is ruimer."},
        page="casework-staff:show-obstacle",
        role=Role.TEAM_LEAD,
    ),
    "casework-staff:show-consult": Way({"tekst": "Begin bij de nacht."}),
    "casework-staff:answer-handover": Way({"antwoord": "ja"}),
    "casework-staff:check-balance": Way({"uitkomst": "holds", "weer": "2099-01-01", "dag": "2026-11-01"}),
    "casework-staff:offer-handover": Way(
        {"naar": "organisation", "organisatie": "Steunpunt Proef", "dag": "2099-01-01", "tijd": "10:00"}
    ),
    "casework-staff:add-team": Way(second=frozenset({422})),
    "casework-staff:note-nobody": Way({"hoe": "phone"}, page="casework-staff:show-support-file"),
    "casework-staff:note-support-contact": Way({"hoe": "phone", "bereikt": "ja", "volgende": "zelf"}),
    "casework-staff:begin-support-file": Way({"volgende": "zelf", "ander": "ja"}),
    "casework-staff:note-centre-attempt": Way({"hoe": "visit"}, page=CENTRE_REFERRAL),
    "casework-staff:end-centre-referral": Way({"stap": "wil-niet"}, page=CENTRE_REFERRAL),
    "casework-own:agree-support-file": Way(role=Role.CARER),
    "casework-own:correct-support-file": Way(role=Role.CARER),
    "casework-own:give-to-municipality": Way({"geef": "ja"}, role=Role.CARER),
    "casework-own:keep-support-file": Way(role=Role.CARER),
    "casework-own:remark-on-contact": Way(role=Role.CARER),
    "casework-own:remove-own-contact": Way(role=Role.CARER),
    "casework-own:withdraw-support-file": Way(role=Role.CARER, second=frozenset({404})),
    "directory-staff:accept-request": Way({"alles": "ja"}, page="directory-staff:show-request", types=False),
    "directory-staff:reject-request": Way({"reden": "Het klopt al."}, page="directory-staff:show-request"),
    "directory-staff:withdraw-request": Way(targets=own_proposal, role=Role.PROVIDER),
    "directory-staff:add-pathway": Way({"pad-naam": "Een pad"}, types=False),
    "directory-staff:edit-pathway": Way({"pad-naam": "Een ander pad"}, types=False),
    "directory-staff:add-search-word": Way(
        {"woord": "kwikwak", "soort": "stop", "ander": ""}, page="directory-staff:list-search-words"
    ),
    "directory-staff:choose-columns": Way({"column-1": ""}),
    "directory-staff:create-location": Way({"latitude": "52,1", "longitude": "5,3"}),
    "directory-staff:create-organization": Way({"website": "https://proef.example/"}),
    "directory-staff:create-service": Way({"url": "https://proef.example/"}),
    "directory-staff:decide-duplicates": Way({"besluit": "samen"}, page="directory-staff:compare-duplicates"),
    "directory-staff:lock-field": Way({"veld": "name", "doe": "slot"}),
    "directory:correct-enquired": Way({"message": "Het is anders."}, types=False),
    # Of what is ended or handed over nothing is there for whoever comes second.
    "people:end-circle": Way(second=frozenset({404})),
    "people:hand-over-circle": Way(targets=circles.present_member, second=frozenset({404})),
    "people:change-circle-member": Way(targets=circles.present_member),
    "people:remove-circle-member": Way(targets=circles.present_member),
    "people:answer-circle": Way(targets=circles.open_code, role=Role.CARE_RECIPIENT),
    "people:add-event": Way({"ends": "", "until": ""}),
    "people:change-event": Way({"what": "eten koken", "ends": ""}),
    "people:change-note": Way({"text": "Het ging toch anders."}),
    "people-staff:answer-request": Way(second=frozenset({422})),
    # Agreeing again replaces what was agreed before: of the two, one counts.
    "portal-own:keep-offer": Way(typed=lambda city, _: {"dienst": own_service_row(city).hsds_id}, role=Role.CARER),
    "portal-own:collect-result": Way(typed=doubling.paper, second=frozenset({422})),
    "people:change-number": Way(targets=own_substitute, role=Role.CARER),
    "people:change-relation": Way(targets=own_cared_for, role=Role.CARER),
    "people:change-member": Way(targets=doubling.own_member, role=Role.CARER),
    "people:share-network": Way(apart=frozenset({"people_consent"})),
    "people:answer-invitation": Way({"ja": "1"}, targets=doubling_links.question_link, role=Role.CARE_RECIPIENT),
    "people:ask-cared-for": Way(targets=own_cared_for, role=Role.CARER),
    "people:ask-speaker": Way({"email": "nieuw@thuis.example", "months": "3"}),
    "people:end-speaking": Way(targets=own_speaker, role=Role.CARE_RECIPIENT),
    "people:end-tie": Way(targets=own_tie, role=Role.CARER),
    "people:save-wishes": Way({"readers": "municipality"}, role=Role.CARE_RECIPIENT),
    "people:start-space": Way(apart=CODES),
    "people:withdraw-invitation": Way(targets=doubling_links.own_question, role=Role.CARER),
    "people-staff:confirm-speaker": Way({"until": "", "contact_email": "", "speaker_email": "mentor@kantoor.example"}),
    "people-staff:end-spoken": Way(second=frozenset({404})),
    "people-staff:find-spoken": Way({"text": "Niemand"}),
    "people:erase-space": Way(role=Role.REPRESENTATIVE),
    "people:withdraw-consent": Way(targets=own_consent, role=Role.CARER),
    "people:answer-question": Way({"ja": "1"}, targets=asked),
    "respite-staff:book-bed": Way({"nachten": "1", "betaalt": ""}),
    "portal-staff:make-paper-account": Way({"what": "new", "birth_year": "1950"}),
    "remove-passkey": Way(role=Role.CARER),
    # A code works once: whoever comes second hears so.
    "respite-own:answer-question": Way(targets=doubling_respite.question, role=Role.CARE_RECIPIENT),
    "respite-own:answer-question-for": Way(targets=doubling_respite.question_for, role=Role.CARE_RECIPIENT),
    "respite-own:cancel-booking": Way(targets=doubling_respite.own_confirmed, role=Role.CARER),
    "respite-own:confirm-booking": Way(
        targets=doubling_respite.own_hold, page="respite-own:show-booking", role=Role.CARER
    ),
    "respite-own:decline-booking": Way(targets=doubling_respite.own_hold, role=Role.CARER),
    "respite-own:end-request": Way(targets=doubling_respite.own_request, role=Role.CARER, second=frozenset({404})),
    "respite-own:ask-help": Way(targets=doubling_respite.own_request, page="respite-own:show-request", role=Role.CARER),
    "respite-own:hold-offer": Way(
        targets=doubling_respite.own_request, page="respite-own:show-request", role=Role.CARER
    ),
    "respite-own:say-how-it-was": Way(targets=doubling_respite.own_done, role=Role.CARER),
    "respite-own:tell-answer": Way(targets=doubling_respite.own_request, role=Role.CARER),
    "respite-own:tell-when": Way({"start_date": "2026-12-18"}, targets=doubling_respite.own_request, role=Role.CARER),
    "respite-own:tell-needs": Way(targets=doubling_respite.own_request, role=Role.CARER),
    "respite-staff:ask-for": Way(ASK_FOR),
    "casework-staff:ask-respite": Way(ASK_FOR),
    "respite-staff:change-request-for": Way({"vanaf": "2026-12-18"}, targets=doubling_respite.advised_request),
    "respite-staff:tell-needs-for": Way(targets=doubling_respite.advised_request),
    "respite-staff:tell-answer-for": Way(targets=doubling_respite.advised_request),
    "respite-staff:make-offer": Way(targets=doubling_respite.advised_request, page="respite-staff:show-request"),
    "respite-staff:note-told": Way(targets=doubling_respite.advised_news, page="respite-staff:show-request"),
    "respite-staff:end-request-for": Way(targets=doubling_respite.advised_request, second=frozenset({404})),
    "respite-staff:let-through": Way(targets=doubling_respite.advised_look, page="respite-staff:show-request"),
    "respite-staff:confirm-for": Way(targets=doubling_respite.advised_hold),
    "respite-staff:decline-for": Way(targets=doubling_respite.advised_hold),
    "respite-staff:cancel-for": Way(targets=doubling_respite.advised_confirmed),
    "respite-staff:take-offer-back": Way({"reden": "Iets beters"}, targets=doubling_respite.advised_offer),
    "respite-staff:say-how-it-was-for": Way(targets=doubling_respite.advised_done),
    "sign-in-by-letter": Way(typed=letter, second=frozenset({422})),
    "portal-staff:note-question": Way(page="portal-staff:show-desk"),
    "referrals:tie-referral": Way(targets=doubling.link_of_referral, role=Role.CARER),
    "casework-staff:join-centre-referral": Way(typed=doubling.referral_again),
    "referrals-staff:join-referral": Way(typed=doubling.referral_again),
    "casework-staff:part-centre-referral": Way(
        {"waarom": "by_mistake"}, targets=doubling.joined_of_centre, page=CENTRE_REFERRAL
    ),
    "referrals-staff:part-referral": Way({"waarom": "by_mistake"}, targets=doubling.joined, page=REFERRAL),
    "referrals-staff:log-attempt": Way({"hoe": "phone"}, page=REFERRAL, before=(ACCEPT,)),
    "respite-help:offer-help": Way({"huisnummer": "", "wijk": "Oost"}),
    "respite-staff:change-help-offer": Way({"doe": "klaar"}),
    "respite-own:answer-small-help": Way(
        {"antwoord": "ja"}, targets=doubling_links.help_found, page="respite-own:show-small-help", role=Role.CARER
    ),
    "respite-own:say-how-help-was": Way(
        targets=doubling_links.help_agreed, page="respite-own:show-small-help", role=Role.CARER
    ),
    "respite-own:withdraw-small-help": Way(targets=doubling_links.help_found, role=Role.CARER),
    "respite-staff:decide-expense": Way({"antwoord": "ja"}),
    "respite-staff:hand-help-on": Way(typed=doubling_links.other_group),
    "respite-staff:note-help-answer": Way({"wie": "vrager", "antwoord": "ja"}, targets=small_help.proposed),
    "respite-staff:answer-my-help": Way({"antwoord": "ja"}, second=frozenset({404})),
    "respite-staff:end-help-question": Way({"hoe": "gestopt"}),
    "respite-staff:propose-volunteer": Way(typed=doubling_links.somebody_free),
    "respite-staff:note-my-expense": Way({"km": "12", "kosten": ""}),
    "respite-staff:note-vog": Way({"aangevraagd": str(A_SUNDAY.date())}),
    "respite-staff:add-volunteer": Way({"km": "6", "per_week": "2"}),
    "referrals-staff:take-step": Way(REACH[1], page=REFERRAL, before=(ACCEPT,)),
    "referrals-staff:start-help": Way(page=REFERRAL, before=(ACCEPT, REACH)),
    # Of what a device is asked one answer counts: whoever comes second is led back, or hears so.
    "add-passkey": Way(typed=doubling_links.new_device, role=Role.CARER, second=frozenset({422})),
    "sign-in-with-passkey": Way(typed=doubling_links.device_of(Role.CARER), only_reads=True, leads="/mijn/"),
    "use-passkey": Way(typed=doubling_links.device_of(Role.EDITOR), role=Role.EDITOR, only_reads=True, leads="/werk/"),
    "directory-staff:give-source": Way(typed=doubling_links.spreadsheet),
    "directory:report-error": Way({"onderwerp": "naam", "bericht": "Anders."}, typed=doubling_links.slow_reader),
    "respite-provider:add-place": Way({"plaats": "Oost", "prijs": "100"}),
    "respite-provider:change-place": Way({"plaats": "", "evaluatie": "", "dienst": ""}),
    "respite-provider:change-days": Way(
        {"doe": "bewaar", "wat": "dicht", "aantal": "", "reden": "Zomer", "revisie": "2"}
    ),
    "respite-provider:take-calendar": Way(typed=respite_provider.calendar_file),
    "respite-provider:say-how-it-was": Way(targets=respite_provider.done_booking),
    "respite-provider:write-invoice-line": Way(targets=respite_provider.done_booking),
    "fhir:give-token": Way(document=doubling_links.question_for_token, only_reads=True),
    "fhir:send-task": Way(document=doubling_links.task),
    "people:answer-for-child": Way({"answer": "yes"}, targets=doubling_links.link_of(Step.PARENT)),
    "people:go-on-young": Way(targets=doubling_links.link_of(Step.CHILD), apart=CODES, only_reads=True),
    "people:start-young-space": Way({"birth_date": TWELVE_YEARS_AGO, "parent": "ouder@thuis.example"}),
    "people:open-invitation": Way(typed=doubling_links.question_code, only_reads=True),
    "people:start-invited": Way(
        {"email": doubling_links.KNOWN}, targets=doubling_links.question_link, apart=CODES, only_reads=True
    ),
    "people:stop-reminders": Way(targets=doubling_links.stop_link),
    "portal-own:print-invitation": Way(targets=doubling_links.own_question, role=Role.CARER, leads=""),
    "portal-staff:open-code": Way(typed=doubling_links.shared_code, only_reads=True),
    "portal-staff:export-shared": Way(typed=doubling_links.shared_ticket, only_reads=True, leads=""),
    "portal-staff:print-shared": Way(typed=doubling_links.shared_ticket, only_reads=True, leads=""),
    "portal-staff:print-sheet": Way(typed=doubling_links.sheet_ticket, only_reads=True, leads=""),
    "portal-staff:forget-sheet": Way(typed=doubling_links.sheet_ticket),
}


@pytest.fixture(scope="module")
def own_database(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """Work on a copy of the database of the tests: what is committed here is gone afterwards."""
    name = connection.settings_dict["NAME"]
    copy = f"{name}_double"
    with django_db_blocker.unblock():
        _as_owner(
            "postgres", f'DROP DATABASE IF EXISTS "{copy}" WITH (FORCE)', f'CREATE DATABASE "{copy}" TEMPLATE "{name}"'
        )
        connection.settings_dict["NAME"] = copy
        yield
        connection.close()
        connection.settings_dict["NAME"] = name
        _as_owner("postgres", f'DROP DATABASE "{copy}" WITH (FORCE)')


def _as_owner(database: str, *statements: str) -> None:
    connection.close()
    before = dict(connection.settings_dict)
    connection.settings_dict.update(
        NAME=database, OPTIONS={k: v for k, v in before["OPTIONS"].items() if k != "options"}
    )
    try:
        with connection.cursor() as cursor:
            for statement in statements:
                cursor.execute(statement)
    finally:
        connection.close()
        connection.settings_dict.update(before)


@pytest.fixture
def city_that_commits(own_database: None) -> Municipality:
    """Return Voorbeeldstad, in the database of this module; nobody asked too often there."""
    cache.clear()
    return Municipality.objects.get(slug="voorbeeldstad")


@pytest.mark.django_db
def test_every_way_belongs_to_an_address() -> None:
    assert sorted(set(WAYS) - set(ROWS)) == []


@pytest.mark.parametrize("name", sorted(ROWS))
def test_a_form_that_is_sent_twice_at_once_has_the_effect_of_once(name: str, city_that_commits: Municipality) -> None:
    row, way = ROWS[name], WAYS.get(name, Way())

    with transaction.atomic():
        once_form = open_form(row, way, city_that_commits)
        before = counted()
        answer = once_form.send()
        once = grown(before)
        transaction.set_rollback(True)
    form = open_form(row, way, city_that_commits)
    before = counted()
    answers = at_once(2, lambda _: form.send())
    twice = grown(before)

    assert is_done(way, answer), once_form.fields
    assert [each for each in answers if each.status_code not in FINE | TOLD | way.second] == []
    assert any(is_done(way, each) for each in answers)
    assert without(twice, way.apart) == without(once, way.apart)
    assert not way.only_reads or without(twice, way.apart) == {}


def is_done(way: Way, answer: Any) -> bool:
    """Tell whether an answer is that to a form that was taken."""
    return answer.status_code in FINE and way.leads in {None, answer.get("Location", "")}


def without(grown_by: Mapping[str, int], apart: frozenset[str]) -> dict[str, int]:
    """Return how much each table grew, but for some."""
    return {table: number for table, number in grown_by.items() if table not in apart}


@dataclass(frozen=True)
class Form:
    """A form that is filled in, in somebody's browser; or a document that a computer sends."""

    cookies: Any
    target: str
    fields: Mapping[str, Any]
    document: doubling_links.Document | None = None

    def send(self) -> Any:
        """Send it as another window of the same browser would; return the answer."""
        client = Client(headers={"host": CITY_HOST})
        client.cookies = SimpleCookie(self.cookies.output(header="", sep=";"))
        if self.document is not None:
            sent = self.document
            return client.post(self.target, sent.body, content_type=sent.kind, headers=sent.headers)
        fields = {name: value() if callable(value) else value for name, value in self.fields.items()}
        return client.post(self.target, fields)


def open_form(row: Row, way: Way, city: Municipality) -> Form:
    """Make what the address asks for, open the page of the form, and fill it in."""
    client = browser(row, way)
    with tenancy.acting_for(city.pk):
        make = way.targets or (row.objects.own if row.objects else None)
        takes = dict(make(city) if make else row.takes)
        typed = way.typed(city, client)
        document = way.document(city) if way.document else None
    for name, fields in way.before:
        assert client.post(reverse(name, kwargs=takes), fields).status_code in FINE
    target = reverse(row.name, kwargs=takes)
    found: Mapping[str, Any] | None = None
    if document is None and (way.page or Method.GET in row.methods):
        page = client.get(reverse(way.page, kwargs=takes) if way.page else target, follow=True)
        found = filled(page.content.decode(), target, types=way.types)
    return Form(client.cookies, target, {**(found or {}), **way.fields, **typed}, document)


def browser(row: Row, way: Way) -> Client:
    """Return the browser of whoever may send the form."""
    client = Client(headers={"host": CITY_HOST})
    client.cookies["antwoorden"] = complete_cookie()
    role = way.role or next(iter(row.allowed), None)
    if role is Role.PROFESSIONAL and row.allowed[role] is OWN:
        worker = people.centre_worker(Municipality.objects.get(slug="voorbeeldstad"), row.kind)
        return people.client_of(worker, client, is_seen=True)
    return people.client_of(people.person(role, CITY_HOST), client, is_seen=True) if role else client


def counted() -> dict[str, int]:
    """Return how many rows each table has, and what counters came to."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT set_config('role', session_user, true)")
        cursor.execute(TABLES, [list(ASIDE)])
        questions = [
            f"SELECT '{table}', {'coalesce(sum(number), 0)' if is_counter else 'count(*)'} FROM \"{table}\""
            for table, is_counter in cursor.fetchall()
        ]
        cursor.execute(" UNION ALL ".join(questions))
        found = {table: int(number) for table, number in cursor.fetchall()}
        cursor.execute("RESET role")
    return found


def grown(before: Mapping[str, int]) -> dict[str, int]:
    """Return how much there is more of each since."""
    return {table: number - before[table] for table, number in counted().items() if number != before[table]}
