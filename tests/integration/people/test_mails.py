"""Each mail about one's own place says who writes, with the number to call, and leads there; it names no person."""

import uuid

import pytest

from draagkracht.base.text import N_
from draagkracht.municipalities.models import Mail, Municipality
from draagkracht.people.models import CareRelation, Circle, Person, SpaceInvitation
from draagkracht.people.rules.codes import Beside, Power
from draagkracht.people.rules.voices import INVITATION_HOLDS
from draagkracht.people.services import invitations
from tests.integration.people.test_together import NOW, open_circle


def ask(city: Municipality, beside: Beside) -> Mail:
    person, public_id = Person.objects.get(name="Marijke de Wit"), uuid.uuid4()
    speaks = {"power": Power.AUTHORISED.value, "speaks_until": NOW + 10 * INVITATION_HOLDS}
    SpaceInvitation.objects.create(
        municipality=city,
        public_id=public_id,
        person=person,
        beside=beside.value,
        email="zus@straat.example",
        token_hash=uuid.uuid4().hex,
        made_at=NOW,
        expires_at=NOW + INVITATION_HOLDS,
        key=uuid.uuid4(),
        **(speaks if beside is Beside.SPEAKS else {}),
    )
    invitations.mail_invitation(public_id=public_id, address="https://stad.example/gevraagd/x/")
    return Mail.objects.get(to="zus@straat.example")


def is_signed(mail: Mail, city: Municipality) -> bool:
    return city.desk_phone in mail.body and mail.body.endswith(city.name)


@pytest.mark.parametrize("beside", [Beside.CARES, Beside.SPEAKS])
def test_a_question_says_who_writes_and_names_nobody(city: Municipality, beside: Beside) -> None:
    mail = ask(city, beside)

    assert is_signed(mail, city)
    assert "https://stad.example/gevraagd/x/" in mail.body
    assert "Marijke" not in mail.subject + mail.body


def test_to_speak_for_somebody_is_asked_in_its_own_words(city: Municipality) -> None:
    mail = ask(city, Beside.SPEAKS)

    assert mail.subject == "Iemand vraagt of u wilt spreken"
    assert "namens die persoon" in mail.body


def test_whoever_hears_that_something_changed_can_go_there_and_can_call(city: Municipality) -> None:
    person = Person.objects.get(name="Marijke de Wit")

    invitations.tell(person, subject=N_("Er is iets veranderd op uw eigen plek"), body="Dag.", reference="proef")

    mail = Mail.objects.get(reference="proef")
    assert is_signed(mail, city)
    assert "U logt in met een code die wij u mailen:" in mail.body
    assert "/mijn/\n" in mail.body


def test_whom_a_circle_is_about_gets_the_way_to_it(city: Municipality) -> None:
    Circle.objects.all().delete()
    Mail.objects.all().delete()
    henk = Person.objects.get(name="Henk de Wit")
    relation = CareRelation.objects.filter(carer__name="Marijke de Wit").order_by("pk")[0]
    CareRelation.objects.filter(pk=relation.pk).update(recipient=henk)
    Person.objects.filter(pk=henk.pk).update(email="henk@straat.example")
    open_circle("Marijke de Wit")

    mail = Mail.objects.get(subject="Er is een gedeelde plek over uw situatie")

    assert is_signed(mail, city)
    assert "/mijn/\n" in mail.body
