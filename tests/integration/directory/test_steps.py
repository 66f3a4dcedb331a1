"""Help step by step: kept by an editor, seen by everybody once it leads somewhere."""

from collections.abc import Callable

import pytest
from django.test import Client

from draagkracht.accounts.permissions import Role
from draagkracht.base import tenancy
from draagkracht.config.demo import feed
from draagkracht.directory.models import Pathway, Service
from draagkracht.directory.queries import steps as queries
from draagkracht.directory.rules import codes
from draagkracht.directory.rules.steps import Step
from draagkracht.directory.services import steps as services
from draagkracht.municipalities.models import Municipality


def save(city: Municipality, *service_ids: str, is_published: bool = True, pathway_id: int | None = None) -> int:
    return services.save_pathway(
        municipality_id=city.pk,
        pathway_id=pathway_id,
        name="Verslaving, stap voor stap",
        summary="Voor familie.",
        condition=codes.Condition.ADDICTION,
        found=[
            Step(level=9, title=f"Naam {number}", fits_when="Als het zo is.", look_again_weeks=6, service_ids=(key,))
            for number, key in enumerate(service_ids, 1)
        ],
        is_published=is_published,
    )


@pytest.fixture
def services_of_city(city: Municipality) -> list[str]:
    own = Service.objects.filter(municipality=city, status="active").order_by("pk")
    return list(own.values_list("hsds_id", flat=True)[:3])


def test_everybody_sees_the_steps_in_order_and_when_to_look_again(
    city: Municipality, services_of_city: list[str], city_client: Client
) -> None:
    save(city, *services_of_city)

    page = city_client.get("/stap-voor-stap/verslaving-stap-voor-stap/").content.decode()

    assert page.index("Naam 1") < page.index("Naam 2") < page.index("Naam 3")
    assert "Kijk na 6 weken opnieuw." in page
    assert "Ga dan naar stap 2." in page
    assert f"/wat-is-er/{services_of_city[0]}/" in page


@pytest.mark.parametrize("path", ["stap-voor-stap/", "stap-voor-stap/verslaving-stap-voor-stap/"])
def test_who_reads_another_language_is_told_that_the_steps_are_in_dutch(
    city: Municipality, services_of_city: list[str], city_client: Client, path: str
) -> None:
    save(city, *services_of_city)

    assert "is in Dutch" in city_client.get(f"/en/{path}").content.decode()
    assert "is in het Nederlands" not in city_client.get(f"/{path}").content.decode()


def test_what_is_not_published_is_not_there(
    city: Municipality, services_of_city: list[str], city_client: Client
) -> None:
    save(city, *services_of_city, is_published=False)

    assert city_client.get("/stap-voor-stap/verslaving-stap-voor-stap/").status_code == 404
    assert "Verslaving, stap" not in city_client.get("/stap-voor-stap/").content.decode()


def test_what_leads_nowhere_is_not_published_and_nothing_changes(
    city: Municipality, services_of_city: list[str]
) -> None:
    pathway_id = save(city, *services_of_city)

    with pytest.raises(services.NotReady):
        save(city, "no-such-service", services_of_city[0], pathway_id=pathway_id)

    page = queries.get_pathway_to_edit(pathway_id)
    assert page is not None
    assert len(page.steps) == 3


def test_the_address_stays_when_the_name_changes_and_no_two_are_the_same(
    city: Municipality, services_of_city: list[str]
) -> None:
    first = save(city, *services_of_city)
    save(city, *reversed(services_of_city))
    save(city, *services_of_city, pathway_id=first)

    slugs = [line.slug for line in queries.list_pathways() if line.name.startswith("Verslaving")]

    assert sorted(slugs) == ["verslaving-stap-voor-stap", "verslaving-stap-voor-stap-2"]


def test_a_form_that_is_sent_twice_is_one_pathway(city: Municipality, services_of_city: list[str]) -> None:
    assert save(city, *services_of_city) == save(city, *services_of_city)


def test_a_service_knows_its_step(city: Municipality, services_of_city: list[str]) -> None:
    save(city, *services_of_city)

    places = queries.list_places_in_pathways(services_of_city[1])

    assert [(place.level, place.number_of_steps) for place in places] == [(2, 3)]


def test_another_municipality_neither_sees_nor_changes_it(
    city: Municipality, village: Municipality, services_of_city: list[str], village_client: Client
) -> None:
    pathway_id = save(city, *services_of_city)

    with tenancy.acting_for(village.pk):
        services.delete_pathway(pathway_id=pathway_id)
        with pytest.raises(services.PathwayIsGone):
            save(village, *services_of_city, is_published=False, pathway_id=pathway_id)

    assert village_client.get("/stap-voor-stap/verslaving-stap-voor-stap/").status_code == 404
    with tenancy.acting_for(city.pk):
        assert Pathway.objects.filter(pk=pathway_id).exists()


def sent(*steps: dict[str, str], **pathway: object) -> dict[str, object]:
    """Return what the form sends: a pathway with steps."""
    fields = {f"stap{level}-{name}": value for level, step in enumerate(steps, 1) for name, value in step.items()}
    return {"pad-naam": "Kanker, stap voor stap", "pad-zichtbaar": "ja", **fields, **pathway}


def test_an_editor_makes_a_pathway_by_pasting_addresses(
    signed_in: Callable[..., Client], services_of_city: list[str], city: Municipality
) -> None:
    editor = signed_in(Role.EDITOR)
    steps = [
        {"titel": f"Stap {key}", "past_bij": "Als het zo is.", "weken": "6", "diensten": f"http://x/wat-is-er/{key}/"}
        for key in services_of_city[:2]
    ]

    response = editor.post("/werk/stappen/nieuw/", sent(*steps))
    assert "Iedereen ziet deze situatie nu op de site." in editor.get(response["Location"]).content.decode()

    page = queries.get_pathway("kanker-stap-voor-stap")
    assert response.status_code == 302
    assert page is not None
    assert [step.service_ids for step in page.steps] == [(key,) for key in services_of_city[:2]]
    assert editor.get(f"/werk/stappen/{page.line.id}/").status_code == 200
    gone = editor.post(f"/werk/stappen/{page.line.id}/wissen/", follow=True).content.decode()
    assert "De situatie is gewist, met alle stappen." in gone


def test_the_form_says_beforehand_what_it_asks_for_afterwards(
    signed_in: Callable[..., Client], city: Municipality
) -> None:
    editor = signed_in(Role.EDITOR)

    first = editor.get("/werk/stappen/nieuw/").content.decode()
    half = editor.post("/werk/stappen/nieuw/", sent({}, {"titel": "Half"})).content.decode()

    for label in ("Naam van de stap", "Wanneer past deze stap?", "Na hoeveel weken kijkt iemand opnieuw?"):
        shown = first[first.index(label) :]
        assert "(nodig voor een stap)" in shown[: shown.index("</label>")]
    assert "Stap 2: Wanneer past deze stap?" in half


def test_the_address_where_a_service_is_kept_names_it_as_well(
    signed_in: Callable[..., Client], city: Municipality
) -> None:
    first, second = Service.objects.filter(municipality=city, status="active").order_by("pk")[:2]
    text = f"http://x/werk/diensten/{first.pk}/\nhttp://x/werk/diensten/{second.pk}/wanneer/\n{first.hsds_id}"
    step = {"titel": "Eerst", "past_bij": "Als het zo is.", "weken": "6"}
    steps = [{**step, "diensten": text}, {**step, "titel": "Dan", "diensten": first.hsds_id}]

    response = signed_in(Role.EDITOR).post("/werk/stappen/nieuw/", sent(*steps))

    assert response.status_code == 302
    pathway = Pathway.objects.get(name="Kanker, stap voor stap")
    assert pathway.steps.get(level=1).service_ids == [first.hsds_id, second.hsds_id]


def test_a_step_takes_no_service_that_another_municipality_keeps(
    signed_in: Callable[..., Client], city: Municipality, village: Municipality
) -> None:
    with tenancy.acting_for(village.pk):
        pk = Service.objects.filter(municipality=village).order_by("pk")[0].pk

    response = signed_in(Role.EDITOR).post("/werk/stappen/nieuw/", sent({"diensten": f"/werk/diensten/{pk}/"}))

    assert f"Deze dienst staat niet op de site: {pk}." in response.content.decode()


def test_what_is_wrong_with_a_step_is_said_there_and_what_was_typed_stays(
    signed_in: Callable[..., Client], services_of_city: list[str], city: Municipality
) -> None:
    steps = [{"titel": "Half", "weken": "veel", "diensten": "http://x/wat-is-er/no-such-service/"}]

    response = signed_in(Role.EDITOR).post("/werk/stappen/nieuw/", sent(*steps))

    page = response.content.decode()
    assert response.status_code == 422
    assert "Vul een getal in van 1 tot en met 104." in page
    assert "Deze dienst staat niet op de site: no-such-service." in page
    assert 'value="veel"' in page
    assert not Pathway.objects.filter(name="Kanker, stap voor stap").exists()


def test_a_pathway_that_leads_nowhere_is_refused_with_the_reason(
    signed_in: Callable[..., Client], city: Municipality
) -> None:
    response = signed_in(Role.EDITOR).post("/werk/stappen/nieuw/", sent())

    assert response.status_code == 422
    assert "Maak eerst ten minste twee stappen." in response.content.decode()


def test_the_page_of_a_service_leads_to_its_steps(
    city: Municipality, services_of_city: list[str], city_client: Client
) -> None:
    save(city, *services_of_city)

    page = city_client.get(f"/wat-is-er/{services_of_city[1]}/").content.decode()

    assert "Stap 2 van 3: Verslaving, stap voor stap" in page
    assert "/stap-voor-stap/verslaving-stap-voor-stap/" in page


def test_what_an_insurer_may_pay_is_to_be_asked_and_never_a_right(city: Municipality, city_client: Client) -> None:
    broker = Service.objects.get(hsds_id=feed.service_id("regelaars"))

    page = city_client.get(f"/wat-is-er/{broker.hsds_id}/").content.decode()

    assert "Sommige aanvullende verzekeringen betalen een paar uur" in page
    assert "Dit is geen recht." in page


def test_who_searches_for_a_way_out_sees_a_number_before_any_service(city_client: Client) -> None:
    page = city_client.get("/wat-is-er/", {"woord": "zelfmoord"}).content.decode()

    assert "113" in page[page.index('id="gevonden"') : page.index('id="lijst"')]


def test_the_list_leads_to_help_step_by_step(city_client: Client) -> None:
    assert 'href="/stap-voor-stap/"' in city_client.get("/wat-is-er/").content.decode()
