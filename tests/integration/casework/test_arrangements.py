"""An arrangement: what it has to say, who reads what, who agrees, and that it stays what it was."""

import uuid
from datetime import date
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from draagkracht.audit.models import Entry
from draagkracht.casework.models import Arrangement, ArrangementLine, Case, Signature
from draagkracht.casework.permissions import Worker
from draagkracht.casework.queries import arrangements as queries
from draagkracht.casework.queries import own as own_queries
from draagkracht.casework.rules.arrangements import ArrangementCannotBe, Content, Law, Line, Side
from draagkracht.casework.rules.results import ResultArea
from draagkracht.casework.services import arrangements, own
from draagkracht.casework.services.arrangements import ChangedMeanwhile, ContentIsAnother, IsFixed, Says
from draagkracht.municipalities.models import Mail
from draagkracht.people.models import Person
from tests.integration.casework.conftest import MONDAY, act
from tests.integration.casework.test_talks import couple

__all__ = ["couple"]
SECRET = "Ik houd dit niet vol"
CONTENT = Content(
    goals={"household": "Een schoon huis.", "own": "Eén avond vrij."},
    carer_section=SECRET,
    overload_threatens=True,
    review_date=date(2027, 3, 1),
)
HELP = Line(
    position=0, for_whom=Side.CLIENT, area=ResultArea.HOUSEHOLD, what="Hulp in huis", who="Thuiszorg Proef",
    law=Law.WMO, alternative="Hulp van Huis Proef", is_in_place_of_carer=True,
)  # fmt: skip
EVENING = Line(
    position=0, for_whom=Side.CARER, area=ResultArea.OWN, what="Oppas op dinsdag", who="Handen-in-huis Proef",
    law=Law.NONE,
)  # fmt: skip


@pytest.fixture
def draft(couple: Case, consultant: Worker) -> Arrangement:
    """Return a draft with all that it needs to be offered."""
    started = arrangements.start_arrangement(act=act(couple, consultant))
    arrangements.save_arrangement(act=act(couple, consultant), arrangement_id=started, revision=0, content=CONTENT)
    for revision, line in enumerate((HELP, EVENING), start=1):
        arrangements.put_line(act=act(couple, consultant), arrangement_id=started, revision=revision, line=line)
    return Arrangement.objects.get(public_id=started)


def offer(couple: Case, consultant: Worker, draft: Arrangement) -> None:
    """Offer a draft."""
    arrangements.offer(act=act(couple, consultant), arrangement_id=draft.public_id)
    draft.refresh_from_db()


def space(case: Case, role: str, name: str) -> Person:
    """Give somebody in a case a space of their own."""
    person = Person.objects.create(
        municipality_id=case.municipality_id, name=name, created_at=MONDAY, seen_at=MONDAY, key=uuid.uuid4()
    )
    case.parties.filter(role=role).update(person=person)
    return person


def test_what_is_there_for_whoever_cares_may_not_be_empty_in_silence(couple: Case, consultant: Worker) -> None:
    started = arrangements.start_arrangement(act=act(couple, consultant))

    with pytest.raises(ArrangementCannotBe) as refusal:
        arrangements.offer(act=act(couple, consultant), arrangement_id=started)

    said = [sentence.dutch() for sentence in refusal.value.sentences]
    assert "Schrijf op wat er is voor wie zorgt, of waarom er niets nodig is." in said
    with pytest.raises(IntegrityError), transaction.atomic():
        Arrangement.objects.filter(public_id=started).update(state="offered", offered_at=MONDAY)


def test_of_two_who_write_the_second_is_told_and_the_same_form_twice_is_one_line(
    couple: Case, consultant: Worker, draft: Arrangement
) -> None:
    other = Content(goals={"household": "Iets anders."})

    with pytest.raises(ChangedMeanwhile):
        arrangements.save_arrangement(
            act=act(couple, consultant), arrangement_id=draft.public_id, revision=1, content=other
        )
    arrangements.put_line(act=act(couple, consultant), arrangement_id=draft.public_id, revision=1, line=HELP)

    draft.refresh_from_db()
    assert draft.carer_section == SECRET
    assert draft.lines.count() == 2


def test_what_was_offered_does_not_change_by_any_way(couple: Case, consultant: Worker, draft: Arrangement) -> None:
    offer(couple, consultant, draft)

    with pytest.raises(IsFixed):
        arrangements.save_arrangement(
            act=act(couple, consultant), arrangement_id=draft.public_id, revision=3, content=Content()
        )
    with pytest.raises(IntegrityError), transaction.atomic():
        Arrangement.objects.filter(pk=draft.pk).update(carer_section="anders")
    with pytest.raises(IntegrityError), transaction.atomic():
        ArrangementLine.objects.filter(arrangement=draft).update(what="anders")


def test_each_reads_what_concerns_them_and_nothing_that_is_the_others(
    couple: Case, consultant: Worker, draft: Arrangement
) -> None:
    client, carer = space(couple, "client", "Henk"), space(couple, "carer", "Marijke")
    offer(couple, consultant, draft)

    (his,), (hers,) = (own_queries.list_arrangements(person.pk) for person in (client, carer))

    assert [line.what for line in his.seen.lines] == ["Hulp in huis"]
    assert (his.seen.carer_section, his.seen.overload_threatens) == ("", None)
    assert list(his.seen.goals) == ["household"]
    assert [line.what for line in hers.seen.lines] == ["Hulp in huis", "Oppas op dinsdag"]
    assert (hers.seen.carer_section, hers.seen.overload_threatens) == (SECRET, True)
    assert list(hers.seen.goals) == ["own"]


def test_it_is_agreed_when_both_sides_signed_what_they_read(
    couple: Case, consultant: Worker, draft: Arrangement
) -> None:
    client, carer = space(couple, "client", "Henk"), space(couple, "carer", "Marijke")
    offer(couple, consultant, draft)

    states = []
    for person in (client, client, carer):
        seen = own.open_arrangement(person_id=person.pk, public_id=draft.public_id, at=MONDAY).seen
        own.sign_arrangement(
            person_id=person.pk,
            public_id=draft.public_id,
            says=Says(is_agreed=True, chosen=(1,)),
            content_hash=seen.hash,
            at=MONDAY,
        )
        draft.refresh_from_db()
        states.append(draft.state)

    his = Signature.objects.get(party__role="client")
    assert states == ["offered", "offered", "agreed"]
    assert his.chosen == {"1": True}
    assert Entry.objects.filter(what="casework.arrangement", action="sign").count() == 2
    with pytest.raises(IntegrityError), transaction.atomic():
        Signature.objects.filter(pk=his.pk).update(is_agreed=False)


def test_who_does_not_agree_says_why_and_the_next_version_says_what_changed(
    couple: Case, consultant: Worker, draft: Arrangement
) -> None:
    offer(couple, consultant, draft)
    client = couple.parties.get(role="client")
    says = Says(is_agreed=False, remark="Liever 's ochtends.", noted_by="Mo")
    arrangements.note_signature(
        act=act(couple, consultant), arrangement_id=draft.public_id, party_id=client.public_id, says=says
    )

    following = arrangements.start_arrangement(act=act(couple, consultant))

    old, new = queries.list_versions(couple.pk)[::-1]
    assert (old.state, old.signed[0].remark) == ("refused", "Liever 's ochtends.")
    assert (new.public_id, new.version, new.content.lines[0].what) == (following, 2, "Hulp in huis")


def test_nobody_signs_what_they_did_not_read_or_what_is_not_theirs(
    couple: Case, consultant: Worker, draft: Arrangement
) -> None:
    client = space(couple, "client", "Henk")
    stranger = Person.objects.create(
        municipality_id=couple.municipality_id, name="Vreemd", created_at=MONDAY, seen_at=MONDAY, key=uuid.uuid4()
    )
    offer(couple, consultant, draft)
    yes = Says(is_agreed=True)

    with pytest.raises(ContentIsAnother):
        own.sign_arrangement(person_id=client.pk, public_id=draft.public_id, says=yes, content_hash="0" * 64, at=MONDAY)
    with pytest.raises(own.NotYours):
        own.sign_arrangement(person_id=stranger.pk, public_id=draft.public_id, says=yes, content_hash="", at=MONDAY)

    assert not Signature.objects.exists()


def test_the_mail_that_a_plan_waits_says_nothing_of_it(couple: Case, consultant: Worker, draft: Arrangement) -> None:
    space(couple, "carer", "Marijke")

    offer(couple, consultant, draft)

    mail = Mail.objects.get(reference__startswith="casework.plan")
    assert mail.to == "marijke.proef@wijk.example"
    assert "Hulp in huis" not in mail.body
    assert "Henk" not in mail.body + mail.subject


def test_what_waits_for_somebody_is_asked_in_one_query_where_nothing_does(
    couple: Case, consultant: Worker, draft: Arrangement, django_assert_num_queries: Any
) -> None:
    client, carer = space(couple, "client", "Henk"), space(couple, "carer", "Marijke")
    with django_assert_num_queries(1):
        before = own_queries.list_waiting(client.pk)
    offer(couple, consultant, draft)
    asked = own_queries.list_waiting(client.pk)
    party = couple.parties.get(role="client").public_id
    says = Says(is_agreed=True)
    arrangements.note_signature(act=act(couple, consultant), arrangement_id=draft.public_id, party_id=party, says=says)

    with django_assert_num_queries(1):
        after = own_queries.list_waiting(client.pk)

    assert (before, [one.public_id for one in asked], after) == ((), [draft.public_id], ())
    assert [one.public_id for one in own_queries.list_waiting(carer.pk)] == [draft.public_id]
