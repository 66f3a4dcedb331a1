"""What waits for somebody stands at the top of their own place: one line each, with the one thing to do."""

import re
import uuid
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from draagkracht.accounts import acting
from draagkracht.accounts.models import User
from draagkracht.accounts.permissions import Role
from draagkracht.casework.models import Arrangement, Case, Conversation, Reach, Signature, SupportFile
from draagkracht.casework.permissions import Worker
from draagkracht.municipalities.models import Mail, Municipality
from draagkracht.people import services
from draagkracht.people.models import CareRelation, CircleInvitation, Person, SpaceInvitation
from draagkracht.people.queries.circles import Seat
from tests import people
from tests.conftest import CITY_HOST
from tests.integration.casework import centre
from tests.integration.casework.test_arrangements import draft, offer
from tests.integration.casework.test_talk_pages import home_of
from tests.integration.casework.test_talks import couple, talk
from tests.integration.casework.test_voices import family, offer_plan, seat_of
from tests.integration.people.test_together import ask, client_for, join, mine

__all__ = ["couple", "draft", "family", "mine", "talk"]
SignIn = Callable[..., Client]
WAITS = "Dit wacht op u"


@pytest.fixture(autouse=True)
def _nothing_waits(city: Municipality) -> None:
    """Take away what waits in the demo."""
    SpaceInvitation.objects.all().delete()
    CircleInvitation.objects.all().delete()
    Arrangement.objects.all().delete()
    Conversation.objects.all().delete()
    SupportFile.objects.update(asked_to_keep_at=None)


def first_page(client: Client) -> str:
    """Return the first page of somebody's own place."""
    return str(client.get("/mijn/").content.decode())


def test_a_page_where_nothing_waits_says_nothing_of_it(signed_in: SignIn) -> None:
    assert WAITS not in first_page(signed_in(Role.CARER))


def test_a_plan_and_a_talk_wait_each_with_its_own_way(
    signed_in: SignIn, couple: Case, consultant: Worker, draft: Arrangement, talk: Conversation
) -> None:
    Conversation.objects.update(planned_at=timezone.now() + timedelta(days=4))
    home_of(Role.CARER, couple, "carer")
    offer(couple, consultant, draft)

    page = first_page(signed_in(Role.CARER))

    assert page.index(WAITS) < page.index("Hoe gaat het?")
    assert f'href="/mijn/afspraken/{draft.public_id}/"' in page
    assert "Wij nodigen u uit voor een gesprek" in page


def test_questions_of_others_wait_for_whose_address_they_went_to(signed_in: SignIn, city: Municipality) -> None:
    carer = Person.objects.get(user=people.person(Role.CARER, CITY_HOST))
    relation = CareRelation.objects.filter(carer=carer, recipient=None).order_by("pk")[0].public_id
    email = User.objects.get(pk=people.person(Role.REPRESENTATIVE, CITY_HOST).pk).email
    assert email is not None
    me: dict[str, Any] = {"person_id": carer.pk, "by": acting.resident(carer.public_id), "at": timezone.now()}
    sent = services.invite_cared_for(**me, relation_id=relation, email=email, key=uuid.uuid4())

    asked, other = first_page(signed_in(Role.REPRESENTATIVE)), first_page(signed_in(Role.CARE_RECIPIENT))
    services.decline(token=sent.token, at=timezone.now())
    after = first_page(signed_in(Role.REPRESENTATIVE))

    assert f"{carer.name} vraagt of u hier iets met elkaar wilt delen." in asked
    assert f"/{sent.token}/" in asked
    assert WAITS not in other
    assert sent.token not in after


def test_a_question_to_take_part_waits_also_for_who_has_no_space(mine: Seat, city_client: Client) -> None:
    sanne = join(mine, "Sanne")
    User.objects.filter(pk=sanne.user_id).update(email="sanne@straat.example")
    code = ask(mine, "sanne@straat.example")

    page = client_for(sanne, city_client).get("/samen/").content.decode()

    assert WAITS in page
    assert code in page


def test_whether_a_centre_may_keep_its_file_waits(signed_in: SignIn, city: Municipality) -> None:
    file = centre.support_own.agree(
        me=centre.owner(city),
        centre=centre.worker(city).centres[0],
        facts=centre.FACTS,
        key=uuid.uuid4(),
        at=timezone.now(),
    )
    SupportFile.objects.filter(public_id=file).update(asked_to_keep_at=timezone.now())

    page = first_page(signed_in(Role.CARER))

    assert f'href="/mijn/steunpunt/{file}/"' in page
    assert "Mag dit blijven?" in page


def test_a_plan_waits_for_who_speaks_and_the_mail_leads_to_where_they_read_it(
    family: Case, consultant: Worker, signed_in: SignIn
) -> None:
    speaker = Person.objects.get(name="Joris de Wit")
    family.parties.create(
        municipality_id=family.municipality_id,
        role="representative",
        name=speaker.name,
        email="joris@straat.example",
        person=speaker,
        agreed_at=timezone.now(),
    )

    offer_plan(family, consultant)
    page = first_page(signed_in(Role.REPRESENTATIVE))

    made = Arrangement.objects.get(case=family, state="offered")
    where = f"{seat_of(family)}afspraken/{made.public_id}/"
    assert f'href="{where}"' in page
    assert where in Mail.objects.get(to="joris@straat.example", reference__startswith="casework.plan").body


@pytest.mark.parametrize("is_direct", [True, False])
def test_a_plan_names_whom_to_call_by_when_and_what_happens_after_each_answer(
    signed_in: SignIn, couple: Case, consultant: Worker, draft: Arrangement, city: Municipality, *, is_direct: bool
) -> None:
    home_of(Role.CARER, couple, "carer")
    if is_direct:
        Reach.objects.filter(user_id=consultant.user_id).delete()
        Reach.objects.create(municipality=city, user_id=consultant.user_id, phone="+31001234499")
    offer(couple, consultant, draft)
    name = User.objects.get(pk=consultant.user_id).name

    page = signed_in(Role.CARER).get(f"/mijn/afspraken/{draft.public_id}/").content.decode()

    assert (f"Bel {name}." in page) is is_direct
    assert f"vraag naar {name}." in page or is_direct
    assert "tel:" in page.partition("<main")[2].partition("</main>")[0]
    assert "Wij horen het graag uiterlijk" in page
    assert f"Zegt u nee? Dan belt of mailt {name} u binnen 5 werkdagen." in page
    assert "Zegt u niets?" in page
    assert Mail.objects.filter(body__contains=f"/mijn/afspraken/{draft.public_id}/").exists()


def test_before_a_no_it_stands_there_who_reads_why_and_who_else_is_asked(
    signed_in: SignIn, couple: Case, consultant: Worker, draft: Arrangement
) -> None:
    home_of(Role.CARER, couple, "carer")
    offer(couple, consultant, draft)

    page = signed_in(Role.CARER).get(f"/mijn/afspraken/{draft.public_id}/").content.decode()

    assert "Wie hier aan uw plan werkt, leest wat u schrijft. Wie u helpt, leest het niet." in page
    assert "Zegt u ja, en zegt wie u helpt ook ja?" in page
    assert "Wilt u later iets anders antwoorden? Bel dan." in page


def test_who_said_no_reads_what_they_said_and_by_when_they_hear_on_each_page(
    signed_in: SignIn, couple: Case, consultant: Worker, draft: Arrangement
) -> None:
    home_of(Role.CARER, couple, "carer")
    offer(couple, consultant, draft)
    browser, url = signed_in(Role.CARER), f"/mijn/afspraken/{draft.public_id}/"
    seen = re.search(r'name="seen" value="(\w+)"', browser.get(url).content.decode())
    assert seen
    why = {"eens": "nee", "waarom": "Liever op dinsdag.", "drempels": ["cost"], "seen": seen[1]}

    browser.post(url, why)

    plan, listed, first = (browser.get(path).content.decode() for path in (url, "/mijn/afspraken/", "/mijn/"))
    until = re.search(r"uiterlijk (\d+ \w+ \d{4})\.", plan)
    assert until
    assert "Liever op dinsdag." in plan
    assert "Ik ben bang voor de kosten." in plan
    assert "of uw antwoord veranderen? Bel" in plan
    assert all(f"neemt contact met u op, uiterlijk {until[1]}." in page for page in (listed, first))
    assert "horen wij graag hoe het met u gaat" not in first


def test_who_speaks_for_another_does_not_read_why_that_other_said_no(
    family: Case, consultant: Worker, signed_in: SignIn
) -> None:
    offer_plan(family, consultant)
    made = Arrangement.objects.get(case=family, state="offered")
    party = family.parties.get(role="client")
    Signature.objects.create(
        municipality=made.municipality,
        arrangement=made,
        party=party,
        is_agreed=False,
        remark="Zeg dit niet tegen haar.",
        signed_at=timezone.now(),
        content_hash="x",
    )

    page = signed_in(Role.REPRESENTATIVE).get(f"{seat_of(family)}afspraken/{made.public_id}/").content.decode()

    assert "Zeg dit niet" not in page


def test_a_plan_in_another_language_says_that_its_words_are_dutch(
    signed_in: SignIn, couple: Case, consultant: Worker, draft: Arrangement
) -> None:
    home_of(Role.CARER, couple, "carer")
    offer(couple, consultant, draft)
    browser = signed_in(Role.CARER)

    dutch, other = (browser.get(f"{before}/mijn/afspraken/{draft.public_id}/") for before in ("", "/en"))

    assert other.context["page_language"] == "en"
    says = 'href="tel:'
    assert other.content.decode().count(says) == dutch.content.decode().count(says) + 1
