"""Somebody without mail: a space that the desk opens, a letter with a code, and signing in with it once."""

import datetime
import io
import re
from collections.abc import Callable

import pypdf
import pytest
from django.test import Client
from django.utils import timezone

from draagkracht.accounts import services
from draagkracht.accounts.models import LetterCode, Membership, User
from draagkracht.accounts.permissions import Role
from draagkracht.audit.models import Entry
from draagkracht.municipalities.models import Municipality
from draagkracht.people.models import Consent, Person
from tests.conftest import VILLAGE_HOST
from tests.integration.accounts.conftest import browser

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("city")]
SignedIn = Callable[..., Client]
DESK, DOOR = "/werk/balie/papier/plek/", "/inloggen/brief/"
KEY = "5f0b8f3e-6e8a-4c0a-9f0a-0d6a1f0f6c22"
FORM = {
    "what": "new",
    "name": "Truus de Wit",
    "phone": "06 1234 5678",
    "birth_year": "1938",
    "asked": "spoken",
    "key": KEY,
}


def code_in(response: object) -> str:
    """Return the code of a letter."""
    pages = pypdf.PdfReader(io.BytesIO(response.content)).pages  # type: ignore[attr-defined]
    found = re.search(r"[2-9A-Z]{4}-[2-9A-Z]{4}-[2-9A-Z]{4}", pages[0].extract_text().replace(" ", ""))
    assert found is not None
    return found[0]


@pytest.fixture
def code(city: Municipality) -> str:
    """Return the code of somebody who was born in 1938."""
    user_id = services.make_user_without_mail(name="Truus")
    services.give_role(municipality_id=city.pk, user_id=user_id, role=Role.CARER, by=None, at=timezone.now())
    return services.make_letter_code(municipality_id=city.pk, user_id=user_id, birth_year=1938, at=timezone.now())


def test_from_the_desk_to_a_space_of_their_own(signed_in: SignedIn) -> None:
    desk, home = signed_in(Role.DESK), browser()

    letter = desk.post(DESK, FORM)
    entered = home.post(DOOR, {"code": code_in(letter).lower(), "birth_year": "1938"})

    assert letter["Content-Type"] == "application/pdf"
    assert entered["Location"] == "/mijn/"
    assert "Dag Truus de Wit" in home.get("/mijn/").content.decode()


def test_the_letter_names_nobody_and_a_screen_reader_reads_it(signed_in: SignedIn) -> None:
    letter = pypdf.PdfReader(io.BytesIO(signed_in(Role.DESK).post(DESK, FORM).content))

    text = letter.pages[0].extract_text()
    assert "Truus" not in text
    assert "1938" not in text
    assert "12345678" not in text.replace(" ", "")
    assert letter.root_object["/MarkInfo"]["/Marked"]  # type: ignore[index]
    assert "pdfuaid" in letter.xmp_metadata.stream.get_data().decode()  # type: ignore[union-attr]


def test_how_consent_was_asked_and_by_whom_is_kept_and_the_letter_is_in_the_log(signed_in: SignedIn) -> None:
    signed_in(Role.DESK).post(DESK, FORM)

    consent = Consent.objects.get(person__name="Truus de Wit")
    assert (consent.asked, bool(consent.asked_by)) == ("spoken", True)
    assert Entry.objects.filter(action="send", what="people.space").count() == 1


def test_without_consent_nothing_is_kept(signed_in: SignedIn) -> None:
    response = signed_in(Role.DESK).post(DESK, {**FORM, "asked": ""})

    assert response.status_code == 422
    assert "Truus de Wit" in response.content.decode()
    assert not Person.objects.filter(name="Truus de Wit").exists()


def test_sending_the_form_twice_opens_one_space_and_the_last_letter_counts(signed_in: SignedIn) -> None:
    first, second = (code_in(signed_in(Role.DESK).post(DESK, FORM)) for _ in range(2))

    answers = [browser().post(DOOR, {"code": code, "birth_year": "1938"}).status_code for code in (first, second)]

    assert Person.objects.filter(name="Truus de Wit").count() == 1
    assert answers == [422, 302]


def test_another_letter_makes_the_first_worthless(signed_in: SignedIn) -> None:
    desk = signed_in(Role.DESK)
    first = code_in(desk.post(DESK, FORM))

    second = code_in(desk.post(DESK, {**FORM, "what": "again", "name": "truus de wit"}))

    answers = [browser().post(DOOR, {"code": code, "birth_year": "1938"}).status_code for code in (first, second)]
    assert answers == [422, 302]


def test_another_letter_for_somebody_who_is_not_there_says_so(signed_in: SignedIn) -> None:
    response = signed_in(Role.DESK).post(DESK, {**FORM, "what": "again"})

    assert response.status_code == 422
    assert "Maak eerst een plek" in response.content.decode()


def test_who_only_has_a_telephone_is_a_person_without_an_account(signed_in: SignedIn) -> None:
    before = User.objects.count()

    response = signed_in(Role.DESK).post(DESK, {**FORM, "what": "phone"})

    person = Person.objects.get(name="Truus de Wit")
    assert response["Location"] == f"{DESK}?gedaan=plek"
    assert (person.user_id, person.reach, User.objects.count()) == (None, "phone", before)


def test_a_code_works_once(code: str) -> None:
    answers = [browser().post(DOOR, {"code": code, "birth_year": "1938"}).status_code for _ in range(2)]

    assert answers == [302, 422]


def test_how_somebody_writes_the_code_does_not_matter(code: str) -> None:
    typed = f" {code[:4]} - {code[4:8]}.{code[8:]} ".lower()

    assert browser().post(DOOR, {"code": typed, "birth_year": "1938"}).status_code == 302


def test_a_code_ends_after_thirty_days(code: str) -> None:
    later = timezone.now() + datetime.timedelta(days=30, seconds=1)

    assert services.use_letter_code(code=code, birth_year=1938, at=later) is None
    assert services.delete_old_letter_codes(now=later) == 1


def test_five_wrong_years_make_it_worthless(code: str) -> None:
    for year in range(1940, 1945):
        services.use_letter_code(code=code, birth_year=year, at=timezone.now())

    assert services.use_letter_code(code=code, birth_year=1938, at=timezone.now()) is None
    assert not LetterCode.objects.exists()


def test_a_wrong_code_and_a_wrong_year_get_the_same_answer(code: str) -> None:
    wrong_year = browser().post(DOOR, {"code": code, "birth_year": "1939"}).content.decode()
    wrong_code = browser().post(DOOR, {"code": "2222-2222-2222", "birth_year": "1938"}).content.decode()

    said = [re.findall(r"horen niet bij elkaar[^<]*", page) for page in (wrong_year, wrong_code)]
    assert said[0] == said[1] != []


def test_nobody_tries_code_after_code() -> None:
    statuses = [
        browser().post(DOOR, {"code": f"2222-2222-{n:04d}", "birth_year": "1938"}).status_code for n in range(31)
    ]

    assert (set(statuses[:30]), statuses[30]) == ({422}, 429)


def test_a_code_of_one_municipality_opens_nothing_in_another(code: str) -> None:
    response = browser(VILLAGE_HOST).post(DOOR, {"code": code, "birth_year": "1938"})

    assert response.status_code == 422


def test_neither_the_code_nor_the_year_stands_in_the_database(code: str) -> None:
    row = str(LetterCode.objects.values().get())

    assert code not in row
    assert "1938" not in row


def test_erasing_takes_the_account_too(signed_in: SignedIn) -> None:
    home = browser()
    home.post(DOOR, {"code": code_in(signed_in(Role.DESK).post(DESK, FORM)), "birth_year": "1938"})

    home.post("/mijn/wissen/", {"agrees": "yes"})

    assert not User.objects.filter(name="Truus de Wit").exists()
    assert not Membership.objects.filter(user__name="Truus de Wit").exists()
