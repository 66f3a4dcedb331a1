"""A carer and whom they care for: each is asked, each may say no or stop, and of who did not answer nothing is kept."""

import datetime
import io
import re
import uuid
from collections.abc import Callable
from typing import Any

import pytest
import time_machine
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pypdf import PdfReader

from draagkracht.accounts import acting
from draagkracht.accounts.models import Membership, User
from draagkracht.accounts.permissions import Role
from draagkracht.accounts.rules import in_fours
from draagkracht.audit import queries as audit
from draagkracht.audit.rules import ActorKind, Who
from draagkracht.municipalities.models import Mail, Municipality
from draagkracht.people import queries, services
from draagkracht.people.models import CareRelation, Consent, Person, SpaceInvitation, Wishes
from draagkracht.people.rules.codes import Beside, Relation
from draagkracht.people.rules.voices import reader_code
from tests.conftest import CITY_HOST, VILLAGE_HOST

MAIL = "tante.truus@thuis.example"
WORDS = services.Words(called="mijn tante", relation=Relation.OTHER, lives_together=None)
SignIn = Callable[..., Client]


def now() -> datetime.datetime:
    return timezone.now()


def person(city: Municipality, name: str) -> Person:
    return Person.objects.get(municipality=city, name=name)


def marijke(city: Municipality) -> Person:
    return person(city, "Marijke de Wit")


def henk(city: Municipality) -> Person:
    return person(city, "Henk de Wit")


def mine(one: Person) -> dict[str, Any]:
    return {"person_id": one.pk, "by": acting.resident(one.public_id), "at": now()}


def relation_of(carer: Person) -> CareRelation:
    return CareRelation.objects.filter(carer=carer).order_by("pk")[0]


def ask(carer: Person, email: str = MAIL) -> services.Sent:
    relation_id = relation_of(carer).public_id
    return services.invite_cared_for(**mine(carer), relation_id=relation_id, email=email, key=uuid.uuid4())


def tie(city: Municipality) -> CareRelation:
    """Tie Marijke and Henk."""
    services.accept(token=ask(marijke(city), henk(city).email).token, person_id=henk(city).pk, at=now())
    return CareRelation.objects.get(recipient=henk(city))


def visitor() -> Client:
    return Client(headers={"host": CITY_HOST})


def link(token: str) -> str:
    return reverse("people:answer-invitation", args=[token])


def type_code(client: Client, email: str) -> None:
    found = re.search(r"\b\d{4}-?\d{4}\b", Mail.objects.filter(to=email).latest("pk").body)
    assert found
    client.post(reverse("account_confirm_login_code"), {"code": found[0]})
    client.get(reverse("people:finish-space"))


def test_a_carer_asks_and_who_is_cared_for_begins_a_space_and_says_yes(city: Municipality, signed_in: SignIn) -> None:
    relation = relation_of(marijke(city))
    signed_in(Role.CARER).post(reverse("people:ask-cared-for", args=[relation.public_id]), {"email": MAIL})
    mail = Mail.objects.get(to=MAIL)
    found = re.search(r"/gevraagd/([^/\s]+)/", mail.body)
    assert found
    truus = visitor()

    asked = truus.get(link(found[1])).content.decode()
    truus.post(f"{link(found[1])}beginnen/", {"name": "Truus", "email": MAIL, "agrees": "yes"})
    before = Person.objects.filter(email=MAIL).count()
    type_code(truus, MAIL)
    answered = truus.post(link(found[1]), {"ja": "1"})

    relation.refresh_from_db()
    assert "Marijke" not in mail.body + mail.subject
    assert "Marijke de Wit helpt u" in asked
    assert before == 0
    assert answered.status_code == 302
    assert relation.recipient == person(city, "Truus")
    assert Membership.objects.get(user__email=MAIL).role == Role.CARE_RECIPIENT
    assert not SpaceInvitation.objects.filter(relation=relation).exists()
    overview = truus.get("/mijn/").content.decode()
    assert "Marijke de Wit" in overview
    assert "3-minutencheck" not in overview


def test_of_who_is_asked_nothing_is_kept_but_the_address(city: Municipality) -> None:
    ask(marijke(city))

    row = SpaceInvitation.objects.get(email=MAIL)
    words = {name: value for name, value in vars(row).items() if isinstance(value, str) and value}
    assert set(words) == {"beside", "email", "token_hash"}
    assert not User.objects.filter(email=MAIL).exists()
    assert not Person.objects.filter(email=MAIL).exists()


def test_whoever_says_no_leaves_no_address_and_is_not_asked_again_for_a_month(city: Municipality) -> None:
    sent = ask(marijke(city))
    services.mail_invitation(public_id=sent.public_id, address="https://x.example/")

    answer = visitor().post(link(sent.token), {"nee": "1"})

    assert "Wij bewaren niets van u." in answer.content.decode()
    assert not Mail.objects.filter(to=MAIL).exists()
    assert SpaceInvitation.objects.get(public_id=sent.public_id).email == ""
    with pytest.raises(services.AlreadyTied):
        ask(marijke(city))
    assert visitor().get(link(sent.token)).status_code == 410


def test_the_database_itself_keeps_no_address_of_who_said_no(city: Municipality) -> None:
    services.decline(token=ask(marijke(city)).token, at=now())

    with pytest.raises(IntegrityError, match="who_says_no_to_a_space"), transaction.atomic():
        SpaceInvitation.objects.update(email=MAIL)


def test_who_says_nothing_is_forgotten_after_a_month(city: Municipality) -> None:
    sent = ask(marijke(city))
    services.mail_invitation(public_id=sent.public_id, address="https://x.example/")
    later = now() + datetime.timedelta(days=31)

    gone = services.delete_old_invitations(now=later)

    assert gone == 1
    assert queries.get_invitation(sent.token, later) is None
    assert not Mail.objects.filter(to=MAIL).exists()
    with pytest.raises(services.InvitationIsGone):
        services.accept(token=sent.token, person_id=henk(city).pk, at=later)


def test_opening_the_link_changes_nothing(city: Municipality) -> None:
    sent = ask(marijke(city))

    pages = [visitor().get(link(sent.token)) for _ in range(2)]

    assert [page.status_code for page in pages] == [200, 200]
    assert SpaceInvitation.objects.get(public_id=sent.public_id).declined_at is None


def test_a_link_that_was_passed_on_is_of_no_use_to_another(city: Municipality, signed_in: SignIn) -> None:
    sent = ask(marijke(city))

    page = signed_in(Role.CARE_RECIPIENT).post(link(sent.token), {"ja": "1"})

    assert page.status_code == 403
    assert "voor iemand anders" in page.content.decode()
    assert relation_of(marijke(city)).recipient is None
    assert MAIL not in page.content.decode()


def test_nobody_answers_their_own_question(city: Municipality) -> None:
    sent = ask(marijke(city), email="")

    with pytest.raises(services.NotForYou):
        services.accept(token=sent.token, person_id=marijke(city).pk, at=now())


def test_a_link_works_once(city: Municipality) -> None:
    sent = ask(marijke(city), email="")
    services.accept(token=sent.token, person_id=henk(city).pk, at=now())

    with pytest.raises(services.InvitationIsGone):
        services.accept(token=sent.token, person_id=person(city, "Joris de Wit").pk, at=now())

    assert relation_of(marijke(city)).recipient == henk(city)


def test_a_link_of_one_municipality_opens_nothing_in_another(city: Municipality, village: Municipality) -> None:
    sent = ask(marijke(city))

    answers = [Client(headers={"host": VILLAGE_HOST}).get(link(sent.token)).status_code]
    answers.append(Client(headers={"host": VILLAGE_HOST}).post(link(sent.token), {"nee": "1"}).status_code)

    assert answers == [410, 410]
    assert SpaceInvitation.objects.get(public_id=sent.public_id).email == MAIL


def test_a_question_that_was_taken_back_opens_nothing_and_its_mail_is_gone(city: Municipality) -> None:
    sent = ask(marijke(city))
    services.mail_invitation(public_id=sent.public_id, address="https://x.example/")

    services.withdraw_invitation(**mine(marijke(city)), public_id=sent.public_id)

    assert queries.get_invitation(sent.token, now()) is None
    assert not Mail.objects.filter(to=MAIL).exists()


def test_without_mail_a_letter_with_a_code_leads_to_the_question(city: Municipality, signed_in: SignIn) -> None:
    sent = ask(marijke(city), email="")
    carer = signed_in(Role.CARER)

    paper = carer.post(reverse("portal-own:print-invitation", args=[sent.public_id]))
    code = services.make_code(**mine(marijke(city)), public_id=sent.public_id).code
    typed = visitor().post(reverse("people:open-invitation"), {"code": f"{code[:4]}-{code[4:8].lower()}-{code[8:]}"})
    wrong = visitor().post(reverse("people:open-invitation"), {"code": "AAAA-BBBB-CCCC"})

    assert paper["Content-Type"] == "application/pdf"
    assert typed["Location"] == link(sent.token)
    assert wrong.status_code == 422
    assert code not in SpaceInvitation.objects.get(public_id=sent.public_id).code_print


def test_a_letter_that_is_printed_again_has_the_same_code_and_the_same_last_day(
    city: Municipality, signed_in: SignIn
) -> None:
    sent, letters = ask(marijke(city), email=""), []
    first = services.make_code(**mine(marijke(city)), public_id=sent.public_id)

    for later in (0, 20):
        with time_machine.travel(now() + datetime.timedelta(days=later)):
            paper = signed_in(Role.CARER).post(reverse("portal-own:print-invitation", args=[sent.public_id]))
        letters.append(PdfReader(io.BytesIO(paper.content)).pages[0].extract_text())
    again = services.make_code(**mine(marijke(city)), public_id=sent.public_id)

    assert first == again
    assert all("22 december 2026" in text for text in letters)
    assert all(in_fours(first.code) in text for text in letters)
    assert services.find_by_code(code=first.code, at=now()) == sent.token


def test_a_question_that_is_answered_with_no_has_no_letter_any_more(city: Municipality, signed_in: SignIn) -> None:
    sent, carer = ask(marijke(city), email=""), signed_in(Role.CARER)
    services.decline(token=sent.token, at=now())

    answer = carer.post(reverse("portal-own:print-invitation", args=[sent.public_id]))

    assert answer["Location"] == reverse("people:show-ties")


def test_the_word_of_who_is_cared_for_makes_no_carer_only_a_question(city: Municipality, signed_in: SignIn) -> None:
    signed_in(Role.CARE_RECIPIENT).post(reverse("people:ask-carer"), {"email": MAIL})
    asked = SpaceInvitation.objects.get(person=henk(city))
    before = CareRelation.objects.filter(recipient=henk(city)).count()
    user = User.objects.create_user(email=MAIL, name="Truus")
    truus = services.open_space(
        municipality_id=city.pk, user_id=user.pk, name="Truus", email=MAIL, key=uuid.uuid4(), at=now()
    )

    token = services.invitations.sent(asked).token
    services.accept(token=token, person_id=Person.objects.get(public_id=truus).pk, words=WORDS, at=now())

    assert (asked.beside, before) == (Beside.CARES, 0)
    assert [tie.called for tie in queries.list_ties(Person.objects.get(public_id=truus).pk)] == ["mijn tante"]
    assert [tie.name for tie in queries.list_ties(henk(city).pk)] == ["Truus"]


def test_nobody_asks_more_than_six_at_a_time(city: Municipality) -> None:
    for number in range(6):
        services.invite_carer(**mine(henk(city)), email=f"n{number}@thuis.example", key=uuid.uuid4())

    with pytest.raises(services.TooManyInvitations):
        services.invite_carer(**mine(henk(city)), email=MAIL, key=uuid.uuid4())


def test_one_address_is_asked_once_at_a_time(city: Municipality) -> None:
    services.invite_carer(**mine(henk(city)), email=MAIL, key=uuid.uuid4())

    with pytest.raises(services.AlreadyTied):
        services.invite_carer(**mine(henk(city)), email=MAIL.upper(), key=uuid.uuid4())


@pytest.mark.parametrize("who", [marijke, henk])
def test_each_of_two_ends_it_alone_and_the_other_is_told_without_a_reason(
    city: Municipality, who: Callable[[Municipality], Person]
) -> None:
    relation = tie(city)
    other = henk(city) if who is marijke else marijke(city)
    Mail.objects.all().delete()

    services.end_tie(**mine(who(city)), public_id=relation.public_id)

    relation.refresh_from_db()
    (mail,) = Mail.objects.all()
    assert mail.to == other.email
    assert "Dat is gestopt" in mail.body
    assert not {"Marijke", "Henk"} & set(re.findall(r"\w+", mail.body))
    assert queries.list_ties(henk(city).pk) == queries.list_ties(marijke(city).pk) == ()
    assert (relation.called, relation.ended_at) == ("Henk, mijn man", None)  # the words of the carer stay


def test_a_stranger_ends_nothing(city: Municipality) -> None:
    relation = tie(city)

    with pytest.raises(services.TieIsGone):
        services.end_tie(**mine(person(city, "Joris de Wit")), public_id=relation.public_id)


def share(city: Municipality, *readers: Person) -> None:
    codes = {reader_code(one.public_id): one.name for one in readers}
    services.save_wishes(**mine(henk(city)), wants="Naar de haven.", must_stay="Samen ontbijten.", readers=codes)


def test_wishes_are_read_by_who_was_ticked_and_by_nobody_else(city: Municipality, signed_in: SignIn) -> None:
    relation = tie(city)
    page = reverse("people:read-wishes", args=[relation.public_id])
    share(city)
    before = signed_in(Role.CARER).get(page).status_code
    share(city, marijke(city))

    after = signed_in(Role.CARER).get(page)

    assert before == 404
    assert "Samen ontbijten." in after.content.decode()
    looked = audit.list_for_subject(henk(city).public_id, by_others=True)
    assert "people.wishes" in [use.what for use in looked]
    assert signed_in(Role.REPRESENTATIVE).get(page).status_code == 404


def test_a_consent_that_is_taken_back_on_its_own_page_closes_the_wishes_at_once(
    city: Municipality, signed_in: SignIn
) -> None:
    relation = tie(city)
    share(city, marijke(city))
    given = Consent.objects.get(person=henk(city), recipient=reader_code(marijke(city).public_id))

    signed_in(Role.CARE_RECIPIENT).post(reverse("people:withdraw-consent", args=[given.public_id]))

    answer = signed_in(Role.CARER).get(reverse("people:read-wishes", args=[relation.public_id]))
    assert answer.status_code == 404


def test_when_a_tie_ends_so_does_what_was_shared_over_it(city: Municipality) -> None:
    relation = tie(city)
    share(city, marijke(city))

    services.end_tie(**mine(marijke(city)), public_id=relation.public_id)

    assert queries.get_shared_wishes(henk(city).pk, reader_code(marijke(city).public_id), now()) is None


@pytest.mark.parametrize("died", [False, True])
def test_who_stops_caring_is_tied_to_nobody_and_who_was_cared_for_hears_it_unless_they_died(
    city: Municipality, died: bool
) -> None:
    tie(city)
    Mail.objects.all().delete()

    services.end_caring(**mine(marijke(city)), tells_other=not died)

    assert queries.list_ties(henk(city).pk) == ()
    assert Mail.objects.filter(to=henk(city).email).exists() is not died


def test_a_form_of_wishes_offers_whoever_helps_and_nobody_else(city: Municipality, signed_in: SignIn) -> None:
    tie(city)
    client = signed_in(Role.CARE_RECIPIENT)

    page = client.get(reverse("people:save-wishes")).content.decode()
    forged = client.post(
        reverse("people:save-wishes"), {"wants": "x", "readers": [reader_code(uuid.uuid4())]}
    ).status_code

    assert "Marijke de Wit" in page
    assert "Joris de Wit" not in page
    assert "checked" not in page
    assert forged == 422


def test_who_kept_a_wish_reads_that_it_is_kept(city: Municipality, signed_in: SignIn) -> None:
    tie(city)
    client = signed_in(Role.CARE_RECIPIENT)

    page = client.post(reverse("people:save-wishes"), {"wants": "naar zee"}, follow=True).content.decode()

    assert 'role="status">Bewaard' in page
    assert "naar zee" in page


def test_erasing_a_space_takes_its_name_out_of_what_others_agreed_to(city: Municipality) -> None:
    tie(city)
    share(city, marijke(city))
    code = reader_code(marijke(city).public_id)

    services.erase_space(**mine(marijke(city)))

    given = Consent.objects.get(person=henk(city), recipient=code)
    assert given.recipient_label == ""
    assert given.withdrawn_at is not None


def test_erasing_a_space_takes_its_questions_the_mails_of_these_and_its_wishes(city: Municipality) -> None:
    sent = ask(marijke(city))
    services.mail_invitation(public_id=sent.public_id, address="https://x.example/")
    services.save_wishes(**mine(marijke(city)), wants="Slapen.", must_stay="", readers={})
    before = Mail.objects.filter(to=MAIL).count()

    services.erase_space(**mine(marijke(city)))

    assert before == 1
    assert not Mail.objects.filter(to=MAIL).exists()
    assert not SpaceInvitation.objects.filter(email=MAIL).exists()
    assert not Wishes.objects.filter(wants="Slapen.").exists()


def test_an_export_holds_ones_own_side_and_no_number_of_the_database(city: Municipality, signed_in: SignIn) -> None:
    tie(city)
    share(city)

    found = signed_in(Role.CARE_RECIPIENT).get("/mijn/meenemen/").json()

    assert found["wishes"]["must_stay"] == "Samen ontbijten."
    assert found["shares_with"] == [{"name": "Marijke de Wit", "called": "", "i_care": False}]
    assert "person_id" not in str(found)


def test_the_law_of_a_question_stands_in_the_database(city: Municipality) -> None:
    who = Who(ActorKind.STAFF, "x", "Dirk")
    ask(marijke(city))

    for change in ({"beside": "cares"}, {"power": "mentor", "confirmed_by": who.label}, {"expires_at": now()}):
        with pytest.raises(IntegrityError), transaction.atomic():
            SpaceInvitation.objects.update(**change | ({"made_at": now()} if "expires_at" in change else {}))
