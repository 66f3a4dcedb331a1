"""A professional fills in an instrument together with somebody: asked once, of that person, and in no file of ours."""

import datetime
import re
import uuid
from collections.abc import Callable
from typing import Any

import pytest
from django.apps import apps
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from draagkracht.accounts import acting
from draagkracht.accounts.permissions import Role
from draagkracht.assessments import queries, services
from draagkracht.assessments.models import KeptResult, PaperResult, TravellingResult
from draagkracht.assessments.rules import instruments, portable
from draagkracht.assessments.rules.filled import fill
from draagkracht.audit import queries as audit
from draagkracht.audit.models import Entry
from draagkracht.audit.rules import Action, ActorKind, Purpose, Who
from draagkracht.base import tenancy
from draagkracht.casework.models import Case, Party
from draagkracht.municipalities.models import Municipality
from draagkracht.people import services as spaces
from tests.access.casework import case as a_case
from tests.integration.people.test_results import NURSE, keep, person, share
from tests.integration.referrals.test_refer_pages import GOOD

NOW = datetime.datetime(2026, 11, 22, 12, tzinfo=datetime.UTC)
CSI = {str(number): "ja" if number < 9 else "nee" for number in range(1, 14)}
CSI_FORM = {f"vraag-{item}": code for item, code in CSI.items()}
SENT: dict[str, Any] = {"ingevuld": "ja", "agrees": "yes"}
FILL_IN = reverse("portal-staff:fill-in", args=["csi"])

SignedIn = Callable[..., Client]


def on_paper(city: Municipality, *, key: uuid.UUID | None = None, at: datetime.datetime = NOW, **more: Any) -> str:
    return services.put_on_paper(
        municipality_id=city.pk,
        filled=fill(instruments.get_instrument("csi"), CSI),
        asked_by="Paula Praktijk, De Linde",
        key=key or uuid.uuid4(),
        by=NURSE,
        at=at,
        **more,
    )


def ticket_in(page: str) -> str:
    """Return what a page carries instead of a code."""
    found = re.search(r'name="kaartje"\s+value="([^"]+)"', page)
    assert found
    return found[1]


def code_in(page: str) -> str:
    """Return the code that a page shows once."""
    found = re.search(r'<bdi dir="ltr">([A-Z0-9]{4} [A-Z0-9]{4})</bdi>', page)
    assert found
    return found[1]


def test_the_outcome_goes_along_on_paper_and_who_has_the_code_opens_it(city: Municipality, signed_in: SignedIn) -> None:
    nurse = signed_in(Role.PROFESSIONAL)

    done = nurse.post(FILL_IN, SENT | CSI_FORM).content.decode()

    row = PaperResult.objects.get()
    page = nurse.post(reverse("portal-staff:open-code"), {"code": code_in(done)}).content.decode()
    assert "8 van 13" in done
    assert "te zwaar belast" in done
    assert (row.points, row.band, row.asked_by.split(",")[0]) == (8, "overload", "Paula Praktijk")
    assert "Uitkomst op papier" in page
    assert "8 van 13" in page


def test_from_the_outcome_a_referral_begins_with_its_answers(city: Municipality, signed_in: SignedIn) -> None:
    nurse, before = signed_in(Role.PROFESSIONAL), TravellingResult.objects.count()
    done = nurse.post(FILL_IN, SENT | CSI_FORM).content.decode()
    carried = dict(re.findall(r'<input type="hidden" name="(begin|instrument|vraag-\d+)" value="([^"]+)"', done))

    begun: Any = nurse.post(reverse("referrals-staff:make-referral"), carried)

    assert carried == {"begin": "ja", "instrument": "csi", **CSI_FORM}
    assert begun.status_code == 200
    assert not begun.context["form"].error_list
    assert begun.content.decode().count("checked") >= len(CSI)
    assert TravellingResult.objects.count() == before


def test_a_referral_that_began_with_an_outcome_takes_it_along(city: Municipality, signed_in: SignedIn) -> None:
    nurse, said = signed_in(Role.PROFESSIONAL), {"instrument": "csi", "getoond": "csi", "agrees": "yes"}

    nurse.post(reverse("referrals-staff:make-referral"), GOOD | said | CSI_FORM | {"key": str(uuid.uuid4())})

    row = TravellingResult.objects.latest("pk")
    assert (row.instrument, row.points) == ("csi", 8)


def test_who_may_not_refer_gets_no_button_to_refer(city: Municipality, signed_in: SignedIn) -> None:
    done = signed_in(Role.CONSULTANT).post(FILL_IN, SENT | CSI_FORM).content.decode()

    assert "Verwijs met deze uitkomst" not in done


@pytest.mark.parametrize("code", [one.code for one in instruments.list_instruments() if one.wording == "paper"])
def test_where_answers_are_copied_it_is_said_where_the_paper_is(code: str, signed_in: SignedIn) -> None:
    paper = instruments.get_instrument(code).paper
    assert paper

    pages = [
        signed_in(Role.PROFESSIONAL).get(reverse(name, args=[code])).content.decode()
        for name in ("portal-staff:fill-in", "portal:show-instrument")
    ]

    assert all(f'href="{paper.url}"' in page for page in pages)
    assert all("Dit adres kijken wij nog na." in page for page in pages)


def test_nothing_of_it_comes_into_a_file_of_the_municipality(city: Municipality, signed_in: SignedIn) -> None:
    before = [str(row) for model in (Case, Party) for row in model.objects.values_list()]

    signed_in(Role.CONSULTANT).post(FILL_IN, SENT | CSI_FORM)

    assert [str(row) for model in (Case, Party) for row in model.objects.values_list()] == before


def test_each_reading_of_a_paper_is_a_row_of_the_log(city: Municipality) -> None:
    code = on_paper(city)

    services.open_paper(code=code, by=NURSE, at=NOW)
    services.open_shared(code=code, by=NURSE, at=NOW, action=Action.EXPORT)

    rows = Entry.objects.filter(what="assessments.result", actor_label="Paula Praktijk").order_by("pk")
    assert list(rows.values_list("action", flat=True)) == ["add", "see", "export"]


def test_the_code_of_a_paper_is_nowhere_in_the_database(city: Municipality) -> None:
    code = on_paper(city)

    assert not [row for row in PaperResult.objects.values_list() if code in str(row)]


@pytest.mark.parametrize("days", [14, 400])
def test_a_paper_ends_after_fourteen_days(city: Municipality, days: int) -> None:
    code = on_paper(city)

    with pytest.raises(services.CodeIsUnknown):
        services.open_paper(code=code, by=NURSE, at=NOW + datetime.timedelta(days=days))


def test_what_is_on_paper_is_deleted_after_its_code_and_not_before(city: Municipality) -> None:
    on_paper(city)

    early = services.delete_old_papers(now=NOW + datetime.timedelta(days=13))
    late = services.delete_old_papers(now=NOW + datetime.timedelta(days=14))

    assert (early, late, PaperResult.objects.count()) == (0, 1, 0)


def test_the_same_form_twice_is_one_paper_with_one_code(city: Municipality) -> None:
    key = uuid.uuid4()

    assert on_paper(city, key=key) == on_paper(city, key=key)
    assert PaperResult.objects.count() == 1


def test_a_paper_of_one_municipality_opens_nothing_in_another(city: Municipality, village: Municipality) -> None:
    code = on_paper(city)

    with tenancy.acting_for(village.pk), pytest.raises(services.CodeIsUnknown):
        services.open_paper(code=code, by=NURSE, at=NOW)


def test_a_carer_puts_a_paper_into_their_own_space_and_then_the_code_opens_nothing(
    city: Municipality, signed_in: SignedIn
) -> None:
    carer, code = person(city), on_paper(city, at=timezone.now())
    services.open_paper(code=code, by=NURSE, at=timezone.now())

    answer = signed_in(Role.CARER).post(reverse("portal-own:collect-result"), {"code": code.lower()})

    kept = KeptResult.objects.filter(person=carer, instrument="csi")[0]
    assert answer.status_code == 302
    assert (kept.points, kept.asked_by) == (8, "Paula Praktijk, De Linde")
    assert not PaperResult.objects.exists()
    page = signed_in(Role.CARER).get(reverse("portal-own:list-uses")).content.decode()
    assert "Paula Praktijk" in page
    with pytest.raises(services.CodeIsUnknown):
        services.open_shared(code=code, by=NURSE, at=timezone.now())


def test_a_wrong_code_of_a_paper_says_what_to_do(city: Municipality, signed_in: SignedIn) -> None:
    answer = signed_in(Role.CARER).post(reverse("portal-own:collect-result"), {"code": "ACDFGHJK"})

    assert answer.status_code == 422
    assert "Deze code werkt niet." in answer.content.decode()


def test_whoever_wants_it_gone_has_it_gone_at_once(city: Municipality, signed_in: SignedIn) -> None:
    nurse = signed_in(Role.PROFESSIONAL)
    done = nurse.post(FILL_IN, SENT | CSI_FORM).content.decode()

    nurse.post(reverse("portal-staff:forget-sheet"), {"kaartje": ticket_in(done)})

    assert not PaperResult.objects.exists()


@pytest.mark.parametrize("language", ["nl", "en", "tr", "ar"])
def test_the_paper_is_printed_in_the_language_of_who_takes_it(
    city: Municipality, signed_in: SignedIn, language: str
) -> None:
    nurse = signed_in(Role.PROFESSIONAL)
    done = nurse.post(FILL_IN, SENT | CSI_FORM).content.decode()

    answer = nurse.post(reverse("portal-staff:print-sheet"), {"kaartje": ticket_in(done), "taal": language})

    assert answer["Content-Type"] == "application/pdf"
    assert answer.content.startswith(b"%PDF")
    assert b"pdfuaid" in answer.content


def test_without_consent_nothing_is_kept_and_what_was_typed_stays(city: Municipality, signed_in: SignedIn) -> None:
    answer = signed_in(Role.PROFESSIONAL).post(FILL_IN, {"ingevuld": "ja"} | CSI_FORM)

    assert answer.status_code == 422
    assert "Vraag het eerst." in answer.content.decode()
    assert answer.content.decode().count("checked") == len(CSI)
    assert not PaperResult.objects.exists()


def test_a_missing_answer_is_asked_for_and_nothing_is_guessed(city: Municipality, signed_in: SignedIn) -> None:
    without = {name: code for name, code in CSI_FORM.items() if name != "vraag-7"}

    answer = signed_in(Role.PROFESSIONAL).post(FILL_IN, SENT | without)

    assert answer.status_code == 422
    assert not PaperResult.objects.exists()


@pytest.mark.parametrize("code", ["csi-plus", "ediz-plus", "niets"])
def test_what_may_not_be_used_cannot_be_filled_in(city: Municipality, signed_in: SignedIn, code: str) -> None:
    answer = signed_in(Role.PROFESSIONAL).get(reverse("portal-staff:fill-in", args=[code]))

    assert answer.status_code == 404


def test_only_what_may_be_used_is_offered(city: Municipality, signed_in: SignedIn) -> None:
    page = signed_in(Role.PROFESSIONAL).get(reverse("portal-staff:choose-instrument")).content.decode()

    offered = re.findall(r"/werk/uitkomst/samen/([\w-]+)/", page)
    assert set(offered) == {"quick-check", "perseverance", "csi", "ediz", "carerqol"}


def test_asking_again_first_shows_what_was_shared_and_needs_a_reason(city: Municipality, signed_in: SignedIn) -> None:
    carer, nurse, now = person(city), signed_in(Role.PROFESSIONAL), timezone.now()
    filled = fill(instruments.get_instrument("csi"), CSI)
    services.keep_result(
        person_id=carer.pk,
        instrument="csi",
        answers=filled.answers,
        points=filled.points,
        band=filled.band,
        key=uuid.uuid4(),
        by=acting.resident(carer.public_id),
        at=now - datetime.timedelta(days=3),
    )
    shown = nurse.post(reverse("portal-staff:open-code"), {"code": share(carer, at=now)}).content.decode()
    carried = {"kaartje": ticket_in(shown)}

    asked = nurse.post(FILL_IN, carried)
    refused = nurse.post(FILL_IN, carried | SENT | CSI_FORM | {"place": "plek"})
    done = nurse.post(FILL_IN, carried | SENT | CSI_FORM | {"place": "plek", "reason": "na een opname"})

    assert asked.status_code == 200
    assert "Dit is kort geleden al gevraagd" in asked.content.decode()
    assert "8 van 13" in asked.content.decode()
    assert refused.status_code == 422
    assert "De uitkomst staat op de eigen plek van Marijke de Wit" in done.content.decode()
    again = KeptResult.objects.filter(person=carer, instrument="csi").first()
    assert again is not None
    assert again.reason == "na een opname"
    assert again.asked_by.startswith("Paula Praktijk")


def test_a_paper_that_was_shown_counts_as_asked_before_too(city: Municipality, signed_in: SignedIn) -> None:
    nurse, code = signed_in(Role.PROFESSIONAL), on_paper(city, at=timezone.now() - datetime.timedelta(days=1))
    shown = nurse.post(reverse("portal-staff:open-code"), {"code": code}).content.decode()

    refused = nurse.post(FILL_IN, {"kaartje": ticket_in(shown)} | SENT | CSI_FORM)

    assert refused.status_code == 422
    assert PaperResult.objects.count() == 1


def test_from_a_case_it_goes_to_the_space_of_who_cares_and_a_recent_result_needs_a_reason(
    city: Municipality, signed_in: SignedIn
) -> None:
    carer = person(city)
    case = Case.objects.get(**a_case(city))
    party = Party.objects.create(
        municipality=city, case=case, role="carer", name="Marijke", person=carer, agreed_at=timezone.now()
    )
    KeptResult.objects.filter(person=carer).delete()
    lead, carried = signed_in(Role.TEAM_LEAD), {"zaak": str(case.public_id)}
    place = {"place": str(party.public_id)}

    page = lead.get(FILL_IN, carried).content.decode()
    done = lead.post(FILL_IN, carried | SENT | CSI_FORM | place)
    soon = lead.post(FILL_IN, carried | SENT | CSI_FORM | place)

    assert "Naar de eigen plek van" in page
    assert done.status_code == 200
    assert KeptResult.objects.filter(person=carer, instrument="csi").count() == 1
    assert soon.status_code == 422
    assert "Deze lijst is kort geleden ingevuld." in soon.content.decode()
    assert 'name="reason"' in soon.content.decode()


def test_a_case_of_another_has_no_page_to_fill_in(city: Municipality, signed_in: SignedIn) -> None:
    answer = signed_in(Role.CONSULTANT).get(FILL_IN, {"zaak": str(uuid.uuid4())})

    assert answer.status_code == 404


def test_answers_that_worry_show_whom_to_call_at_once(city: Municipality, signed_in: SignedIn) -> None:
    check = instruments.get_instrument("quick-check")
    answers = {f"vraag-{item.id}": item.options[0].code for item in check.items if item.is_required}
    address = reverse("portal-staff:fill-in", args=["quick-check"])

    page = signed_in(Role.PROFESSIONAL).post(address, SENT | answers | {"vraag-safe": "violence"}).content.decode()

    assert "Wacht dan niet. Bel meteen." in page
    assert "0800" in page


def test_a_ticket_of_one_professional_is_worth_nothing_to_another(city: Municipality, signed_in: SignedIn) -> None:
    nurse = signed_in(Role.PROFESSIONAL)
    ticket = ticket_in(nurse.post(FILL_IN, SENT | CSI_FORM).content.decode())

    answer = signed_in(Role.CONSULTANT).post(reverse("portal-staff:print-sheet"), {"kaartje": ticket})

    assert answer.status_code == 302
    assert answer["Location"] == reverse("portal-staff:open-code")


def test_a_professional_takes_a_copy_as_pdf_and_as_fhir_and_each_is_written_down(
    city: Municipality, signed_in: SignedIn
) -> None:
    carer, nurse, now = person(city), signed_in(Role.PROFESSIONAL), timezone.now()
    public_id = keep(carer, at=now)
    shown = nurse.post(reverse("portal-staff:open-code"), {"code": share(carer, at=now)}).content.decode()
    carried = {"kaartje": ticket_in(shown), "uitkomst": str(public_id)}

    pdf = nurse.post(reverse("portal-staff:print-shared"), carried)
    fhir = nurse.post(reverse("portal-staff:export-shared"), carried)

    looked = [use.action for use in audit.list_for_subject(carer.public_id, by_others=True)]
    assert pdf.content.startswith(b"%PDF")
    assert fhir.json()["resourceType"] == "QuestionnaireResponse"
    assert sorted(looked) == [Action.EXPORT, Action.EXPORT, Action.SEE]


def test_nobody_takes_a_copy_of_what_was_not_shared(city: Municipality, signed_in: SignedIn) -> None:
    carer, other, now = person(city), person(city, Role.CARE_RECIPIENT), timezone.now()
    public_id = keep(other, at=now)
    nurse = signed_in(Role.PROFESSIONAL)
    shown = nurse.post(reverse("portal-staff:open-code"), {"code": share(carer, at=now)}).content.decode()

    answer = nurse.post(
        reverse("portal-staff:export-shared"), {"kaartje": ticket_in(shown), "uitkomst": str(public_id)}
    )

    assert answer.status_code == 302


def test_a_carer_takes_a_result_along_as_pdf_and_as_fhir(city: Municipality, signed_in: SignedIn) -> None:
    carer = person(city)
    public_id = keep(carer, at=timezone.now())
    mine = signed_in(Role.CARER)

    pdf = mine.get(reverse("portal-own:print-result", args=[public_id]))
    fhir = mine.get(reverse("portal-own:export-result", args=[public_id]))

    form = portable.questionnaire_of("quick-check")
    kept = queries.list_kept(carer.pk)[0]
    assert pdf.content.startswith(b"%PDF")
    assert b"pdfuaid" in pdf.content
    assert portable.read_result(form, fhir.content) == {item: list(codes) for item, codes in kept.answers.items()}
    assert "Marijke" not in fhir.content.decode()


def test_nobody_takes_along_the_result_of_another(city: Municipality, signed_in: SignedIn) -> None:
    public_id = keep(person(city, Role.CARE_RECIPIENT), at=timezone.now())

    answers = [
        signed_in(Role.CARER).get(reverse(name, args=[public_id])).status_code
        for name in ("portal-own:print-result", "portal-own:export-result")
    ]

    assert answers == [404, 404]


def test_what_was_filled_in_together_counts_in_the_trend_and_offers_and_does_nothing_by_itself(
    city: Municipality, signed_in: SignedIn
) -> None:
    carer = person(city)
    KeptResult.objects.filter(person=carer).delete()
    for days, level in ((90, "gt-2y"), (1, "lt-1w")):
        filled = fill(instruments.get_instrument("perseverance"), {"1": level})
        services.keep_result(
            person_id=carer.pk,
            instrument=filled.instrument,
            answers=filled.answers,
            points=filled.points,
            band=filled.band,
            asked_by="Paula Praktijk",
            key=uuid.uuid4(),
            by=NURSE,
            at=timezone.now() - datetime.timedelta(days=days),
        )
    calls = Entry.objects.count()

    page = signed_in(Role.CARER).get(reverse("portal-own:show-overview")).content.decode()

    assert "Het is zwaarder dan de vorige keer." in page  # fewer points of this one are heavier
    assert "minder dan een week" in page
    assert "Bel mij terug" in page
    assert not Entry.objects.filter(pk__gt=calls).exclude(action__in=["see", "add"]).exists()
    assert not TravellingResult.objects.filter(by="Paula Praktijk").exists()


def test_erasing_a_space_takes_what_came_from_paper_too_and_leaves_no_word_of_it(city: Municipality) -> None:
    carer, words = person(city), ("Ficusbonsai", "Plantvaart")
    me = acting.resident(carer.public_id)
    code = services.put_on_paper(
        municipality_id=city.pk,
        filled=fill(instruments.get_instrument("csi"), CSI),
        asked_by="dokter Plantvaart",
        reason="na de val van de Ficusbonsai",
        key=uuid.uuid4(),
        by=NURSE,
        at=NOW,
    )
    services.take_paper_in(person_id=carer.pk, code=code, by=me, at=NOW)
    before = tables_with(words)

    spaces.erase_space(person_id=carer.pk, by=me, at=NOW)

    assert before == {"KeptResult"}
    assert tables_with(words) == set()


def tables_with(words: tuple[str, ...]) -> set[str]:
    """Return the tables in which one of these words stands."""
    ours = [model for model in apps.get_models() if model.__module__.startswith("draagkracht.")]
    return {
        model.__name__
        for model in ours
        for row in model._default_manager.values_list()
        if any(word in str(row) for word in words)
    }


def test_the_log_says_why_a_professional_put_something_there(city: Municipality) -> None:
    carer = person(city)
    nurse = Who(ActorKind.PROFESSIONAL, id="user:1", label="Paula Praktijk", role="professional")
    filled = fill(instruments.get_instrument("csi"), CSI)

    services.keep_result(
        person_id=carer.pk,
        instrument="csi",
        answers=filled.answers,
        points=filled.points,
        band=filled.band,
        asked_by="Paula Praktijk",
        key=uuid.uuid4(),
        by=nurse,
        at=NOW,
    )

    (use,) = audit.list_for_subject(carer.public_id, by_others=True)
    assert (use.action, use.why) == (Action.ADD, Purpose.REFERRAL)
