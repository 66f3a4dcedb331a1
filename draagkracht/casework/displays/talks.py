"""Talks in words: on the page of a case, and the page on which one is held."""

import dataclasses
import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from django.urls import reverse
from django.utils import formats, timezone
from django.utils.translation import gettext

from draagkracht.base.forms import FieldDisplay, FormError, Option
from draagkracht.base.text import N_, Sentence
from draagkracht.base.translation import translate
from draagkracht.casework.displays.cases import Link
from draagkracht.casework.permissions import Worker
from draagkracht.casework.queries import talks as queries
from draagkracht.casework.queries.cases import CaseFile
from draagkracht.casework.queries.talks import TalkFacts, TalkFile, There
from draagkracht.casework.rules import conversation, talks
from draagkracht.casework.rules.conversation import OWN_WORDS
from draagkracht.casework.rules.requests import ROLE_LABELS
from draagkracht.casework.rules.talks import TalkState, Told
from draagkracht.municipalities.queries import Line, Site
from draagkracht.questionnaires.rules.definition import Item
from draagkracht.questionnaires.rules.texts import texts

OUTCOMES: Final = {talks.Outcome.PRESENT: N_("Ja"), talks.Outcome.ABSENT: N_("Nee")}
TOLD: Final[Mapping[str, str]] = {
    Told.MAIL: N_("uitgenodigd per mail"),
    Told.LETTER: N_("de uitnodiging ligt klaar als brief"),
    Told.SPOKEN: N_("wist er al van"),
    Told.BY_CLIENT: N_("uitgenodigd via de ander, nog zonder naam"),
    Told.UNPLANNED: N_("schrijf nog op of die erbij was"),
}


@dataclass(frozen=True, slots=True)
class TalkLine:
    """A talk on the page of a case."""

    heading: str
    state: str
    says: str
    people: tuple[str, ...]
    url: str


@dataclass(frozen=True, slots=True)
class TalksPart:
    """The talks of a case."""

    talks: tuple[TalkLine, ...]
    plan_url: str
    write_up_url: str
    agree_url: str


@dataclass(frozen=True, slots=True)
class Question:
    """A question of a talk, with the mark of what the page was opened with, and what another wrote meanwhile."""

    field: FieldDisplay
    mark: str
    theirs: tuple[str, ...] = dataclasses.field(default=(), repr=False)
    says: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """Some questions under one heading."""

    id: str
    heading: str
    questions: tuple[Question, ...]


@dataclass(frozen=True, slots=True)
class Presence:
    """Whether somebody was there, and why not."""

    outcome: FieldDisplay
    why: FieldDisplay


@dataclass(frozen=True, slots=True)
class Alarm:
    """What calls for help at once: what to do, and whom to call."""

    says: tuple[str, ...]
    lines: tuple[Line, ...]
    urgent_url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TalkPage:
    """The page on which a talk is held."""

    heading: str
    when: str
    place: str
    is_confidential: bool
    is_open: bool
    page: str
    first: Question
    parts: tuple[Part, ...]
    presences: tuple[Presence, ...]
    alarm: Alarm | None
    danger: str  # the question under which that stands
    readers: str  # who reads a talk in confidence
    errors: tuple[FormError, ...]
    has_conflict: bool
    url: str
    case: Link
    move_url: str
    cancel_url: str


def talks_part(case: CaseFile, worker: Worker, at: datetime.datetime) -> TalksPart:
    """Return the talks of a case for its page."""
    found = queries.list_talks(case.id, worker)
    is_waiting = any(party.is_invited and not party.name for party in case.parties)
    return TalksPart(
        tuple(_line(case, talk, at) for talk in found),
        reverse("casework-staff:plan-talk", args=[case.public_id]) if case.steps else "",
        reverse("casework-staff:write-up-talk", args=[case.public_id]) if case.steps else "",
        reverse("casework-staff:add-carer", args=[case.public_id]) if is_waiting and case.steps else "",
    )


def _line(case: CaseFile, talk: TalkFacts, at: datetime.datetime) -> TalkLine:
    is_over = talk.state is TalkState.PLANNED and talk.planned_at <= at
    says = f"{gettext('In vertrouwen.')} {translate(talks.READ_BY)}" if talk.is_confidential else ""
    return TalkLine(
        heading=f"{kind_of(talk)}: {_moment(talk)}",
        state=translate(talks.NOT_CLOSED if is_over else talks.STATE_LABELS[talk.state]),
        says=says,
        people=tuple(_person(one, talk) for one in talk.there),
        url=talk_url(case, talk) if talk.may_open else "",
    )


def kind_of(talk: TalkFacts) -> str:
    """Return with whom a talk is: by name where it is with one person of whom that is known."""
    names = [one.name for one in talk.there if one.has_name]
    if talk.kind is talks.Kind.TOGETHER or len(names) != 1:
        return translate(talks.LABELS[talk.kind])
    return gettext("Alleen met %(name)s") % {"name": names[0]}


def _small(text: str) -> str:
    return text[:1].lower() + text[1:]


@dataclass(frozen=True, slots=True)
class Danger:
    """What was noted in talks that calls for help: what it is, what to do, which telephone lines, and where to write
    what was done; that is empty once it is done.
    """

    signs: tuple[str, ...]
    says: tuple[str, ...]
    codes: tuple[str, ...]
    settle_url: str


def danger_part(case: CaseFile, worker: Worker, _at: datetime.datetime) -> Danger | None:
    """Return the mark on a case that somebody may be in danger; None without one.

    Whoever may read the talk reads what it is; others that it is there, until somebody says what was done.
    """
    flags = queries.list_flags(case.id, worker)
    if not flags and not case.is_alarm:
        return None
    settle_url = reverse("casework-staff:settle-alarm", args=[case.public_id]) if case.is_alarm else ""
    if not flags:
        hidden = gettext("Het staat in een gesprek in vertrouwen. Vraag het wie dit behandelt.")
        return Danger((), (hidden,), (), settle_url)
    item = conversation.question(conversation.DANGER)
    signs = tuple(_sign(_said(item, flag), about) for flag, about in flags.items())
    says = tuple(translate(conversation.SAYS[flag]) for flag in flags)
    return Danger(signs, says, conversation.lines_for(tuple(flags)), settle_url)


def _sign(sign: str, about: Sequence[str]) -> str:
    """Return what calls for help, with about whom that is, where somebody said so."""
    item = conversation.question(conversation.ABOUT)
    return ": ".join(filter(None, (sign, ", ".join(_said(item, one).lower() for one in about))))


def _person(one: There, talk: TalkFacts) -> str:
    if talk.state is TalkState.HELD and one.outcome:
        was = gettext("was er") if one.outcome == talks.Outcome.PRESENT else gettext("was er niet")
        return f"{one.name}: {was}" + (f" ({one.why})" if one.why else "")
    return f"{one.name}: {gettext(TOLD.get(one.told_how, TOLD[Told.LETTER]))}"


def talk_page(
    case: CaseFile,
    talk: TalkFile,
    site: Site,
    *,
    page: str,
    typed: Mapping[str, Sequence[str]] | None = None,
    theirs: Mapping[str, Sequence[str]] | None = None,
    errors: Mapping[str, Sentence] | None = None,
    refusal: Sentence | None = None,
) -> TalkPage:
    """Return the page of a talk: as it is, or with what was just typed, what is wrong, and what another wrote."""
    stands = {**talk.answers, OWN_WORDS: [talk.own_words] if talk.own_words else []}
    shown = {**stands, **(typed or {})}
    words = texts(conversation.questionnaire(), "nl")

    def question(item: Item) -> Question:
        other = tuple(_said(item, value) for value in (theirs or {}).get(item.link_id, ()))
        name = item.link_id
        wrong = [translate(errors[name])] if errors and name in errors else []
        wrong += [gettext("Een collega schreef hier ook. Maak er één antwoord van, en bewaar het.")] * (
            name in (theirs or {})
        )
        made = _field(item, str(words.items[name]), shown.get(name, ()), tuple(wrong))
        return Question(made, conversation.mark_of(stands.get(name, ())), other)

    parts = tuple(
        Part(group.link_id, str(words.items[group.link_id]), tuple(question(item) for item in group.items))
        for group in conversation.groups(talk.facts.kind)
    )
    first = _first(shown, stands, theirs or {})
    if talk.carers:
        apart = tuple(_apart(one, shown, stands, theirs or {}) for one in talk.carers)
        parts = (*parts, Part("apart", gettext("In vertrouwen, van één van de mensen die zorgen"), apart))
    questions = [first, *(one for part in parts for one in part.questions)]
    wrong = [FormError(translate(refusal))] if refusal else []
    wrong += [FormError(text, one.field.id, one.field.label) for one in questions for text in one.field.errors]
    return TalkPage(
        heading=gettext("Gesprek: %(kind)s") % {"kind": _small(kind_of(talk.facts))},
        when=_moment(talk.facts),
        place=talk.facts.place,
        is_confidential=talk.facts.is_confidential,
        is_open=talk.facts.state is TalkState.PLANNED,
        page=page,
        first=first,
        parts=parts,
        presences=tuple(_presence(one, typed) for one in talk.facts.there),
        alarm=alarm(case.public_id, shown, site),
        danger=conversation.DANGER,
        readers=translate(talks.READ_BY),
        errors=tuple(wrong),
        has_conflict=bool(theirs),
        url=talk_url(case, talk.facts),
        case=Link(case.reference, reverse("casework-staff:show-case", args=[case.public_id])),
        move_url=reverse("casework-staff:move-talk", args=[case.public_id, talk.facts.public_id]),
        cancel_url=reverse("casework-staff:cancel-talk", args=[case.public_id, talk.facts.public_id]),
    )


def alarm(case_id: UUID, answers: Mapping[str, Sequence[str]], site: Site) -> Alarm | None:
    """Return what calls for help at once; None where nothing does."""
    flags = conversation.red_flags(answers)
    if not flags:
        return None
    wanted = conversation.lines_for(flags)
    lines = tuple(line for code in wanted for line in site.lines if line.code == code)
    url = reverse("casework-staff:take-step", args=[case_id, "spoedhulp-geven"])
    return Alarm(tuple(translate(conversation.SAYS[flag]) for flag in flags), lines, url)


def _first(
    shown: Mapping[str, Sequence[str]], stands: Mapping[str, Sequence[str]], theirs: Mapping[str, Sequence[str]]
) -> Question:
    conflict = gettext("Een collega schreef hier ook. Maak er één antwoord van, en bewaar het.")
    made = FieldDisplay(
        kind="textarea",
        name=OWN_WORDS,
        label=gettext("In eigen woorden: hoe gaat het, en wat is de vraag?"),
        description=gettext("Laat eerst vertellen. Schrijf op wat iemand zegt, in die woorden."),
        value="".join(shown.get(OWN_WORDS, ())),
        is_required=False,
        is_marked=False,
        errors=(conflict,) if OWN_WORDS in theirs else (),
    )
    return Question(made, conversation.mark_of(stands.get(OWN_WORDS, ())), tuple(theirs.get(OWN_WORDS, ())))


def _apart(
    one: There,
    shown: Mapping[str, Sequence[str]],
    stands: Mapping[str, Sequence[str]],
    theirs: Mapping[str, Sequence[str]],
) -> Question:
    """Return the place for what one of several carers says in confidence."""
    name = conversation.own_place(one.party_id)
    conflict = gettext("Een collega schreef hier ook. Maak er één antwoord van, en bewaar het.")
    made = FieldDisplay(
        kind="textarea",
        name=name,
        label=gettext("Alleen van %(name)s") % {"name": one.name},
        description=translate(talks.READ_BY),
        value="".join(shown.get(name, ())),
        is_required=False,
        is_marked=False,
        errors=(conflict,) if name in theirs else (),
    )
    return Question(made, conversation.mark_of(stands.get(name, ())), tuple(theirs.get(name, ())))


def _field(item: Item, label: str, chosen: Sequence[str], errors: tuple[str, ...]) -> FieldDisplay:
    options = tuple(Option(option.code, option.text.words, option.code in chosen) for option in item.options)
    return FieldDisplay(
        kind="checkboxes" if item.repeats else "radio" if options else "textarea",
        name=item.link_id,
        label=label,
        value="" if options else "".join(chosen[:1]),
        options=options,
        errors=errors,
        is_required=False,
        is_marked=False,
    )


def _said(item: Item, value: str) -> str:
    option = item.option(value)
    return option.text.words if option else value


def _presence(one: There, typed: Mapping[str, Sequence[str]] | None) -> Presence:
    name, why = f"er-{one.party_id}", f"waarom-{one.party_id}"
    outcome = "".join((typed or {}).get(name, ())) or one.outcome
    said = "".join((typed or {}).get(why, ())) if typed and why in typed else one.why
    label = gettext("Was %(name)s erbij? (%(role)s)")
    return Presence(
        FieldDisplay(
            kind="radio",
            name=name,
            label=label % {"name": one.name, "role": translate(ROLE_LABELS[one.role]).lower()},
            options=tuple(Option(code.value, gettext(text), code == outcome) for code, text in OUTCOMES.items()),
            is_required=False,
            is_marked=False,
        ),
        FieldDisplay(
            kind="text",
            name=why,
            label=gettext("Zo nee, waarom niet?"),
            value=said,
            is_required=False,
            is_marked=False,
        ),
    )


def _moment(talk: TalkFacts) -> str:
    is_this_year = talk.planned_at.year == timezone.localdate().year
    wanted = "l j F, H.i" if is_this_year else "l j F Y, H.i"
    return str(formats.date_format(talk.planned_at, wanted)) + " " + gettext("uur")


def moment_of(talk: TalkFacts) -> dict[str, str]:
    """Return when and where a talk is, as the form that moves it begins."""
    day, time = talk.planned_at.date().isoformat(), f"{talk.planned_at:%H:%M}"
    return {"dag": day, "tijd": time, "plaats": talk.place}


def talk_url(case: CaseFile, talk: TalkFacts) -> str:
    """Return the address of the page of a talk."""
    return reverse("casework-staff:hold-talk", args=[case.public_id, talk.public_id])
