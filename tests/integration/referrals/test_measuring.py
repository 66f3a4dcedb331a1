"""An instrument on the spot while somebody refers: out of sight, asked only when chosen, gone with the referral."""

import datetime
import uuid
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from draagkracht.accounts.permissions import Role
from draagkracht.assessments import queries as assessments
from draagkracht.assessments.models import TravellingResult
from draagkracht.base import tenancy
from draagkracht.casework.models import Case, CaseMove
from draagkracht.municipalities.models import Municipality
from draagkracht.referrals import services
from draagkracht.referrals.models import Referral
from tests.integration.referrals.test_refer_pages import GOOD, address
from tests.integration.referrals.test_referring import actor

__all__ = ["address"]
SignIn = Callable[..., Client]
LONG = {"instrument": "perseverance", "getoond": "perseverance", "vraag-1": "1m-6m", "agrees": "yes"}
RIA = "Ria van den Berg"


def key() -> dict[str, str]:
    return {"key": str(uuid.uuid4())}


def sent(client: Client, where: str, **said: Any) -> Referral:
    """Send a referral with an instrument; return the row."""
    one = key()
    answer = client.post(where, GOOD | LONG | one | said)
    assert answer.status_code == 302, answer.content.decode()
    return Referral.objects.get(key=one["key"])


def test_a_referral_without_an_instrument_is_as_short_as_it_was(city_client: Client, address: str) -> None:
    page = city_client.get(address).content.decode()

    answer = city_client.post(address, GOOD | key())

    assert "vraag-" not in page
    above = page[: page.index('name="instrument"')]
    assert above.count("<details") == above.count("</details>") + 1
    assert answer.status_code == 302
    assert not TravellingResult.objects.filter(referral_id=Referral.objects.latest("pk").public_id).exists()


def test_who_chooses_an_instrument_gets_its_questions_and_loses_nothing(city_client: Client, address: str) -> None:
    before, one = Referral.objects.count(), key()

    answer = city_client.post(address, GOOD | one | {"instrument": "perseverance"})

    page = answer.content.decode()
    assert answer.status_code == 200
    assert "Er is nog niets verstuurd." in page
    assert 'name="vraag-1"' in page
    assert RIA in page
    assert one["key"] in page
    assert "Kies een antwoord." not in page
    assert Referral.objects.count() == before


def test_the_outcome_travels_and_the_answers_do_not(city_client: Client, address: str) -> None:
    row = sent(city_client, address, by_label="Dokter Lamers")

    found = assessments.get_travelling(row.public_id)
    assert found is not None
    assert (found.instrument, found.points, found.by) == ("perseverance", 3, "Dokter Lamers")
    assert not [one for one in TravellingResult.objects.values_list() if "1m-6m" in str(one)]


def test_the_same_form_twice_is_one_referral_with_one_outcome(city_client: Client, address: str) -> None:
    before, one = TravellingResult.objects.count(), key()

    for _ in range(2):
        city_client.post(address, GOOD | LONG | one)

    assert Referral.objects.filter(key=one["key"]).count() == 1
    assert TravellingResult.objects.count() == before + 1


@pytest.mark.parametrize("missing", ["vraag-1", "agrees"])
def test_what_is_missing_is_asked_for_and_nothing_is_sent(city_client: Client, address: str, missing: str) -> None:
    before = Referral.objects.count()

    answer = city_client.post(address, GOOD | key() | {name: said for name, said in LONG.items() if name != missing})

    assert answer.status_code == 422
    assert f"#id_{missing}" in answer.content.decode()
    assert Referral.objects.count() == before


def test_without_consent_to_refer_nothing_is_kept_of_the_instrument_either(city_client: Client, address: str) -> None:
    before = TravellingResult.objects.count()

    answer = city_client.post(address, GOOD | LONG | key() | {"asked": "no"})

    assert answer["Location"].endswith("/zorgen-om-iemand/zonder-toestemming/")
    assert TravellingResult.objects.count() == before


def test_an_instrument_that_may_not_be_used_is_not_offered_and_not_taken(city_client: Client, address: str) -> None:
    page = city_client.get(address).content.decode()

    city_client.post(address, GOOD | key() | {"instrument": "csi-plus", "getoond": "csi-plus"})

    assert 'value="csi"' in page
    assert 'value="csi-plus"' not in page
    assert not TravellingResult.objects.filter(instrument="csi-plus").exists()


def test_neighbours_are_not_asked_to_measure_anybody(city_client: Client) -> None:
    page = city_client.get(reverse("referrals:share-concern")).content.decode()

    assert 'name="instrument"' not in page


def test_who_answers_reads_the_score_in_words(city_client: Client, address: str, signed_in: SignIn) -> None:
    row = sent(city_client, address)

    page = signed_in(Role.CONSULTANT).get(reverse("referrals-staff:show-referral", args=[row.public_id]))

    assert "Volhoudtijd" in page.content.decode()
    assert "3 van 6: 1 tot 6 maanden" in page.content.decode()


def test_a_professional_who_is_signed_in_may_send_one_along_too(signed_in: SignIn, city: Municipality) -> None:
    nurse = signed_in(Role.PROFESSIONAL)

    row = sent(nurse, reverse("referrals-staff:make-referral"))

    found = assessments.get_travelling(row.public_id)
    assert found is not None
    assert found.by == "Paula Praktijk"


def test_answers_that_worry_show_the_referrer_whom_to_call(city_client: Client, address: str) -> None:
    usable = assessments.get_usable("quick-check")
    assert usable is not None
    answers = {f"vraag-{item.id}": item.options[0].code for item in usable.items if item.is_required}
    check = {"instrument": "quick-check", "getoond": "quick-check", "agrees": "yes"}

    answer = city_client.post(address, GOOD | key() | check | answers | {"vraag-safe": "danger"}, follow=True)

    assert "Wacht dan niet. Bel meteen." in answer.content.decode()
    assert "112" in answer.content.decode()


def test_taking_the_consent_back_takes_the_outcome_along(city_client: Client, address: str) -> None:
    row = sent(city_client, address)

    services.withdraw_referral(public_id=row.public_id, by=actor(Role.CONSULTANT), at=timezone.now())

    assert assessments.get_travelling(row.public_id) is None


def test_a_referral_that_is_past_its_date_takes_the_outcome_along(
    city_client: Client, address: str, city: Municipality
) -> None:
    row = sent(city_client, address)

    services.delete_old_referrals(now=timezone.now() + datetime.timedelta(days=800))

    assert not Referral.objects.filter(pk=row.pk).exists()
    assert not TravellingResult.objects.filter(referral_id=row.public_id).exists()


def test_a_case_that_begins_with_the_referral_holds_nothing_of_the_outcome(city_client: Client, address: str) -> None:
    row = sent(city_client, address)
    before = [str(one) for model in (Case, CaseMove) for one in model.objects.values_list()]

    facts = services.start_support(public_id=row.public_id, by=actor(Role.CONSULTANT), at=timezone.now())

    assert [str(one) for model in (Case, CaseMove) for one in model.objects.values_list()] == before
    assert "perseverance" not in str(facts)


def test_an_outcome_of_one_municipality_is_nowhere_in_another(
    city_client: Client, address: str, village: Municipality
) -> None:
    row = sent(city_client, address)

    with tenancy.acting_for(village.pk):
        assert assessments.get_travelling(row.public_id) is None


def test_who_answers_and_asks_again_first_reads_what_came_along_and_says_why(
    city_client: Client, address: str, signed_in: SignIn
) -> None:
    row, consultant = sent(city_client, address), signed_in(Role.CONSULTANT)
    carried = {"verwijzing": str(row.public_id)}
    where = reverse("portal-staff:fill-in", args=["perseverance"])
    form = carried | {"ingevuld": "ja", "agrees": "yes", "vraag-1": "lt-1w"}

    chosen = consultant.get(reverse("portal-staff:choose-instrument"), carried).content.decode()
    page = consultant.get(where, carried).content.decode()
    refused = consultant.post(where, form)
    done = consultant.post(where, form | {"reason": "het ging mis"})

    assert f"perseverance/?verwijzing={row.public_id}" in chosen
    assert "Dit is kort geleden al gevraagd" in page
    assert "3 van 6: 1 tot 6 maanden" in page
    assert refused.status_code == 422
    assert "1 van 6" in done.content.decode()
    assert assessments.get_travelling(row.public_id) is not None


def test_a_professional_who_only_refers_cannot_read_a_referral_by_this_way(
    city_client: Client, address: str, signed_in: SignIn
) -> None:
    row = sent(city_client, address)
    where = reverse("portal-staff:fill-in", args=["perseverance"])

    page = signed_in(Role.PROFESSIONAL).get(where, {"verwijzing": str(row.public_id)}).content.decode()

    assert "Dit is kort geleden al gevraagd" not in page
