"""Who was referred hears of it, and sees who looked: with the link of that mail, and by no name or address."""

import datetime
import re
import uuid
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from django.core import signing
from django.test import Client
from django.utils import timezone

from draagkracht.accounts import acting
from draagkracht.accounts.permissions import Actor, Role
from draagkracht.audit import queries as audit
from draagkracht.municipalities.models import Mail, Municipality
from draagkracht.people import services as spaces
from draagkracht.people.models import Person
from draagkracht.referrals import own_links, services
from draagkracht.referrals.models import Referral, TiedReferral
from draagkracht.referrals.queries.hearing import list_tied
from draagkracht.referrals.rules.referring import Answer, Asked, Channel, Details, Referrer, Situation, Urgency
from draagkracht.referrals.rules.wishes import Daypart
from draagkracht.referrals.services import hearing, noting
from tests.conftest import CITY_HOST

SignIn = Callable[..., Client]
DETAILS = Details(
    name="Zilverschoon",
    phone="+31001234599",
    email="zilverschoon@wijk.example",
    language="nl",
    daypart=Daypart.ANY,
    situation=Situation.ALONE,
    urgency=Urgency.SOON,
    note="ROODBORSTJE",
    asked=Asked.SPOKEN,
    answer=Answer.OUTCOME,
)
KAREL = Actor(user_id=0, name="Karel Consulent", email="", roles=frozenset({Role.CONSULTANT}))


def refer(city: Municipality, **changes: Any) -> uuid.UUID:
    """Refer somebody; return the id of the referral."""
    received = services.receive_referral(
        municipality_id=city.pk,
        referrer=Referrer(channel=Channel.GENERAL_PRACTICE, label="Praktijk Proef"),
        details=replace(DETAILS, **changes),
        who=noting.NEIGHBOUR,
        key=uuid.uuid4(),
        at=timezone.now(),
    )
    return received.public_id


def mail_about(referral_id: uuid.UUID) -> Mail:
    """Return the mail to who was referred."""
    return Mail.objects.get(reference=hearing.reference_of(referral_id))


def link_in(mail: Mail) -> str:
    """Return the path of the link in a mail."""
    found = re.search(r"https?://[^/\s]+(/\S+)", mail.body)
    assert found
    return found[1]


def space(city: Municipality, email: str = "zilverschoon@wijk.example") -> Person:
    """Open a space for somebody with the name and the address of the referral."""
    public_id = spaces.open_space(
        municipality_id=city.pk, user_id=None, name="Zilverschoon", email=email, key=uuid.uuid4(), at=timezone.now()
    )
    return Person.objects.get(public_id=public_id)


@pytest.mark.parametrize(
    ("language", "subject"), [("nl", "Wij nemen contact met u op"), ("en", ""), ("tr", ""), ("ar", "")]
)
def test_who_was_referred_gets_a_mail_in_their_language_that_says_nothing_about_them(
    city: Municipality, language: str, subject: str
) -> None:
    mail = mail_about(refer(city, language=language))

    assert mail.to == "zilverschoon@wijk.example"
    assert subject in mail.subject
    assert (language == "nl") == (mail.subject == "Wij nemen contact met u op")
    for told in ("Zilverschoon", "ROODBORSTJE", "Praktijk"):
        assert told not in f"{mail.subject} {mail.body}"
    assert link_in(mail).startswith("/mijn/" if language == "nl" else f"/{language}/mijn/")


def test_who_speaks_another_language_gets_a_mail_in_dutch(city: Municipality) -> None:
    mail = mail_about(refer(city, language="other"))

    assert mail.subject == "Wij nemen contact met u op"


def test_who_left_no_address_gets_no_mail(city: Municipality) -> None:
    referral_id = refer(city, email="")

    assert not Mail.objects.filter(reference=hearing.reference_of(referral_id)).exists()


def test_the_same_name_and_address_alone_show_nothing(city: Municipality) -> None:
    referral_id = refer(city)
    services.see_referral(public_id=referral_id, by=KAREL, at=timezone.now())

    mine = space(city)

    assert list_tied(mine.pk) == ()
    assert audit.list_for_subject(mine.public_id, also=list_tied(mine.pk), by_others=True) == ()


def test_with_the_link_somebody_sees_who_looked_before_they_had_a_space(city: Municipality, signed_in: SignIn) -> None:
    referral_id = refer(city)
    services.see_referral(public_id=referral_id, by=KAREL, at=timezone.now())
    resident, path = signed_in(Role.CARER), link_in(mail_about(referral_id))

    stranger = Client(headers={"host": CITY_HOST}).get(path).content.decode()
    asked = resident.get(path).content.decode()
    tied = [resident.post(path) for _ in range(2)]
    shown = resident.get(tied[0]["Location"]).content.decode()

    assert f"?next={path}" in stranger
    assert "Ja, toon wie keek" in asked
    assert [one.status_code for one in tied] == [302, 302]
    assert "Karel Consulent" in shown
    assert TiedReferral.objects.filter(referral_id=referral_id).count() == 1


def test_a_link_ties_one_space_and_the_second_who_has_it_is_told(city: Municipality) -> None:
    referral_id, now = refer(city), timezone.now()
    first, second = space(city), space(city, "ander@wijk.example")
    hearing.tie_referral(referral_id=referral_id, person_id=first.pk, at=now)

    with pytest.raises(hearing.LinkIsGone):
        hearing.tie_referral(referral_id=referral_id, person_id=second.pk, at=now)

    assert list_tied(first.pk) == (referral_id,)
    assert list_tied(second.pk) == ()


def test_a_link_of_another_municipality_or_of_long_ago_opens_nothing(
    city: Municipality, village: Municipality, monkeypatch: pytest.MonkeyPatch
) -> None:
    referral_id = uuid.uuid4()
    token = own_links.make_token(referral_id, city.code)

    assert own_links.read_token(token, city.code) == referral_id
    assert own_links.read_token(token, village.code) is None
    assert own_links.read_token(signing.dumps("x", salt=f"referrals.heard.{city.code}"), city.code) is None
    monkeypatch.setattr(own_links, "HOLDS", datetime.timedelta(seconds=-1))
    assert own_links.read_token(token, city.code) is None


def test_what_was_tied_outlives_the_referral_and_goes_with_the_space(city: Municipality) -> None:
    referral_id, mine = refer(city), space(city)
    services.see_referral(public_id=referral_id, by=KAREL, at=timezone.now())
    hearing.tie_referral(referral_id=referral_id, person_id=mine.pk, at=timezone.now())

    services.withdraw_referral(public_id=referral_id, by=KAREL, at=timezone.now())
    looked = audit.list_for_subject(mine.public_id, also=list_tied(mine.pk), by_others=True)
    spaces.erase_space(person_id=mine.pk, by=acting.resident(mine.public_id), at=timezone.now())

    assert "Karel Consulent" in [use.label for use in looked]
    assert not Referral.objects.filter(public_id=referral_id).exists()
    assert not TiedReferral.objects.filter(referral_id=referral_id).exists()


def test_a_consent_that_is_taken_back_takes_the_mail_along(city: Municipality) -> None:
    referral_id = refer(city)

    services.withdraw_referral(public_id=referral_id, by=KAREL, at=timezone.now())

    assert not Mail.objects.filter(to="zilverschoon@wijk.example").exists()
