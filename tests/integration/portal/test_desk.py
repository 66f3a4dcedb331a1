"""The desk: find help and give it on paper, call back, note a question without a name."""

import datetime
import io
import uuid
from collections.abc import Callable

import pytest
from django.test import Client
from django.utils import timezone
from pypdf import PdfReader

from draagkracht.accounts.permissions import Role
from draagkracht.base import tenancy
from draagkracht.directory import queries as directory
from draagkracht.directory.models import Service
from draagkracht.municipalities.models import Municipality
from draagkracht.referrals import queries, services
from draagkracht.referrals.models import CallRequest, IntakeNote

SignedIn = Callable[..., Client]
DESK = "/werk/balie/"


@pytest.fixture
def desk(signed_in: SignedIn) -> Client:
    """Return a browser of somebody of the desk of Voorbeeldstad."""
    return signed_in(Role.DESK)


def ask(municipality: Municipality, phone: str = "0612345678", name: str = "Fatma") -> int:
    services.request_call(
        municipality_id=municipality.pk,
        name=name,
        phone=phone,
        daypart="any",
        language="tr",
        key=uuid.uuid4(),
        at=timezone.now(),
    )
    return queries.list_waiting(now=timezone.now())[0].id


def note(**changes: object) -> dict[str, object]:
    sent = {
        "manier": "phone",
        "waarover": ["respite"],
        "bij": "dementia",
        "afloop": "referred",
        "tekst": "Zoekt oppas.",
    }
    return {**sent, "key": str(uuid.uuid4()), **changes}


def test_the_desk_finds_help_with_whom_to_call_and_what_to_do_first(desk: Client) -> None:
    page = desk.get(DESK, {"woord": "oppas"}).content.decode()

    assert "Iemand die bij u thuis oppast" in page
    assert "000 " in page
    assert 'name="dienst"' in page


def test_nothing_found_says_what_to_do(desk: Client) -> None:
    page = desk.get(DESK, {"woord": "xyzzyqwerty"}).content.decode()

    assert "Niets gevonden" in page


def test_the_desk_chooses_by_law_day_and_kind_with_the_choices_of_the_site(desk: Client, city: Municipality) -> None:
    site = desk.get("/wat-is-er/", {"wet": "wmo", "dag": "TU", "behoefte": "respite"}).context["page"]

    page = desk.get(DESK, {"wet": "wmo", "dag": "TU", "behoefte": "respite"}).context["page"]

    assert 0 < page.search.total == site.total
    assert page.search.need_field == site.need_field
    assert page.search.more_fields == site.more_fields


def test_all_that_was_found_is_shown_at_the_desk_itself(desk: Client, city: Municipality) -> None:
    first = desk.get(DESK, {"wet": "wmo"})
    everything = desk.get(DESK, {"wet": "wmo", "pagina": "1"})

    assert f"Laat alle {first.context['page'].search.total} mogelijkheden zien" in first.content.decode()
    assert len(first.context["page"].results) == 8 < len(everything.context["page"].results)
    assert 'href="/wat-is-er/' not in everything.content.decode()


def test_what_was_chosen_for_the_paper_stays_on_another_page_and_with_another_search(
    desk: Client, city: Municipality
) -> None:
    chosen = desk.get(DESK, {"woord": "oppas"}).context["page"].results[0]

    page = desk.get(DESK, {"woord": "bus naar het ziekenhuis", "dienst": chosen.id}).context["page"]

    assert chosen.id in [kept.id for kept in page.kept] + [result.id for result in page.results if result.is_chosen]


def test_a_service_opens_at_the_desk_with_the_way_back_to_the_search(desk: Client, city: Municipality) -> None:
    result = desk.get(DESK, {"woord": "oppas", "wet": "wmo"}).context["page"].results[0]

    page = desk.get(result.url).content.decode()

    assert result.url.startswith("/werk/balie/dienst/")
    assert result.name in page
    assert 'href="/werk/balie/?woord=oppas&amp;wet=wmo"' in page


def test_what_button_was_pressed_leaves_the_search_and_the_choices_as_they_were(
    desk: Client, city: Municipality
) -> None:
    page = desk.get(DESK, {"woord": "oppas", "voor": "dementia", "dienst": "some-service"}).context["page"]

    response = desk.post("/werk/balie/aantekening/", note(zoek=page.asked))

    assert response["Location"] == "/werk/balie/?woord=oppas&voor=dementia&dienst=some-service&gedaan=bewaard"


def test_more_than_fits_on_paper_is_not_cut_off_in_silence(desk: Client, city: Municipality) -> None:
    keys = Service.objects.filter(status="active").order_by("pk").values_list("hsds_id", flat=True)[:9]

    response = desk.get("/werk/balie/papier/", {"dienst": list(keys)})

    assert response.status_code == 422
    assert "Op papier passen 8 diensten" in response.content.decode()


@pytest.mark.parametrize(
    ("left_out", "said"), [("manier", "Kies hoe de vraag binnenkwam."), ("afloop", "Kies wat u deed.")]
)
def test_a_note_says_how_it_came_and_what_was_done_by_choice_and_not_by_itself(
    desk: Client, city: Municipality, left_out: str, said: str
) -> None:
    empty = desk.get(DESK).context["form"]
    sent = {name: value for name, value in note(tekst="Zoekt een maatje.").items() if name != left_out}

    response = desk.post("/werk/balie/aantekening/", sent)

    page = response.content.decode()
    assert not any(option.is_chosen for option in empty[left_out].display().options)
    assert response.status_code == 422
    assert page.count(said) == 2
    assert "Zoekt een maatje." in page
    assert not IntakeNote.objects.exists()


def test_what_was_chosen_goes_on_paper(desk: Client, city: Municipality) -> None:
    page = desk.get(DESK, {"woord": "oppas"}).context["page"]

    response = desk.get("/werk/balie/papier/", {"dienst": [result.id for result in page.results[:2]]})

    text = " ".join(part.extract_text() for part in PdfReader(io.BytesIO(response.content)).pages)
    assert response["Content-Type"] == "application/pdf"
    assert page.results[0].name in " ".join(text.split())
    assert page.results[1].phone.replace(" ", "") in text.replace("\xa0", "").replace(" ", "")


def test_the_paper_goes_from_the_name_to_the_place(desk: Client, city: Municipality) -> None:
    def has_all(page: directory.ServicePage) -> bool:
        return bool(page.first_step and page.contacts and page.schedules and page.locations)

    keys = Service.objects.order_by("pk").values_list("hsds_id", flat=True)
    pages = (directory.get_service(key, here=None, today=timezone.localdate()) for key in keys)
    chosen = next(page for page in pages if page and has_all(page))

    response = desk.get("/werk/balie/papier/", {"dienst": chosen.service_id})

    text = " ".join(" ".join(part.extract_text() for part in PdfReader(io.BytesIO(response.content)).pages).split())
    parts = [chosen.name, chosen.description[:30], "Eerste stap:", "Telefoon:", "Wanneer:", "Waar:"]
    places = [text.index(part) for part in parts]
    assert places == sorted(places)
    assert chosen.locations[0].address_1 in text


def test_without_a_choice_there_is_no_paper_and_the_page_says_so(desk: Client) -> None:
    response = desk.get("/werk/balie/papier/", {"dienst": "no-such-service"})

    assert response.status_code == 422
    assert "Kies eerst" in response.content.decode()


def test_somebody_who_waits_is_shown_and_gone_after_the_call(desk: Client, city: Municipality) -> None:
    call_id = ask(city)
    page = desk.get(DESK).content.decode()

    response = desk.post(f"/werk/balie/bellen/{call_id}/", {"afloop": "gesproken"})

    assert "Fatma" in page
    assert "06 12345678" in page
    assert "Praat Turks" in page
    assert response.status_code == 302
    assert not CallRequest.objects.filter(pk=call_id).exists()


def test_no_answer_gives_a_new_date_and_keeps_the_place(desk: Client, city: Municipality) -> None:
    call_id = ask(city)

    desk.post(f"/werk/balie/bellen/{call_id}/", {"afloop": "geen-gehoor"})

    assert "1 keer gebeld" in desk.get(DESK).content.decode()


def test_two_people_at_the_desk_call_once(desk: Client, city: Municipality) -> None:
    call_id = ask(city)
    desk.post(f"/werk/balie/bellen/{call_id}/", {"afloop": "gesproken"})

    second = desk.post(f"/werk/balie/bellen/{call_id}/", {"afloop": "gesproken"})

    assert second.status_code == 409
    assert "Een collega belde al" in second.content.decode()


def test_a_question_is_noted_once_however_often_the_form_is_sent(desk: Client, city: Municipality) -> None:
    sent = note()

    desk.post("/werk/balie/aantekening/", sent)
    desk.post("/werk/balie/aantekening/", sent)

    kept = IntakeNote.objects.get()
    assert (kept.needs, kept.condition, kept.outcome, kept.text) == (
        ["respite"],
        "dementia",
        "referred",
        "Zoekt oppas.",
    )


@pytest.mark.parametrize("text", ["Bel 0612345678", "Mevrouw De Vries vraagt oppas", "jan@voorbeeld.example"])
def test_a_note_with_a_person_in_it_is_refused_and_what_was_typed_stays(
    desk: Client, city: Municipality, text: str
) -> None:
    response = desk.post("/werk/balie/aantekening/", note(tekst=text))

    page = response.content.decode()
    assert response.status_code == 422
    assert "Laat " in page
    assert text in page
    assert not IntakeNote.objects.exists()


def test_a_note_can_be_deleted_by_its_own_municipality_alone(
    desk: Client, signed_in: SignedIn, city: Municipality, village: Municipality
) -> None:
    desk.post("/werk/balie/aantekening/", note())
    note_id = IntakeNote.objects.get().pk

    signed_in(Role.DESK, host="voorbeelddorp.localhost").post(f"/werk/balie/aantekening/{note_id}/wissen/")
    with tenancy.acting_for(city.pk):
        still_there = IntakeNote.objects.filter(pk=note_id).exists()
    desk.post(f"/werk/balie/aantekening/{note_id}/wissen/")

    assert still_there
    with tenancy.acting_for(city.pk):
        assert not IntakeNote.objects.exists()


def test_notes_go_after_ninety_days(city: Municipality) -> None:
    today = timezone.localdate()
    for days in (89, 90, 91):
        IntakeNote.objects.create(
            municipality=city, date=today - datetime.timedelta(days=days), route="phone", outcome="informed",
            key=uuid.uuid4(),
        )  # fmt: skip

    assert services.delete_old_notes(now=timezone.now()) == 1


def test_a_name_or_number_is_in_no_address_of_the_desk(desk: Client, city: Municipality) -> None:
    call_id = ask(city)

    page = desk.get(DESK).content.decode()

    assert f"bellen/{call_id}/" in page
    assert 'href="tel:+31612345678"' in page
    assert "?phone" not in page
