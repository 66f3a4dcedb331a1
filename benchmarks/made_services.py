"""Makes directories of any size out of the demo: the same number gives the same services, on every machine.

Sentences, codes and prices come from the demo; municipalities, organisations, people and addresses are put together
from parts of Dutch names and are nobody's. As a feed, for measuring imports:

    .venv/bin/python benchmarks/made_services.py 10000 feed.json

Straight into the tables, for measuring the search: `benchmarks/made_tables.py`.
"""

import json
import random
import sys
import time
import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import product
from pathlib import Path
from typing import Any

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from draagkracht.config.demo import feed

SEED = 20261122
NAMESPACE = uuid.uuid5(uuid.NAMESPACE_URL, "https://draagkracht.example/made")
MUNICIPALITIES = 340
FIRST_CODE = 5001  # of municipalities: above those of Statistics Netherlands, below those of the demo
SERVICES_PER_ORGANISATION = 8
PLACES_PER_MUNICIPALITY = 12
REGION = 6  # municipalities next to each other that share a service
SOUTH, NORTH, WEST, EAST = 50.8, 53.5, 3.4, 7.2
CLOSED, NATIONAL, REGIONAL, NEVER_ASSURED = 0.03, 0.002, 0.05, 0.2

Record = dict[str, Any]

FRONTS = """Ooster Wester Noorder Zuider Linden Eiken Berken Wilgen Elzen Hazel Klooster Molen Kerk Veen Heide Duin
Polder Water Zand Klei Roggen Haver Vossen Reiger Valken Ganzen Otter Bever Graven Konings""".split()
BACKS = """dam veen wolde hoven beek broek dijk horst lo rade wijk zijl stede meer kamp gaarde loo schoten drecht mond
bergen donk geest haar""".split()
STREETS = "straat laan weg plein hof singel kade pad dreef steeg".split()
FIRST_NAMES = """Anja Bram Corrie Dirk Emine Femke Gerda Hassan Ineke Joris Kasia Lotte Mo Nel Omar Petra Rania Sander
Trudy Willem Yusuf Zeynep Aaltje Beata Hennie Ruud Koen Marleen Theo Wietske Fatma Samira""".split()
HOUSES = """Huis Stichting Steunpunt Ontmoetingscentrum Buurthuis Zorgboerderij Logeerhuis Inloophuis Vrijwilligershuis
Thuiszorg Welzijn Hospice Werkplaats Buurtteam Zorggroep Coöperatie Bibliotheek Jongerenhuis""".split()
NAMED = """Linde Hofje Kruk Brug Loods Kade Spoor Kering Klaver Vijver Werkbank Veerpont Zonnebloem Vuurtoren Haven
Kastanje Vlinder Uil Regenboog Horizon Merel Zwaluw Egelantier Akker Bron Fontein Hoeksteen Toren Ark Wissel""".split()


@dataclass(frozen=True, slots=True)
class Made:
    """A made-up service: the demo's record that it is like, and everything in which it differs from that."""

    number: int
    like: Record
    municipality: int  # its place in `municipalities()`
    served: tuple[int, ...]  # places likewise
    is_everywhere: bool
    organisation: int
    place: int  # its place in `places()`
    name: str
    description: str
    first_step: str
    what_to_expect: str
    status: str
    assured_days_ago: int | None

    @property
    def hsds_id(self) -> str:
        """Return the id that it has in a feed and in the tables."""
        return made_id("service", self.number)


def made(number: int) -> Iterator[Made]:
    """Yield this many services, spread over the municipalities; the first ones are the same whatever the number."""
    chance = random.Random(SEED)
    kinds = _kinds()
    for position in range(number):
        like, pool = chance.choice(kinds)
        home = chance.randrange(MUNICIPALITIES)
        person = chance.choice(FIRST_NAMES)
        group = home + MUNICIPALITIES * chance.randrange(max(1, number // SERVICES_PER_ORGANISATION // MUNICIPALITIES))
        town = municipalities()[home].name
        house = organisation_name(group)
        kind, reach = like["said"], chance.random()
        yield Made(
            number=position,
            like=like,
            municipality=home,
            served=tuple(range(home // REGION * REGION, min(MUNICIPALITIES, (home // REGION + 1) * REGION)))
            if reach < REGIONAL
            else (home,),
            is_everywhere=reach < NATIONAL,
            organisation=group,
            place=home * PLACES_PER_MUNICIPALITY + chance.randrange(PLACES_PER_MUNICIPALITY),
            name=f"{kind['name']}{chance.choice((f' in {town}', f' bij {house}', f', met {person}', ''))}",
            description=" ".join((*kind["sentences"], *chance.sample(pool, 2), f"{house} doet dit in heel {town}.")),
            first_step=f"Bel {person} van {house}. {kind['first_step']}",
            what_to_expect=kind["expect"],
            status="temporarily closed" if chance.random() < CLOSED else "active",
            assured_days_ago=None if chance.random() < NEVER_ASSURED else chance.randrange(900),
        )


@dataclass(frozen=True, slots=True)
class Town:
    """A made-up municipality with the middle of its map."""

    code: str
    slug: str
    name: str
    latitude: float
    longitude: float


@dataclass(frozen=True, slots=True)
class Spot:
    """A made-up address."""

    name: str
    street: str
    postcode: str
    latitude: float
    longitude: float


@cache
def municipalities() -> tuple[Town, ...]:
    """Return the made-up municipalities; neighbours in the list are neighbours on the map."""
    chance = random.Random(SEED)
    names = chance.sample([front + back for front, back in product(FRONTS, BACKS)], MUNICIPALITIES)
    middles = sorted((chance.uniform(SOUTH, NORTH), chance.uniform(WEST, EAST)) for _ in names)
    return tuple(
        Town(f"GM{FIRST_CODE + position}", f"gemaakt-{name.lower()}", name, *middle)
        for position, (name, middle) in enumerate(zip(names, middles, strict=True))
    )


@cache
def places() -> tuple[Spot, ...]:
    """Return the made-up addresses, those of each municipality together."""
    chance = random.Random(SEED)
    return tuple(
        Spot(
            name=f"{chance.choice(HOUSES)} {chance.choice(NAMED)}",
            street=f"{chance.choice(FRONTS)}{chance.choice(BACKS)}{chance.choice(STREETS)} {chance.randrange(1, 200)}",
            postcode=f"{chance.randrange(1000, 9999)} {chr(65 + chance.randrange(26))}X",
            latitude=town.latitude + chance.gauss(0, 0.03),
            longitude=town.longitude + chance.gauss(0, 0.05),
        )
        for town in municipalities()
        for _ in range(PLACES_PER_MUNICIPALITY)
    )


@cache
def organisation_name(number: int) -> str:
    """Return the name of a made-up organisation; every number has its own."""
    chance = random.Random(SEED + number)
    place = f"{chance.choice(FRONTS)}{chance.choice(BACKS)}"
    return f"{chance.choice(HOUSES)} {chance.choice(('De', 'Van de'))} {chance.choice(NAMED)} {place}"


def feed_records(number: int) -> Iterator[Record]:
    """Yield full HSDS services, each with its organisation, place, schedules, prices and terms."""
    return map(feed_record, made(number))


def feed_record(service: Made) -> Record:
    """Return one made-up service as a full HSDS service."""
    town, spot = municipalities()[service.municipality], places()[service.place]
    own = {"service_id": service.hsds_id}
    place_id, house = made_id("location", service.place), organisation_name(service.organisation)
    record = {name: value for name, value in service.like.items() if name not in ("said", "alert")}
    for part in ("schedules", "languages", "cost_options", "contacts", "phones", "attributes"):
        key = "link_id" if part == "attributes" else "service_id"
        record[part] = [
            {**row, "id": made_id(part, service.number, position), key: service.hsds_id}
            for position, row in enumerate(record[part])
            if "label" not in row
        ]
    record["attributes"] += [
        {"id": made_id(label, service.number), "link_id": service.hsds_id, "link_entity": "service",
         "label": label, "value": value}
        for label, value in (("first-step", service.first_step), ("what-to-expect", service.what_to_expect))
    ]  # fmt: skip
    return record | {
        "id": service.hsds_id,
        "organization_id": made_id("organization", service.organisation),
        "name": service.name,
        "description": service.description,
        "status": service.status,
        "url": f"https://{town.slug}.example/{service.number}",
        "email": f"info@{town.slug}.example",
        "organization": {
            "id": made_id("organization", service.organisation),
            "name": house,
            "description": f"{house} werkt in {town.name}.",
            "website": f"https://{town.slug}.example/organisatie/{service.organisation}",
        },
        "service_areas": [
            {
                **own,
                "id": made_id("area", service.number, position),
                "name": name,
                "extent": extent,
                "extent_type": "text",
            }
            for position, (extent, name) in enumerate(_areas(service))
        ],
        "service_at_locations": [
            {
                **own,
                "id": made_id("at", service.number),
                "location_id": place_id,
                "location": _location(place_id, spot, town),
            }
        ],
    }


def write_feed(path: Path, number: int) -> None:
    """Write a feed with this many services as one file of JSON.

    Without service areas: whoever imports it is served, and needs none of the made-up municipalities.
    """
    records = [{**record, "service_areas": []} for record in feed_records(number)]
    path.write_text(json.dumps(records, ensure_ascii=False), encoding="utf-8")


def _areas(service: Made) -> list[tuple[str, str]]:
    if service.is_everywhere:
        return [(feed.COUNTRY_CODE, "Nederland")]
    return [(town.code, town.name) for town in (municipalities()[one] for one in service.served)]


def _location(place_id: str, spot: Spot, town: Town) -> Record:
    return {
        "id": place_id,
        "location_type": "physical",
        "name": spot.name,
        "latitude": spot.latitude,
        "longitude": spot.longitude,
        "addresses": [
            {"id": f"{place_id}-address", "location_id": place_id, "address_1": spot.street, "city": town.name,
             "region": town.name, "state_province": "Voorbeeldland", "postal_code": spot.postcode,
             "country": feed.COUNTRY_CODE, "address_type": "physical"}
        ],
    }  # fmt: skip


@cache
def _kinds() -> tuple[tuple[Record, tuple[str, ...]], ...]:
    """Return the records of the demo, each with its own words (`said`) and the sentences of services like it."""
    records = [record for town in feed.municipalities() for record in feed.build_feed(town["slug"])]
    for record in records:
        texts = {one["label"]: one["value"] for one in record["attributes"] if "label" in one}
        record["said"] = {
            "name": record["name"].split(",")[0],
            "sentences": _sentences(record["description"]),
            "first_step": texts[feed.LABEL_OF_FIELD["first_step"]],
            "expect": texts[feed.LABEL_OF_FIELD["expect"]],
        }
    pools: dict[str, list[str]] = {}
    for record in records:
        pools.setdefault(_need(record), []).extend(
            (*record["said"]["sentences"], *_sentences(record["said"]["expect"]))
        )
    return tuple((record, tuple(pools[_need(record)])) for record in records)


def _sentences(text: str) -> list[str]:
    return [f"{sentence.rstrip('.')}." for sentence in text.split(". ")]


def _need(record: Record) -> str:
    """Return the first base function of a record."""
    return next(code for taxonomy, code in _codes(record) if taxonomy == "draagkracht-base-function")


def _codes(record: Record) -> Iterator[tuple[str, str]]:
    for attribute in record["attributes"]:
        if "taxonomy_term" in attribute:
            yield attribute["taxonomy_term"]["taxonomy"], attribute["taxonomy_term"]["code"]


def made_id(*parts: object) -> str:
    """Return the id of something made up; the same parts, the same id."""
    return str(uuid.uuid5(NAMESPACE, "/".join(map(str, parts))))


def main() -> int:
    """Write a feed with the number of services and to the file that the command line names."""
    number, path = int(sys.argv[1]), Path(sys.argv[2])
    started = time.perf_counter()
    write_feed(path, number)
    print(f"{number:,} services, {path.stat().st_size / 1e6:.1f} MB, {time.perf_counter() - started:.1f} s: {path}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
