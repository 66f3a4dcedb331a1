"""What is talked about: the questionnaire, which answers call for help at once, and what may not stay open.

Two people may write at once. Each answer knows the page on which it was written last (`writers`): what changed since a
page was opened, on another page, is not overwritten. A page knows what it was opened with by a mark (`mark_of`).
"""

import hashlib
import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Final
from uuid import UUID

from draagkracht.base.text import N_, Sentence
from draagkracht.casework.rules import barriers
from draagkracht.casework.rules.talks import Kind
from draagkracht.questionnaires.rules import entry, fhir
from draagkracht.questionnaires.rules.definition import Item, Questionnaire

FILE: Final = Path(__file__).parent.parent / "definitions" / "conversation.json"
OWN_PLACE: Final = "eigen-"
OWN_WORDS: Final = "own-words"
LONGEST_OWN_WORDS: Final = 10_000
DANGER: Final = "red-flags"
ABOUT: Final = "red-flags-about"  # whom that is about
CARING: Final = "caring"  # the part about the carer, left out of a talk with the client alone
MARK_LENGTH: Final = 16
# What colleagues look out for; a report to somebody at home is read by others there.
NOT_IN_REPORT: Final = frozenset({DANGER, ABOUT, barriers.QUESTION, "signs", "overload"})

Answers = dict[str, list[str]]

# Which telephone numbers a worrying answer asks for (codes of the national lines), and what is done besides.
RED_FLAGS: Final[Mapping[str, tuple[str, ...]]] = {
    "danger": ("emergency",),
    "unsafe": ("domestic-violence", "emergency"),
    "no-life": ("suicide-prevention", "emergency"),
    "neglected": ("domestic-violence",),
    "exhausted": ("gp-out-of-hours",),
    "inactive": ("gp-out-of-hours",),
    "isolated": ("listening",),
}
# The others say themselves that they are about who cares.
ABOUT_SOMEBODY: Final = frozenset({"danger", "unsafe", "no-life", "neglected"})
SAYS: Final[Mapping[str, Sentence]] = {
    "danger": Sentence(N_("Bel nu 112. Blijf erbij als dat veilig kan.")),
    "unsafe": Sentence(N_("Bel Veilig Thuis. Vraag eerst hoe u dit veilig kunt bespreken.")),
    "no-life": Sentence(N_("Vraag ernaar. Bel samen 113, of de huisarts.")),
    "neglected": Sentence(N_("Regel vandaag zorg. Overleg met Veilig Thuis.")),
    "exhausted": Sentence(N_("Regel vandaag vervanging: geef spoedhulp. Bel samen de huisarts.")),
    "inactive": Sentence(N_("Vraag wat er al dagen niet lukt. Bel samen de huisarts.")),
    "isolated": Sentence(N_("Spreek nu af wie deze week langskomt of belt. Geef het nummer van de Luisterlijn.")),
}
MINOR_NEEDS_REASON: Final = Sentence(
    N_("Een kind of jongere helpt mee. Schrijf op waarom niemand anders dat kan doen.")
)
ABOUT_WHOM: Final = Sentence(N_("Iemand is misschien in gevaar. Kies om wie het gaat."))


@cache
def questionnaire() -> Questionnaire:
    """Return the questionnaire of a talk."""
    return fhir.parse(FILE.read_bytes())


def groups(kind: Kind) -> tuple[Item, ...]:
    """Return the parts of a talk, each with its questions."""
    left_out = {CARING} if kind is Kind.CLIENT_ALONE else set()
    return tuple(item for item in questionnaire().items if item.link_id not in left_out)


def questions(kind: Kind) -> tuple[Item, ...]:
    """Return the questions of a talk in their order."""
    return tuple(item for group in groups(kind) for item in group.items)


def question(name: str) -> Item:
    """Return a question of a talk by its id."""
    return next(item for item in questions(Kind.TOGETHER) if item.link_id == name)


def red_flags(answers: Mapping[str, Sequence[str]]) -> tuple[str, ...]:
    """Return what calls for help at once, the worst first."""
    given = answers.get(DANGER, ())
    return tuple(flag for flag in RED_FLAGS if flag in given)


def flags_about(said: Iterable[Mapping[str, Sequence[str]]]) -> dict[str, tuple[str, ...]]:
    """Return what calls for help in the answers of some talks, the worst first, each with about whom that is."""
    found: dict[str, dict[str, None]] = {}
    for answers in said:
        for flag in red_flags(answers):
            about = answers.get(ABOUT, ()) if flag in ABOUT_SOMEBODY else ()
            found.setdefault(flag, {}).update(dict.fromkeys(about))
    return {flag: tuple(found[flag]) for flag in RED_FLAGS if flag in found}


def lines_for(flags: Sequence[str]) -> tuple[str, ...]:
    """Return the codes of the telephone lines to show, without repetition."""
    return tuple(dict.fromkeys(line for flag in flags for line in RED_FLAGS[flag]))


def missing(answers: Mapping[str, Sequence[str]]) -> dict[str, Sentence]:
    """Return what has to be filled in before a talk is closed: a sentence for each question."""
    if answers.get("minor") == ["yes"] and not answers.get("minor-reason"):
        return {"minor-reason": MINOR_NEEDS_REASON}
    if ABOUT_SOMEBODY.intersection(red_flags(answers)) and not answers.get(ABOUT):
        return {ABOUT: ABOUT_WHOM}
    return {}


def is_overload_near(answers: Mapping[str, Sequence[str]]) -> bool | None:
    """Return whether a carer is about to do too much, by what was said; None where nobody said."""
    said = list(answers.get("overload", ()))
    if said == ["yes"] or "too-heavy" in answers.get("burden", ()) or "exhausted" in answers.get("red-flags", ()):
        return True
    return False if said == ["no"] else None


def mark_of(values: Sequence[str]) -> str:
    """Return a mark of an answer: another answer has another mark."""
    text = json.dumps([value.replace("\r\n", "\n").strip() for value in values], ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()[:MARK_LENGTH]


@dataclass(frozen=True, slots=True)
class Written:
    """What somebody wrote on a page: answers by question, with the mark of what the page was opened with."""

    page: str
    answers: Answers = field(repr=False)
    marks: Mapping[str, str] = field(repr=False)


@dataclass(frozen=True, slots=True)
class Merged:
    """A talk after somebody saved: the answers with who wrote each; `theirs` is what stood in the way, by question."""

    answers: Answers = field(repr=False)
    writers: dict[str, str]
    theirs: Answers = field(repr=False)
    is_changed: bool


def merge(answers: Mapping[str, Sequence[str]], writers: Mapping[str, str], written: Written) -> Merged:
    """Put what somebody wrote into a talk; keep what another wrote since in the same place, and say so."""
    kept = {name: list(values) for name, values in answers.items()}
    by, theirs, is_changed = dict(writers), {}, False
    for name, values in written.answers.items():
        stands, mark, was = kept.get(name, []), mark_of(values), written.marks.get(name, mark_of([]))
        if mark == mark_of(stands) or (mark == was and by.get(name) != written.page):
            continue  # the same, or untouched here: what another wrote stays
        if mark_of(stands) != was and by.get(name) != written.page:
            theirs[name] = stands
            continue
        kept[name], by[name], is_changed = list(values), written.page, True
        if not values:
            del kept[name]
    return Merged(kept, by, theirs, is_changed)


def own_place(party_id: UUID) -> str:
    """Return the place in a talk together of what one carer says in confidence, beside the answers to questions."""
    return f"{OWN_PLACE}{party_id}"


def without_own(answers: Mapping[str, Sequence[str]]) -> Answers:
    """Return answers without what one carer said in confidence."""
    return {name: list(values) for name, values in answers.items() if not name.startswith(OWN_PLACE)}


def read(
    kind: Kind, form: Mapping[str, Sequence[str]], own: Collection[str] = ()
) -> tuple[Answers, dict[str, Sentence]]:
    """Return the answers in a form by question, an empty list where one was emptied, and what is wrong with others.

    `own` are the places of single carers that the reader may write in. Only questions that the form has (`was-…` names
    them) are answered: a save of one field leaves the rest.
    """
    asked = [item for item in questions(kind) if f"was-{item.link_id}" in form]
    checked = entry.validate_page(asked, form)
    codes = entry.as_form(asked, checked.answers)
    found = {item.link_id: codes.get(item.link_id, []) for item in asked if item.link_id not in checked.errors}
    for name in (OWN_WORDS, *own):
        if f"was-{name}" in form:
            text = "\n".join(form.get(name, ())).replace("\r\n", "\n").replace("\x00", "").strip()
            found[name] = [text[:LONGEST_OWN_WORDS]] if text else []
    return found, dict(checked.errors)
