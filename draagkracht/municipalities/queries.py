"""Reading municipalities; what goes to a page is a frozen dataclass that cannot query."""

import dataclasses
import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import BooleanField, ExpressionWrapper, Q, Value
from django.db.models.functions import JSONObject
from django.http import HttpRequest

from draagkracht.base import tenancy
from draagkracht.municipalities import national, rules
from draagkracht.municipalities.models import (
    Channel,
    HostName,
    Mail,
    Municipality,
    Parameter,
    Place,
    Team,
    TelephoneLine,
)

DUTCH = "nl"
Texts = dict[str, dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Line:
    """A telephone line as a page shows it; `uri` is what a telephone dials."""

    code: str
    name: str
    number: str
    uri: str
    texts: Texts
    is_always_open: bool = False
    also: str = ""
    source: str = ""
    checked_date: datetime.date | None = None
    is_to_confirm: bool = False

    @property
    def hint(self) -> str:
        """Return how its button looks: the emergency number as danger."""
        return "danger" if self.code == "emergency" else ""

    def text(self, key: str, language: str) -> str:
        """Return one of the line's texts (`hours`, `cost`, `who_for`) in a language, else in Dutch, else nothing.

        `name` is what the line is called in that language; most are called the same in all.
        """
        return str(text_in(self.texts, key, language) or (self.name if key == "name" else ""))


@dataclass(frozen=True, slots=True)
class Desk:
    """The contact desk of a municipality."""

    name: str
    phone: str
    phone_uri: str
    email: str
    address: str
    hours: tuple[rules.Hours, ...]


@dataclass(frozen=True, slots=True)
class Site:
    """A municipality as its pages see it: everything that does not differ from page to page."""

    id: int
    code: str
    slug: str
    name: str
    languages: tuple[str, ...]
    theme: str
    latitude: float
    longitude: float
    desk: Desk
    lines: tuple[Line, ...]
    texts: Texts

    def line(self, code: str) -> Line:
        """Return a telephone line by its code; raises KeyError when there is none."""
        for line in self.lines:
            if line.code == code:
                return line
        raise KeyError(code)

    def text(self, key: str, language: str) -> Any:
        """Return a text of the municipality in a language, else in Dutch; None when it has none."""
        return text_in(self.texts, key, language)


@dataclass(frozen=True, slots=True)
class Letter:
    """A mail of the outbox; `sent_at` is None while it waits."""

    to: str
    subject: str
    body: str
    queued_at: datetime.datetime
    sent_at: datetime.datetime | None


class SiteRequest(HttpRequest):
    """A request after the middleware has chosen the municipality."""

    site: Site  # type: ignore[assignment]  # the types of Django know another `site`


def text_in(texts: Texts, key: str, language: str) -> Any:
    """Return a text in a language, else in Dutch; None when there is none."""
    versions = texts.get(key, {})
    return versions.get(language) or versions.get(DUTCH)


def get_site(host: str) -> Site | None:
    """Return the site of the municipality that answers to a host name; None when no municipality does. One query."""
    if not host.isascii():
        return None
    hosts = HostName.objects.select_related("municipality").annotate(lines=_lines_as_json())
    found = hosts.filter(name=host[:253]).first()
    return site_of(found.municipality, [_line(row) for row in found.lines]) if found else None


def list_lines(site: Site, wanted: Sequence[str], moment: datetime.datetime) -> tuple[Line, ...]:
    """Return the telephone lines with these codes; `desk` is the municipality's own.

    In this order, but who does not answer at a local moment comes last: whoever must call, calls somebody who answers.
    """
    texts = {"hours": site.texts.get("desk_hours", {})}
    desk = Line(rules.DESK, site.desk.name, site.desk.phone, site.desk.phone_uri, texts)
    known = {line.code: line for line in (*site.lines, desk)}
    ordered = sorted(wanted, key=lambda code: not rules.is_answered(code, site.desk.hours, moment))
    return tuple(known[code] for code in ordered if code in known)


def _lines_as_json() -> ArraySubquery:
    """Return the national lines as a column, so that a page costs one query less."""
    fields = [field.name for field in dataclasses.fields(Line)]
    lines = TelephoneLine.objects.order_by("position", "code")
    return ArraySubquery(lines.values(json=JSONObject(**{name: name for name in fields})))


def _line(row: dict[str, Any]) -> Line:
    day = row["checked_date"]
    return Line(**row | {"checked_date": datetime.date.fromisoformat(day) if day else None})


def site_of(municipality: Municipality, lines: Sequence[Line]) -> Site:
    """Return the site of a municipality, with these national telephone lines and its own out-of-hours practice."""
    desk = Desk(
        municipality.desk_name,
        municipality.desk_phone,
        municipality.desk_phone_uri,
        municipality.desk_email,
        municipality.desk_address,
        rules.read_hours(municipality.desk_hours),
    )
    gp = Line(
        "gp-out-of-hours",
        municipality.gp_name,
        municipality.gp_phone,
        municipality.gp_phone_uri,
        {key[3:]: value for key, value in municipality.texts.items() if key.startswith("gp_")},
    )
    return Site(
        id=municipality.pk,
        code=municipality.code,
        slug=municipality.slug,
        name=municipality.name,
        languages=tuple(municipality.languages),
        theme=municipality.theme,
        latitude=municipality.latitude,
        longitude=municipality.longitude,
        desk=desk,
        lines=(*lines, gp),
        texts=municipality.texts,
    )


def list_municipalities() -> list[tuple[str, str]]:
    """Return (name, first host name) of every municipality on this installation, by name."""
    hosts: dict[str, str] = {}
    for host in HostName.objects.select_related("municipality").order_by("municipality__name", "pk"):
        hosts.setdefault(host.municipality.name, host.name)
    return list(hosts.items())


def list_ids() -> list[int]:
    """Return the primary keys of all municipalities on this installation."""
    return list(Municipality.objects.order_by("pk").values_list("pk", flat=True))


def get_origin(municipality_id: int) -> str:
    """Return scheme and host of a municipality's site, for links in letters: “https://…”; "" when it has no host."""
    name = (
        HostName.objects.filter(municipality_id=municipality_id).order_by("pk").values_list("name", flat=True).first()
    )
    scheme = "https" if settings.BEHIND_TLS else "http"
    return f"{scheme}://{name}{settings.SITE_PORT}" if name else ""


def get_municipality(slug: str) -> Municipality | None:
    """Return a municipality by the name it has in addresses and commands; None when there is none."""
    return Municipality.objects.filter(slug=slug).first()


def list_places() -> list[rules.Spot]:
    """Return the neighbourhoods and villages of the present municipality, by name."""
    return [rules.Spot(place.name, place.latitude, place.longitude) for place in Place.objects.order_by("name")]


@dataclass(frozen=True, slots=True)
class KnownPlaces:
    """What somebody may fill in as a place, by name: the municipality's own places and its own name (`own`), and the
    other municipalities of this installation."""

    own: list[rules.Spot]
    others: list[rules.Spot]


def list_known_places() -> KnownPlaces:
    """Return which places are known by name. One query."""
    columns = ("name", "latitude", "longitude", "is_own")
    is_here = ExpressionWrapper(Q(pk__in=tenancy.current_municipalities()), BooleanField())
    all_municipalities = Municipality.objects.order_by().annotate(is_own=is_here).values_list(*columns)
    places = Place.objects.order_by().annotate(is_own=Value(value=True)).values_list(*columns)
    rows = sorted(places.union(all_municipalities))
    return KnownPlaces(
        [rules.Spot(*row) for *row, is_own in rows if is_own],
        [rules.Spot(*row) for *row, is_own in rows if not is_own],
    )


def list_named_places() -> list[rules.Spot]:
    """Return what somebody may fill in as a place: the municipality's own places, and its own name. One query."""
    return list_known_places().own


def get_origin_of(name: str) -> str:
    """Return scheme and host of the site of the municipality with this name; "" when it has none."""
    found = Municipality.objects.filter(name=name).values_list("pk", flat=True).first()
    return get_origin(found) if found else ""


def list_teams() -> list[str]:
    """Return the names of the present municipality's teams."""
    return list(Team.objects.order_by("name").values_list("name", flat=True))


def list_channel_codes() -> list[str]:
    """Return the codes that `?via=` may have in the present municipality."""
    return list(Channel.objects.order_by("code").values_list("code", flat=True))


def get_parameter(code: str, on: datetime.date) -> Parameter | None:
    """Return the value of a parameter in the present municipality on a day; None when there is none on that day.

    Its own goes before the one of the whole country.
    """
    valid = Q(valid_from__lte=on) & (Q(valid_until__isnull=True) | Q(valid_until__gt=on))
    return Parameter.objects.filter(valid, code=code).first() or next(
        (one for one in _national(code) if one.code == code and _is_valid_on(one, on)), None
    )


def list_parameters(start: str) -> list[Parameter]:
    """Return the parameters whose code starts like this, on whatever day: of the whole country, and then the own ones.

    Where both have a code on a day, the last counts.
    """
    return [*_national(start), *Parameter.objects.filter(code__startswith=start).order_by("code", "valid_from")]


def _national(start: str) -> list[Parameter]:
    """Return the parameters that every municipality has: rows that nobody saves."""
    return [Parameter(**row) for row in national.read_parameters() if row["code"].startswith(start)]


def _is_valid_on(parameter: Parameter, day: datetime.date) -> bool:
    return parameter.valid_from <= day and (parameter.valid_until is None or day < parameter.valid_until)


def list_mails(*, limit: int) -> list[Letter]:
    """Return the mails of the present municipality, the newest first."""
    found = Mail.objects.order_by("-queued_at", "-pk")[:limit]
    return [Letter(mail.to, mail.subject, mail.body, mail.queued_at, mail.sent_at) for mail in found]


def list_area_names() -> list[tuple[str, str]]:
    """Return (CBS code, name) of every municipality of this installation, by name: where people may live."""
    return list(Municipality.objects.order_by("name").values_list("code", "name"))
