"""Which offers come first, and why: one rule in each test."""

import math
import random
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from draagkracht.base.text import Sentence
from draagkracht.directory.rules import scoring
from draagkracht.directory.rules import weights as table
from draagkracht.directory.rules.catalogue import Season, ServiceRow, build_catalogue
from draagkracht.directory.rules.codes import (
    Audience,
    BaseFunction,
    Condition,
    Indication,
    Law,
    Mobility,
    RespiteForm,
)
from draagkracht.directory.rules.places import Place, distance_km
from draagkracht.directory.rules.profile import Need, Profile
from draagkracht.directory.rules.recommend import Offer, as_json, recommend
from draagkracht.directory.rules.weights import weights_on
from tests.unit.directory import reference
from tests.unit.directory.making import HOME, TODAY, a_profile, a_row

RESPITE, EMOTIONAL, ADVICE = BaseFunction.RESPITE, BaseFunction.EMOTIONAL, BaseFunction.ADVICE
NOWHERE = (0.0, 0.0)


def offers(rows: list[ServiceRow], profile: Profile | None = None, limit: int = 20) -> list[Offer]:
    return recommend(build_catalogue(rows), profile or a_profile(), limit)


def ids(rows: list[ServiceRow], profile: Profile | None = None) -> list[str]:
    return [offer.service_id for offer in offers(rows, profile)]


def the_offer(row: ServiceRow, profile: Profile | None = None) -> Offer:
    (offer,) = offers([row], profile)
    return offer


def said(offer: Offer) -> dict[str, str]:
    return {reason.code: reason.sentence.dutch() for reason in offer.reasons}


def north_of(place: Place, km: float) -> tuple[float, float]:
    return place.latitude + km / 111.195, place.longitude


# What shuts a service out


@pytest.mark.parametrize(
    "changes",
    [
        {"is_published": False},
        {"base_functions": ()},
        {"served_ids": (2,)},
        {"minimum_age": 65},
        {"maximum_age": 39},
        {"seasons": (Season(date(2026, 6, 1), date(2026, 9, 1)),)},
        {"seasons": (Season(None, TODAY),)},
        {"seasons": (Season(TODAY + timedelta(days=1), None),)},
    ],
    ids=lambda changes: next(iter(changes)),
)
def test_a_fact_shuts_a_service_out(changes: dict[str, Any]) -> None:
    profile = a_profile(age=40, municipality_ids=(1,))
    fits = a_row("fits", served_ids=(1,))

    assert ids([fits, replace(fits, **{"service_id": "other", **changes})], profile) == ["fits"]


@pytest.mark.parametrize(
    "changes",
    [
        {"is_everywhere": True, "served_ids": ()},
        {"served_ids": (2, 1)},
        {"minimum_age": 40},
        {"maximum_age": 40},
        {"seasons": (Season(TODAY, TODAY + timedelta(days=1)),)},
        {"seasons": (Season(None, date(2020, 1, 1)), Season(date(2026, 1, 1), None))},
        {"conditions": (Condition.ADDICTION,)},
        {"audiences": (Audience.PROFESSIONAL,)},
        {"languages": ("pl",)},
        {"laws": (Law.JEUGDWET,)},
        {"coordinates": ()},
        {"assured_date": None},
        {"base_functions": (BaseFunction.FINANCIAL,)},
    ],
    ids=str,
)
def test_nothing_but_a_fact_shuts_a_service_out(changes: dict[str, Any]) -> None:
    row = replace(a_row("a", served_ids=(1,)), **changes)
    profile = a_profile(age=40, municipality_ids=(1,), condition=Condition.DEMENTIA)

    assert ids([row], profile) == ["a"]


def test_without_a_municipality_every_service_may_come() -> None:
    assert sorted(ids([a_row("a", served_ids=(1,)), a_row("b", served_ids=())])) == ["a", "b"]


@pytest.mark.parametrize(("for_minor", "expected"), [(True, {"child", "any"}), (False, {"old", "any"})])
def test_the_age_of_a_service_for_the_person_cared_for_is_not_that_of_the_carer(
    for_minor: bool, expected: set[str]
) -> None:
    for_recipient = a_row(audiences=(Audience.CARE_RECIPIENT,))
    rows = [
        replace(for_recipient, service_id="child", maximum_age=17),
        replace(for_recipient, service_id="old", minimum_age=65),
        replace(for_recipient, service_id="any"),
    ]

    assert set(ids(rows, a_profile(age=40, for_minor=for_minor))) == expected


def test_a_parent_sees_what_is_only_for_children() -> None:
    child = a_row(audiences=(Audience.BOTH,), maximum_age=17)

    assert ids([child], a_profile(age=40, for_minor=True)) == ["a"]
    assert ids([child], a_profile(age=40)) == []


# What moves the score

NAMED_REASONS: list[tuple[str, dict[str, Any], dict[str, Any], dict[str, Any]]] = [
    ("need:respite", {}, {}, {"needs": {}}),
    (
        "need:emotional",
        {"base_functions": (RESPITE, EMOTIONAL)},
        {"needs": {RESPITE: Need(1.0), EMOTIONAL: Need(0.4)}, "place": None},
        {"needs": {RESPITE: Need(1.0)}},
    ),
    ("condition-exact", {"conditions": (Condition.NAH,)}, {"condition": Condition.NAH}, {"condition": None}),
    ("condition-group", {"conditions": (Condition.NAH,)}, {"condition": Condition.DEMENTIA}, {"condition": None}),
    ("near", {}, {}, {"place": None}),
    ("language", {"languages": ("tr",)}, {"languages": ("tr",)}, {"languages": ()}),
    ("for-young", {"audiences": (Audience.YOUNG_CARER,)}, {"age": 15}, {"age": None}),
    ("law:wlz", {"laws": (Law.WLZ,)}, {"indication": Indication.WLZ}, {"indication": None}),
    ("law:wmo", {"laws": (Law.WMO,)}, {"indication": Indication.WMO}, {"indication": None}),
    ("law:jeugdwet", {"laws": (Law.JEUGDWET,)}, {"for_minor": True}, {"for_minor": False}),
]


@pytest.mark.parametrize(("code", "row", "person", "less"), NAMED_REASONS, ids=[named[0] for named in NAMED_REASONS])
def test_without_a_named_reason_the_score_falls(
    code: str, row: dict[str, Any], person: dict[str, Any], less: dict[str, Any]
) -> None:
    service = a_row(**{"assured_date": None, **row})
    profile = a_profile(**person)

    with_reason = the_offer(service, profile)
    without = the_offer(service, replace(profile, **less))

    assert code in said(with_reason)
    assert code not in said(without)
    assert without.score < with_reason.score


@pytest.mark.parametrize(
    ("code", "changes", "less"),
    [
        ("checked", {}, {"assured_date": None}),
        ("home-visit", {"is_home_visit": True, "coordinates": ()}, {"is_home_visit": False}),
        ("online", {"is_online": True, "coordinates": ()}, {"is_online": False}),
        ("law:none", {"laws": (Law.NONE,), "assured_date": None}, {"laws": ()}),
        ("for-everyone", {"coordinates": (), "assured_date": None}, {"conditions": (Condition.CANCER,)}),
    ],
)
def test_a_service_without_what_it_is_named_for_scores_less(
    code: str, changes: dict[str, Any], less: dict[str, Any]
) -> None:
    service = a_row(**changes)

    assert code in said(the_offer(service))
    assert the_offer(replace(service, **less)).score < the_offer(service).score


def test_the_closer_of_two_services_comes_first_at_every_distance() -> None:
    distances = [0.0, 0.4, 2.0, 2.4, 2.6, 7.9, 8.1, 20.0, 25.5, 44.0]

    for mobility in Mobility:
        profile = a_profile(mobility=mobility)
        scores = [the_offer(a_row(coordinates=(north_of(HOME, km),)), profile).score for km in distances]
        assert scores == sorted(scores, reverse=True)
        assert len(set(scores)) == len(scores)


def test_beyond_reach_distance_no_longer_counts_but_is_told() -> None:
    far, further = (the_offer(a_row(coordinates=(north_of(HOME, km),))) for km in (45.1, 120.0))

    assert far.score == further.score
    assert further.distance_km == pytest.approx(120.0, abs=0.1)
    assert further.weakest is not None
    assert further.weakest.code == "far"


def test_far_on_foot_is_near_by_car() -> None:
    row = a_row(coordinates=(north_of(HOME, 6.0),))

    scores = {mobility: the_offer(row, a_profile(mobility=mobility)).score for mobility in Mobility}

    assert scores[Mobility.FOOT] < scores[Mobility.BIKE] < scores[Mobility.TRANSIT] < scores[Mobility.CAR]


def test_of_several_places_the_nearest_counts() -> None:
    row = a_row(coordinates=(north_of(HOME, 30.0), north_of(HOME, 3.0), north_of(HOME, -9.0)))

    assert the_offer(row).distance_km == pytest.approx(3.0, abs=0.01)
    assert the_offer(row).score == the_offer(a_row(coordinates=(north_of(HOME, 3.0),))).score


@pytest.mark.parametrize(
    "pair", [NOWHERE, (0.01, -0.02), (100.0, 101.0), (math.nan, 5.0), (52.0, math.inf), (52.0, 181.0)]
)
def test_a_place_that_cannot_be_is_no_place(pair: tuple[float, float]) -> None:
    offer = the_offer(a_row(coordinates=(pair,)))

    assert offer.distance_km is None
    assert offer.weakest is not None
    assert offer.weakest.code == "place-unknown"
    assert recommend(build_catalogue([a_row()]), a_profile(place=Place(*pair)))[0].distance_km is None


def test_somebody_at_sea_in_the_gulf_of_guinea_does_not_find_the_services_without_coordinates() -> None:
    close_to_zero = a_profile(place=Place(0.2, 0.2))

    assert the_offer(a_row(coordinates=(NOWHERE,)), close_to_zero).distance_km is None


def test_whoever_travels_decides_from_which_home_the_distance_counts() -> None:
    there = Place(*north_of(HOME, 20.0))
    profile = a_profile(recipient_place=there, mobility=Mobility.CAR)
    row = a_row(coordinates=(north_of(HOME, 19.0),))

    found = {
        audience: the_offer(replace(row, audiences=(audience,)), profile)
        for audience in (Audience.CARER, Audience.CARE_RECIPIENT, Audience.BOTH)
    }

    assert found[Audience.CARER].distance_km == pytest.approx(19.0, abs=0.1)
    assert found[Audience.CARE_RECIPIENT].distance_km == pytest.approx(1.0, abs=0.1)
    assert found[Audience.BOTH].distance_km == pytest.approx(1.0, abs=0.1)
    assert said(found[Audience.CARE_RECIPIENT])["near"] == "Het is 1,0 km bij uw naaste vandaan."


def test_whoever_comes_to_the_house_is_here() -> None:
    visit = a_row("visit", coordinates=(north_of(HOME, 30.0),), is_home_visit=True)

    offer = the_offer(visit)

    assert offer.distance_km is None
    assert said(offer)["home-visit"] == "Ze komen bij u thuis."
    assert offer.score == the_offer(a_row("next-door")).score


def test_a_wlz_decision_lowers_what_the_wmo_takes_over_and_raises_the_wlz() -> None:
    wmo, wlz = a_row("wmo", laws=(Law.WMO,)), a_row("wlz", laws=(Law.WLZ,))
    unknown, decided = a_profile(), a_profile(indication=Indication.WLZ)

    assert the_offer(wmo, decided).score < the_offer(wmo, unknown).score
    assert the_offer(wlz, decided).score > the_offer(wlz, unknown).score
    weakest = the_offer(wmo, decided).weakest
    assert weakest is not None
    assert weakest.sentence.dutch() == "Dit gaat via de Wmo. Met een Wlz-indicatie helpt meestal het zorgkantoor."


def test_a_carers_own_support_stays_open_whatever_law_serves_the_other() -> None:
    group = a_row(base_functions=(EMOTIONAL,), laws=(Law.WMO,))

    scores = {one: the_offer(group, a_profile(indication=one)).score for one in (None, Indication.WLZ)}

    assert scores[None] == scores[Indication.WLZ]


@pytest.mark.parametrize(
    ("laws", "person", "sentence"),
    [
        (Law.WLZ, {"indication": Indication.NONE}, "Hiervoor is een Wlz-indicatie nodig."),
        (Law.JEUGDWET, {}, "Dit is er voor kinderen en jongeren tot 18 jaar."),
        (Law.WMO, {"for_minor": True}, "Dit gaat via de Wmo. Die is er vanaf 18 jaar."),
        (
            Law.JEUGDWET,
            {"for_minor": True, "indication": Indication.WLZ},
            "Dit gaat via de Jeugdwet. Met een Wlz-indicatie helpt meestal het zorgkantoor.",
        ),
    ],
)
def test_a_law_that_does_not_fit_is_the_weakest_point(laws: Law, person: dict[str, Any], sentence: str) -> None:
    weakest = the_offer(a_row(laws=(laws,)), a_profile(**person)).weakest

    assert weakest is not None
    assert weakest.sentence.dutch() == sentence


def test_an_exact_condition_comes_before_a_related_one_and_that_before_everyone_and_another() -> None:
    rows = [
        a_row("a-other", conditions=(Condition.ADDICTION,)),
        a_row("b-everyone"),
        a_row("c-related", conditions=(Condition.NAH,)),
        a_row("d-also", conditions=(Condition.NONE, Condition.DEMENTIA)),
        a_row("e-exact", conditions=(Condition.DEMENTIA,)),
    ]

    found = ids(rows, a_profile(condition=Condition.DEMENTIA))

    assert found == ["e-exact", "d-also", "c-related", "b-everyone", "a-other"]


def test_without_a_known_condition_what_is_for_everyone_comes_first() -> None:
    rows = [a_row("a-special", conditions=(Condition.DEMENTIA,)), a_row("b-everyone")]

    for condition in (None, Condition.NONE):
        assert ids(rows, a_profile(condition=condition)) == ["b-everyone", "a-special"]


def test_the_first_language_weighs_more_than_a_second() -> None:
    rows = [a_row("a-none", languages=("pl",)), a_row("b-second", languages=()), a_row("c-first", languages=("tr",))]

    assert ids(rows, a_profile(languages=("tr", "nl"))) == ["c-first", "b-second", "a-none"]


def test_doing_something_together_is_less_respite_than_a_takeover() -> None:
    rows = [
        a_row("a-light", respite_forms=(RespiteForm.SHARED_ACTIVITY,)),
        a_row("b-stay", respite_forms=(RespiteForm.STAY,)),
    ]

    assert ids(rows) == ["b-stay", "a-light"]


def test_a_young_person_gets_what_is_for_young_people_and_is_not_called_u() -> None:
    rows = [a_row("a-adult"), a_row("b-young", audiences=(Audience.YOUNG_CARER,))]

    found = offers(rows, a_profile(age=15))

    assert [offer.service_id for offer in found] == ["b-young", "a-adult"]
    words = {word for offer in found for reason in offer.reasons for word in reason.sentence.dutch().split()}
    assert not words & {"u", "uw", "u."}


# Spread, ties and limits


def test_the_list_is_spread_over_the_needs() -> None:
    rest = [a_row(f"rest-{number}") for number in range(10)]
    talk = [a_row(f"talk-{number}", base_functions=(EMOTIONAL,)) for number in range(10)]
    advice = [a_row(f"advice-{number}", base_functions=(ADVICE,)) for number in range(10)]
    needs = {RESPITE: Need(0.9), EMOTIONAL: Need(0.7), ADVICE: Need(0.5)}

    found = ids([*rest, *talk, *advice], a_profile(needs=needs))

    assert found[:4] == ["rest-0", "talk-0", "rest-1", "advice-0"]
    assert {name.partition("-")[0] for name in found[:8]} == {"rest", "talk", "advice"}


def test_a_provider_has_at_most_three_places_in_the_first_eight() -> None:
    rows = [a_row(f"a{number:02d}", provider_id="large") for number in range(30)]
    rows += [a_row(f"z{number}", provider_id=f"small-{number}", assured_date=None) for number in range(6)]

    found = ids(rows)

    assert found[:8] == ["a00", "a01", "a02", "z0", "z1", "z2", "z3", "z4"]
    assert found[8:10] == ["a03", "a04"]


def test_where_one_provider_is_all_there_is_the_list_ends_at_three() -> None:
    assert ids([a_row(f"a{number}", provider_id="only") for number in range(10)]) == ["a0", "a1", "a2"]


def test_services_without_a_provider_do_not_count_as_one_provider() -> None:
    assert len(ids([a_row(f"a{number}", provider_id=None) for number in range(10)])) == 10


def test_equal_scores_stand_in_the_order_of_their_ids() -> None:
    rows = [a_row(name) for name in ("c", "a", "d", "b")]

    assert ids(rows) == ["a", "b", "c", "d"]


@pytest.mark.parametrize(("limit", "expected"), [(-1, 0), (0, 0), (1, 1), (20, 20), (21, 20), (10_000, 20)])
def test_a_list_never_holds_more_than_asked_or_twenty(limit: int, expected: int) -> None:
    assert len(offers([a_row(f"a{number:02d}") for number in range(30)], limit=limit)) == expected


def test_a_provider_that_holds_the_whole_top_of_a_large_catalogue_does_not_hide_the_others() -> None:
    chance = random.Random(7)
    rows = [a_row(f"a{number:04d}", provider_id=chance.choice(["p", "q"])) for number in range(2000)]
    rows += [a_row("z1", provider_id="r", assured_date=None), a_row("z2", base_functions=(ADVICE,), coordinates=())]
    profile = a_profile(needs={RESPITE: Need(0.9), ADVICE: Need(0.1)})

    found = [(offer.service_id, offer.score) for offer in offers(rows, profile)]

    assert found == reference.ranked(rows, profile, weights_on(TODAY), 20)
    assert "z1" in [name for name, _ in found[:8]]


@pytest.mark.parametrize("block", [7, 1000, scoring.BLOCK])
def test_a_large_catalogue_over_the_country_is_ranked_as_slowly_and_plainly(
    block: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(scoring, "BLOCK", block)
    chance = random.Random(20261122)
    rows = [
        a_row(
            f"s{number:05d}",
            provider_id=f"p{chance.randrange(200)}",
            base_functions=tuple(chance.sample(list(BaseFunction), chance.randint(1, 3))),
            conditions=tuple(chance.sample(list(Condition), chance.randint(0, 2))),
            coordinates=[
                (chance.uniform(50.8, 53.5), chance.uniform(3.4, 7.2)) for _ in range(chance.choice([0, 1, 1, 4]))
            ],
            assured_date=TODAY - timedelta(days=chance.randrange(900)),
        )
        for number in range(1500)
    ]
    profile = a_profile(needs={RESPITE: Need(0.8), EMOTIONAL: Need(0.5)}, condition=Condition.CANCER)

    found = [(offer.service_id, offer.score) for offer in offers(rows, profile)]

    assert found == reference.ranked(rows, profile, weights_on(TODAY), 20)


# What is said


def test_the_answer_behind_a_need_is_kept_in_its_reason() -> None:
    because = Sentence("U zegt dat u %(often)s slecht slaapt.", {"often": "vaak"})
    profile = a_profile(needs={RESPITE: Need(0.9, because, item="sleep")})

    reason = the_offer(a_row(), profile).reasons[0]

    assert reason.code == "need:respite"
    assert reason.sentence.dutch() == "U zegt dat u vaak slecht slaapt. Dit geeft u even tijd om bij te komen."


def test_the_three_strongest_reasons_are_given_strongest_first() -> None:
    row = a_row(
        conditions=(Condition.DEMENTIA,), languages=("tr",), laws=(Law.NONE,), coordinates=(north_of(HOME, 2.3),)
    )
    profile = a_profile(condition=Condition.DEMENTIA, languages=("tr",))

    assert list(said(the_offer(row, profile))) == ["need:respite", "condition-exact", "near"]
    assert list(said(the_offer(row, replace(profile, condition=None)))) == ["need:respite", "near", "language"]


@pytest.mark.parametrize(
    ("days", "sentence"),
    [
        (0, "Dit is in de afgelopen weken nagekeken."),
        (-30, "Dit is in de afgelopen weken nagekeken."),
        (45, "Dit is in de afgelopen weken nagekeken."),
        (46, "Dit is 2 maanden geleden nagekeken."),
        (180, "Dit is 6 maanden geleden nagekeken."),
    ],
)
def test_when_a_service_was_checked_is_said_in_months(days: int, sentence: str) -> None:
    row = a_row(assured_date=TODAY - timedelta(days=days), coordinates=())

    assert said(the_offer(row))["checked"] == sentence


@pytest.mark.parametrize(
    ("changes", "person", "code", "sentence"),
    [
        ({"assured_date": None}, {}, "not-checked", "Wij hebben dit nog niet nagekeken. Bel eerst even."),
        (
            {"assured_date": TODAY - timedelta(days=640)},
            {},
            "not-checked",
            "Dit is al 21 maanden niet nagekeken. Bel eerst even.",
        ),
        ({"languages": ("nl",)}, {"languages": ("tr",)}, "language", "Wij weten niet of ze hier Turks spreken."),
        ({"languages": ("nl",)}, {"languages": ("xx",)}, "language", "Wij weten niet of ze hier taal xx spreken."),
        (
            {"conditions": (Condition.CANCER, Condition.NAH)},
            {"condition": Condition.LVB},
            "condition-other",
            "Dit is er vooral bij hersenletsel.",
        ),
        (
            {},
            {"condition": Condition.LVB},
            "for-everyone",
            "Dit is er niet speciaal bij moeite met leren en begrijpen.",
        ),
        (
            {"coordinates": (north_of(HOME, 12.0),)},
            {},
            "far",
            "Het is 12,0 km bij u vandaan. Dat is een eind.",
        ),
        (
            {"audiences": (Audience.PROFESSIONAL,)},
            {},
            "for-professionals",
            "Dit is bedoeld voor mensen die in de zorg werken.",
        ),
        (
            {"audiences": (Audience.YOUNG_CARER,)},
            {"age": 50},
            "for-young",
            "Dit is er voor jongeren die voor iemand zorgen.",
        ),
        ({}, {"age": 15}, "for-adults", "Dit is er vooral voor volwassenen."),
        (
            {"base_functions": (BaseFunction.MATERIAL,)},
            {},
            "need-none",
            "Dit past niet meteen bij wat nu nodig is.",
        ),
    ],
)
def test_the_weakest_point_is_said(changes: dict[str, Any], person: dict[str, Any], code: str, sentence: str) -> None:
    weakest = the_offer(a_row(**changes), a_profile(**person)).weakest

    assert weakest is not None
    assert (weakest.code, weakest.sentence.dutch()) == (code, sentence)


def test_a_perfect_answer_has_no_weakest_point_and_a_hundred_points() -> None:
    row = a_row(conditions=(Condition.NAH,), laws=(Law.WLZ,))
    profile = a_profile(needs={RESPITE: Need(1.0)}, condition=Condition.NAH, indication=Indication.WLZ)

    offer = the_offer(row, profile)

    assert offer.weakest is None
    assert offer.score == 100.0


def test_what_costs_next_to_nothing_is_no_weakest_point() -> None:
    assert the_offer(a_row(), a_profile(needs={})).weakest is None
    assert the_offer(a_row(), a_profile(needs={BaseFunction.ADVICE: Need(0.01)})).weakest is None


def test_the_answer_on_the_command_line_has_exactly_the_fields_of_the_format() -> None:
    offer = the_offer(a_row(coordinates=(north_of(HOME, 2.3),), assured_date=None))

    assert as_json(offer) == {
        "service_id": "a",
        "name": "Dienst a",
        "score": offer.score,
        "distance_km": 2.3,
        "reasons": [
            {"code": "need:respite", "sentence": "Dit geeft u even tijd om bij te komen."},
            {"code": "near", "sentence": "Het is 2,3 km bij u vandaan."},
            {"code": "for-everyone", "sentence": "Dit is er voor iedereen die voor een ander zorgt."},
        ],
        "weakest": {"code": "not-checked", "sentence": "Wij hebben dit nog niet nagekeken. Bel eerst even."},
    }


# The table and the catalogue


def test_the_points_of_the_parts_are_a_hundred_together_in_every_row_of_the_table() -> None:
    for row in table.WEIGHTS:
        parts = (row.need, row.condition, row.travel, row.audience, row.law, row.language, row.freshness)
        assert sum(parts) == 100


def test_the_weights_of_the_day_hold() -> None:
    first = table.WEIGHTS[0]

    assert weights_on(first.valid_from) == first
    assert weights_on(date(1990, 1, 1)) == first


def test_other_weights_give_another_order() -> None:
    rows = [a_row("a-unchecked", assured_date=None), a_row("b-far", coordinates=(north_of(HOME, 7.0),))]
    catalogue = build_catalogue(rows)
    fresh = replace(weights_on(TODAY), freshness=40, travel=1)

    assert [offer.service_id for offer in recommend(catalogue, a_profile())] == ["a-unchecked", "b-far"]
    assert [offer.service_id for offer in recommend(catalogue, a_profile(), weights=fresh)] == ["b-far", "a-unchecked"]


def test_a_service_that_stands_twice_in_the_rows_is_a_mistake_of_the_caller() -> None:
    with pytest.raises(ValueError, match="twice"):
        build_catalogue([a_row("a"), a_row("a")])


def test_an_empty_catalogue_gives_an_empty_list() -> None:
    assert offers([]) == []
    assert offers([], a_profile(municipality_ids=(5,))) == []


def test_the_chord_between_two_towns_is_the_way_over_the_globe() -> None:
    amsterdam, maastricht = Place(52.374, 4.8897), Place(50.8483, 5.6889)
    haversine = (
        2
        * 6371.0088
        * math.asin(
            math.sqrt(
                math.sin(math.radians(maastricht.latitude - amsterdam.latitude) / 2) ** 2
                + math.cos(math.radians(amsterdam.latitude))
                * math.cos(math.radians(maastricht.latitude))
                * math.sin(math.radians(maastricht.longitude - amsterdam.longitude) / 2) ** 2
            )
        )
    )

    assert distance_km(amsterdam, maastricht) == pytest.approx(haversine, abs=0.01)
