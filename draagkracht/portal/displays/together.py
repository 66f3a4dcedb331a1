"""What the pages of filling in together show: the instruments, what was asked before, and what came out."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from django.urls import reverse
from django.utils import formats, timezone
from django.utils.http import urlencode
from django.utils.translation import get_language_info

from draagkracht.assessments.forms import PREFIX
from draagkracht.assessments.rules import codes
from draagkracht.assessments.rules.definition import Instrument
from draagkracht.assessments.rules.headline import band_in_words, score_in_words
from draagkracht.base.translation import translate
from draagkracht.portal.displays.results import name_of
from draagkracht.portal.together.forms import TogetherForm, minutes_in_words
from draagkracht.portal.together.origins import Origin


@dataclass(frozen=True, slots=True)
class Choice:
    """An instrument to choose."""

    name: str
    title: str
    url: str
    takes: str
    purpose: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """What came out: in words, and where it went. `name` is empty where it goes along on paper, with a code.

    `measured` are the fields with which a referral begins, so that nothing is answered twice.
    """

    instrument: str
    points: str
    band: str
    name: str = field(repr=False)
    code: str = field(repr=False)
    measured: tuple[tuple[str, str], ...] = field(repr=False)


def choices(instruments: Sequence[Instrument], origin: Origin) -> tuple[Choice, ...]:
    """Return the instruments to choose from; their addresses carry the case or the referral."""
    query = f"?{urlencode(origin.carried)}" if origin.carried else ""
    return tuple(
        Choice(
            name=name_of(one.code),
            title=one.title,
            url=reverse("portal-staff:fill-in", args=[one.code]) + query,
            takes=minutes_in_words(one.minutes),
            purpose=one.manual.purpose,
        )
        for one in instruments
    )


def earlier_rows(origin: Origin, instrument: str) -> list[list[str]]:
    """Return what an instrument said before, as far as it was shown, as a table."""
    points = [
        (one.taken_at, one.points, one.band, one.asked_by) for one in origin.earlier if one.instrument == instrument
    ]
    travelled = origin.travelled
    if travelled and travelled.instrument == instrument:
        points.append((travelled.taken_at, travelled.points, travelled.band, travelled.by))
    return [
        [
            formats.date_format(timezone.localtime(taken_at), "j F Y"),
            f"{translate(score_in_words(instrument, number))}: {translate(band_in_words(instrument, number, band))}",
            by,
        ]
        for taken_at, number, band, by in points
    ]


def done(form: TogetherForm, code: str) -> Done:
    """Return what came out of a form that was kept; `code` "" where it went to a space."""
    filled, place = form.filled, form.person_id
    if filled is None:
        raise ValueError("the form was not counted")
    return Done(
        instrument=name_of(filled.instrument),
        points=translate(score_in_words(filled.instrument, filled.points)),
        band=translate(band_in_words(filled.instrument, filled.points, filled.band)),
        name=next((one.name for one in form.origin.spaces if one.person_id == place), ""),
        code=codes.shape(code) if code else "",
        measured=(("instrument", filled.instrument), *_answers(form)),
    )


def _answers(form: TogetherForm) -> Iterator[tuple[str, str]]:
    """Return each answer of a form that was kept, as the form sent it."""
    for name in form.fields:
        given = form.cleaned_data.get(name)
        if name.startswith(PREFIX) and given:
            yield from ((name, code) for code in ([given] if isinstance(given, str) else given))


def languages(known: Sequence[str]) -> list[tuple[str, str]]:
    """Return the languages in which the paper can be printed, each with its own name."""
    return [(code, get_language_info(code)["name_local"]) for code in known]
