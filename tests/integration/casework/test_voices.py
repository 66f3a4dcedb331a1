"""What each of two told in confidence is on no page, in no file and in no letter of the other, or of who speaks."""

import io
import uuid
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pypdf import PdfReader

from draagkracht.accounts import acting
from draagkracht.accounts.permissions import Role
from draagkracht.assessments import services as assessments
from draagkracht.audit.models import Entry
from draagkracht.casework.models import Arrangement, Attendance, Case, Letter, Signature
from draagkracht.casework.permissions import Worker
from draagkracht.casework.queries import own as queries
from draagkracht.casework.rules.letters import LetterKind
from draagkracht.casework.rules.talks import Kind
from draagkracht.casework.services import arrangements, letters, own, talks
from draagkracht.people import services as people
from draagkracht.people.models import CareRelation, Person, Representation
from draagkracht.people.queries import get_seat, get_space_by_id
from draagkracht.people.rules.codes import Relation
from draagkracht.people.rules.network import Energy, Ring
from tests.integration.casework.conftest import act
from tests.integration.casework.test_arrangements import CONTENT, EVENING, HELP
from tests.integration.casework.test_talk_pages import OWN, hidden, home_of
from tests.integration.casework.test_talks import couple, plan, written

__all__ = ["couple"]
SignIn = Callable[..., Client]
OF_CARER, OF_CLIENT = "Zwaluwstaart", "Kruisbek"  # words that nothing else holds
PAGES = ("/mijn/", "/mijn/meenemen/", "/mijn/inzage/?alles=1", "/mijn/wie-ziet-wat/", "/mijn/wie-spreekt/",
         "/mijn/goedgevonden/", "/mijn/netwerk/", "/mijn/noodplan/", "/mijn/rechten/", OWN)  # fmt: skip


@pytest.fixture
def family(couple: Case, consultant: Worker) -> Case:
    """Return a case of two with spaces that are tied, somebody who speaks, and a secret of each in every place."""
    carer, client = home_of(Role.CARER, couple, "carer"), home_of(Role.CARE_RECIPIENT, couple, "client")
    tie_and_speak(carer, client)
    hide_of_carer(carer)
    hide_of_client(client)
    hide_in_talks(couple, consultant)
    offer_plan(couple, consultant)
    for party in couple.parties.filter(left_at=None).exclude(name=""):
        made = letters.write_letter(
            act=act(couple, consultant, days=18), kind=LetterKind.REPORT, party_id=party.public_id
        )
        letters.send_letter(act=act(couple, consultant, days=18), letter_id=made)
    return couple


def mine(one: Person) -> dict[str, Any]:
    return {"person_id": one.pk, "by": acting.resident(one.public_id), "at": timezone.now()}


def tie_and_speak(carer: Person, client: Person) -> None:
    relation = CareRelation.objects.filter(carer=carer).order_by("pk")[0].public_id
    asked = people.invite_cared_for(**mine(carer), relation_id=relation, email=client.email, key=uuid.uuid4())
    people.accept(token=asked.token, person_id=client.pk, at=timezone.now())
    until, speaker = timezone.now() + timedelta(days=30), Person.objects.get(name="Joris de Wit")
    asked = people.invite_speaker(**mine(client), email=speaker.email, until=until, key=uuid.uuid4())
    people.accept(token=asked.token, person_id=speaker.pk, at=timezone.now())


def hide_of_carer(carer: Person) -> None:
    """Put a secret of the carer wherever a space keeps words."""
    me = mine(carer)
    people.save_plan(**me, called=OF_CARER, where=OF_CARER, must_know=OF_CARER)
    people.add_member(
        **me, called=OF_CARER, ring=Ring.NEAR, does=OF_CARER, could=OF_CARER, energy=Energy.COSTS, key=uuid.uuid4()
    )
    people.save_wishes(**me, wants=OF_CARER, must_stay=OF_CARER, readers={})
    people.add_relation(
        carer_id=carer.pk, called=OF_CARER, relation=Relation.OTHER, lives_together=None, by=me["by"], at=me["at"]
    )
    CareRelation.objects.filter(carer=carer, recipient__isnull=False).update(called=OF_CARER)
    assessments.keep_result(**me, instrument="quick-check", answers={}, points=9, band="heavy", key=uuid.uuid4())


def hide_of_client(client: Person) -> None:
    """Put a secret of who is cared for wherever a space keeps words."""
    people.save_wishes(**mine(client), wants=OF_CLIENT, must_stay=OF_CLIENT, readers={})
    people.add_member(
        **mine(client), called=OF_CLIENT, ring=Ring.NEAR, does="", could="", energy=Energy.BOTH, key=uuid.uuid4()
    )
    people.save_plan(**mine(client), called=OF_CLIENT, where="", must_know=OF_CLIENT)


def hide_in_talks(case: Case, consultant: Worker) -> None:
    """Hold a talk with each alone, hers in confidence, and let her say afterwards how it was."""
    for kind, secret in ((Kind.CARER_ALONE, OF_CARER), (Kind.CLIENT_ALONE, OF_CLIENT)):
        is_hers = kind is Kind.CARER_ALONE
        talk_id = talks.plan_talk(act=act(case, consultant), plan=plan(kind, is_confidential=is_hers))
        said = written("a", own_words=secret, burden=secret if is_hers else "")
        there = {
            str(row.party.public_id): ("present", "")
            for row in Attendance.objects.filter(conversation__public_id=talk_id).select_related("party")
        }
        talks.save_talk(act=act(case, consultant), talk_id=talk_id, written=said, there=there)
        talks.finish_talk(act=act(case, consultant, days=18), talk_id=talk_id)
    Attendance.objects.filter(party__role="carer").update(feedback={"beter": OF_CARER}, why=OF_CARER)


def offer_plan(case: Case, consultant: Worker) -> None:
    """Offer a plan with words for her alone and words for him alone."""
    started = arrangements.start_arrangement(act=act(case, consultant))
    goals = {"household": OF_CLIENT, "own": OF_CARER}
    content = replace(CONTENT, goals=goals, carer_section=OF_CARER)
    arrangements.save_arrangement(act=act(case, consultant), arrangement_id=started, revision=0, content=content)
    for revision, line in enumerate((HELP, replace(EVENING, what=OF_CARER, who=OF_CARER)), start=1):
        arrangements.put_line(act=act(case, consultant), arrangement_id=started, revision=revision, line=line)
    arrangements.offer(act=act(case, consultant), arrangement_id=started)


def everything(client: Client, case: Case, whose: Person, prefix: str = "") -> Iterator[tuple[str, str]]:
    """Yield the text of each page, file and letter that somebody opens in a seat."""
    paths = list(PAGES)
    if prefix:
        paths = [prefix, f"{prefix}inzage/?alles=1", f"{prefix}afspraken/", f"{prefix}wensen/"]
    base = prefix or "/mijn/"
    paths += [f"{base}afspraken/{row.public_id}/" for row in Arrangement.objects.filter(case=case)]
    for path in paths:
        answer = client.get(path)
        if answer.status_code == 200:
            yield path, answer.content.decode()
    for letter in Letter.objects.filter(case=case, party__person=whose, state="sent"):
        answer = client.get(f"{base}brief/{letter.public_id}/")
        assert answer.status_code == 200
        pages = PdfReader(io.BytesIO(answer.content)).pages
        yield letter.subject, "".join(page.extract_text() for page in pages).replace("-\n", "").replace("\u00ad", "")


def seat_of(case: Case) -> str:
    row = Representation.objects.get(person=case.parties.get(role="client").person)
    return reverse("portal-own:show-spoken-for", args=[row.public_id])


def test_who_is_cared_for_finds_nothing_that_the_carer_told_in_confidence(family: Case, signed_in: SignIn) -> None:
    henk = Person.objects.get(name="Henk de Wit")

    found = dict(everything(signed_in(Role.CARE_RECIPIENT), family, henk))

    assert len(found) >= len(PAGES) + 2
    assert [path for path, text in found.items() if OF_CARER in text] == []
    assert any(OF_CLIENT in text for text in found.values())


def test_who_speaks_finds_nothing_of_the_carer_and_nothing_that_the_person_keeps_to_themselves(
    family: Case, signed_in: SignIn
) -> None:
    henk, speaker = Person.objects.get(name="Henk de Wit"), signed_in(Role.REPRESENTATIVE)

    found = dict(everything(speaker, family, henk, seat_of(family)))
    own_pages = dict(everything(speaker, family, Person.objects.get(name="Joris de Wit")))

    assert len(found) >= 5
    assert [path for path, text in [*found.items(), *own_pages.items()] if OF_CARER in text] == []
    assert OF_CLIENT not in found[seat_of(family)]
    assert speaker.get(f"{seat_of(family)}wensen/").status_code == 404


def test_the_carer_finds_nothing_that_who_is_cared_for_keeps_to_themselves(family: Case, signed_in: SignIn) -> None:
    found = dict(everything(signed_in(Role.CARER), family, Person.objects.get(name="Marijke de Wit")))

    assert len(found) >= len(PAGES) + 2
    assert [path for path, text in found.items() if OF_CLIENT in text] == []
    assert any(OF_CARER in text for text in found.values())


def test_who_speaks_signs_on_behalf_and_the_file_and_the_log_say_so(family: Case, signed_in: SignIn) -> None:
    plan_row = Arrangement.objects.get(case=family)
    url, speaker = f"{seat_of(family)}afspraken/{plan_row.public_id}/", signed_in(Role.REPRESENTATIVE)
    form = hidden(speaker.get(url).content.decode())

    answers = [speaker.post(url, form | {"eens": "nee"}) for _ in range(2)]

    signature = Signature.objects.get(arrangement=plan_row)
    logged = Entry.objects.filter(what="casework.arrangement", action="sign")
    assert [answer.status_code for answer in answers] == [302, 302]
    assert (signature.party.role, signature.is_agreed, signature.remark) == ("client", False, "")
    assert signature.noted_by == "Joris de Wit"
    assert [(one.actor_role, one.on_behalf_of == one.subject != "") for one in logged] == [("representative", True)]
    assert (
        "U bent het niet eens met dit plan."
        in signed_in(Role.CARE_RECIPIENT).get(f"{OWN}{plan_row.public_id}/").content.decode()
    )


def test_a_page_that_stayed_open_signs_nothing_once_it_ended(family: Case, signed_in: SignIn) -> None:
    plan_row, speaker = Arrangement.objects.get(case=family), signed_in(Role.REPRESENTATIVE)
    url = f"{seat_of(family)}afspraken/{plan_row.public_id}/"
    form = hidden(speaker.get(url).content.decode())
    row = Representation.objects.get(person__name="Henk de Wit")

    signed_in(Role.CARE_RECIPIENT).post(reverse("people:end-speaking", args=[row.public_id]))
    answer = speaker.post(url, form | {"eens": "ja"})

    assert answer.status_code == 410
    assert not Signature.objects.exists()


def test_the_service_itself_asks_whether_somebody_still_speaks(family: Case) -> None:
    joris = Person.objects.get(name="Joris de Wit")
    me, row = get_space_by_id(joris.public_id), Representation.objects.get(representative=joris)
    assert me is not None
    seat = get_seat(me, row.public_id, timezone.now())
    assert seat is not None
    Representation.objects.update(ended_at=timezone.now())
    plan_id = Arrangement.objects.get(case=family).public_id

    with pytest.raises(own.NotYours):
        own.open_arrangement(person_id=seat.space.id, public_id=plan_id, at=timezone.now(), seat=seat)


def test_who_stands_in_a_case_to_speak_reads_there_as_long_as_they_speak(family: Case) -> None:
    joris = Person.objects.get(name="Joris de Wit")
    party = family.parties.create(
        municipality_id=family.municipality_id, role="representative", name="Joris de Wit", person=joris
    )

    before = list(queries.parties_of(joris.pk))
    Representation.objects.update(ended_at=timezone.now())
    ended = list(queries.parties_of(joris.pk))
    family.parties.filter(role="client").update(person=None)
    without_a_space = list(queries.parties_of(joris.pk))

    assert (before, ended, without_a_space) == ([party], [], [party])
