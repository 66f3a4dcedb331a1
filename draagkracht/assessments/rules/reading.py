"""Reading instrument files: TOML, one file for each instrument and version. A file that does not add up is refused.

    code, version, name, title, period, source, rights, selectable_because   text
    minutes, repeat_days, minimum_answered, source_year                       whole numbers
    validated, selectable                                                     true or false
    wording                                                                   own | paper | absent
    [manual]        purpose, how, says, does_not_say
    [paper]         source, url: where the form is got, where the wording is "paper" and nowhere else
    [[scores]]      code, label, from, to, higher_is (worse | better), and bands where they are published:
                    code, label, from, to, validated, source; together they hold every value once
    [answers]       name = [{code, label, points}, …]
    [short_forms]   name = [[code, …], …]: smaller sets that the instrument is also printed with
    [items]         id = {about, answers = name, scores = [score, …]}

Our own questionnaire names its definition instead of answers and items:
    definition = name of a FHIR Questionnaire in `assessments/definitions`
    [points]        item = {scores = [score, …], code = points, …}; items that are not named are not counted
"""

import tomllib
from itertools import pairwise
from pathlib import Path
from typing import Any, TypeVar, cast

from draagkracht.assessments.rules import definitions
from draagkracht.assessments.rules.definition import (
    Band,
    Direction,
    Instrument,
    Item,
    Manual,
    Option,
    Paper,
    Score,
    Wording,
)
from draagkracht.questionnaires.rules.definition import Item as Question

V = TypeVar("V", str, int, bool)


class InstrumentFileIsBroken(ValueError):
    """An instrument file cannot be used; the message names the file, the place and the reason, in one line."""


class Table:
    """One table of a file: every name is asked for once, and `finish` refuses what nobody asked for."""

    def __init__(self, where: str, values: object) -> None:
        if not isinstance(values, dict):
            raise InstrumentFileIsBroken(f"{where}: hier hoort een tabel te staan.")
        self.where = where
        self.values: dict[str, Any] = dict(values)

    def take(self, name: str, kind: type[V]) -> V:
        """Return a value and check its kind: a text that is not blank, a whole number or a yes/no."""
        value = self.values.pop(name, None)
        if type(value) is not kind or value == "":
            raise self.broken(f"`{name}` ontbreekt of is geen {kind.__name__}")
        return value

    def one_of(self, name: str, *choices: str) -> str:
        """Return a text that must be one of the choices."""
        value = self.take(name, str)
        if value not in choices:
            raise self.broken(f"`{name}` is {value}, en niet een van: {', '.join(choices)}")
        return value

    def texts(self, name: str) -> tuple[str, ...]:
        """Return a list of texts."""
        values = self.items(name)
        if not all(isinstance(value, str) for value in values):
            raise self.broken(f"`{name}` is geen lijst van woorden")
        return tuple(values)

    def items(self, name: str) -> list[Any]:
        """Return a list; an absent one is empty."""
        values = self.values.pop(name, [])
        if not isinstance(values, list):
            raise self.broken(f"`{name}` is geen lijst")
        return values

    def tables(self, name: str) -> list["Table"]:
        """Return a list of tables; an absent one is empty."""
        return [Table(f"{self.where}, {name} {place}", one) for place, one in enumerate(self.items(name), start=1)]

    def table(self, name: str) -> "Table":
        """Return one table; an absent one is empty."""
        return Table(f"{self.where}, {name}", self.values.pop(name, {}))

    def named_tables(self) -> dict[str, "Table"]:
        """Return what is left as tables by name."""
        left, self.values = self.values, {}
        return {name: Table(f"{self.where} {name}", values) for name, values in left.items()}

    def finish(self) -> None:
        """Refuse names that do not belong here."""
        if self.values:
            raise self.broken(f"onbekend: {', '.join(sorted(self.values))}")

    def broken(self, reason: str) -> InstrumentFileIsBroken:
        """Return the refusal of this place."""
        return InstrumentFileIsBroken(f"{self.where}: {reason}.")


def read_folder(folder: Path) -> tuple[Instrument, ...]:
    """Return all instruments of a folder, by code and version; raise InstrumentFileIsBroken for the first bad file."""
    found = [read_file(path) for path in sorted(folder.glob("*.toml"))]
    return tuple(sorted(found, key=lambda instrument: (instrument.code, int(instrument.version))))


def read_file(path: Path) -> Instrument:
    """Return the instrument in a file that is named `code-version.toml`; raise InstrumentFileIsBroken."""
    try:
        values = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise InstrumentFileIsBroken(f"{path.name}: dit is geen TOML ({error}).") from error
    table = Table(path.name, values)
    instrument = read_instrument(table)
    if path.name != f"{instrument.code}-{instrument.version}.toml":
        raise table.broken(f"het bestand heet niet {instrument.code}-{instrument.version}.toml")
    return instrument


def read_instrument(table: Table) -> Instrument:
    """Return the instrument in a table, and refuse what is left over or does not add up."""
    items = _read_own_items(table) if "definition" in table.values else _read_items(table)
    instrument = Instrument(
        code=table.take("code", str),
        version=table.take("version", str),
        name=table.take("name", str),
        title=table.take("title", str),
        period=table.take("period", str),
        minutes=table.take("minutes", int),
        repeat_days=table.take("repeat_days", int),
        minimum_answered=table.take("minimum_answered", int),
        is_validated=table.take("validated", bool),
        wording=cast(Wording, table.one_of("wording", "own", "paper", "absent")),
        is_selectable=table.take("selectable", bool),
        selectable_because=table.take("selectable_because", str),
        source=table.take("source", str),
        source_year=table.take("source_year", int),
        rights=table.take("rights", str),
        manual=_read_manual(table.table("manual")),
        items=items,
        scores=tuple(_read_score(score) for score in table.tables("scores")),
        paper=_read_paper(table.table("paper")) if "paper" in table.values else None,
    )
    table.finish()
    _check(instrument, table)
    return instrument


def _read_paper(table: Table) -> Paper:
    paper = Paper(source=table.take("source", str), url=table.take("url", str))
    table.finish()
    return paper


def _read_manual(table: Table) -> Manual:
    manual = Manual(
        purpose=table.take("purpose", str),
        how=table.take("how", str),
        says=table.take("says", str),
        does_not_say=table.take("does_not_say", str),
    )
    table.finish()
    return manual


def _read_score(table: Table) -> Score:
    score = Score(
        code=table.take("code", str),
        label=table.take("label", str),
        lowest=table.take("from", int),
        highest=table.take("to", int),
        higher_is=cast(Direction, table.one_of("higher_is", "worse", "better")),
        bands=tuple(_read_band(band) for band in table.tables("bands")),
    )
    table.finish()
    return score


def _read_band(table: Table) -> Band:
    band = Band(
        code=table.take("code", str),
        label=table.take("label", str),
        lowest=table.take("from", int),
        highest=table.take("to", int),
        is_validated=table.take("validated", bool),
        source=table.take("source", str),
    )
    table.finish()
    return band


def _read_items(table: Table) -> tuple[Item, ...]:
    answers = table.table("answers")
    options = {name: tuple(_read_option(option) for option in answers.tables(name)) for name in list(answers.values)}
    forms = table.table("short_forms")
    short = {name: tuple(frozenset(form) for form in forms.items(name)) for name in list(forms.values)}
    items = []
    for item_id, row in table.table("items").named_tables().items():
        chosen = row.one_of("answers", *options)
        about, scores = row.take("about", str), row.texts("scores")
        items.append(Item(item_id, about, options[chosen], scores, short_forms=short.get(chosen, ())))
        row.finish()
    return tuple(items)


def _read_option(table: Table) -> Option:
    option = Option(table.take("code", str), table.take("label", str), table.take("points", int))
    table.finish()
    return option


def _read_own_items(table: Table) -> tuple[Item, ...]:
    questions = definitions.questions(table.take("definition", str))
    points = table.table("points").named_tables()
    items = tuple(_own_item(question, points.pop(question.link_id, None)) for question in questions)
    if points:
        raise table.broken(f"punten voor een vraag die er niet is: {', '.join(points)}")
    return items


def _own_item(question: Question, points: Table | None) -> Item:
    scores = points.texts("scores") if points else ()
    options = tuple(
        Option(option.code, option.text.words, points.take(option.code, int) if points else None)
        for option in question.options
    )
    if points:
        points.finish()
    return Item(
        id=question.link_id,
        about=question.text.words if question.text else question.link_id,
        options=options,
        scores=scores,
        is_required=question.required,
        repeats=question.repeats,
        max_length=question.max_length or 0,
    )


def _check(instrument: Instrument, table: Table) -> None:
    if not instrument.version.isascii() or not instrument.version.isdigit():
        raise table.broken("de versie is geen getal")
    if not instrument.items or not instrument.scores:
        raise table.broken("er zijn geen vragen of geen scores")
    if not 1 <= instrument.minimum_answered <= len(instrument.required_items):
        raise table.broken("`minimum_answered` past niet bij het aantal vragen")
    if instrument.wording == "absent" and instrument.is_selectable:
        raise table.broken("zonder tekst is het instrument niet te kiezen")
    if (instrument.wording == "paper") != (instrument.paper is not None):
        raise table.broken("[paper] hoort bij wat van papier wordt overgenomen, en nergens anders")
    known = [score.code for score in instrument.scores]
    if len(set(known)) != len(known):
        raise table.broken("een score staat er twee keer")
    for item in instrument.items:
        _check_item(item, known, table)
    for score in instrument.scores:
        _check_score(score, instrument.items, table)


def _check_item(item: Item, scores: list[str], table: Table) -> None:
    if len(item.codes) != len(item.options):
        raise table.broken(f"bij vraag {item.id} staat een antwoord twee keer")
    if not set(item.scores) <= set(scores):
        raise table.broken(f"vraag {item.id} telt mee in een score die er niet is")
    if item.scores and (item.repeats or not item.is_required or not item.options):
        raise table.broken(f"vraag {item.id} telt mee, maar heeft niet precies één antwoord")
    if not all(form < item.codes for form in item.short_forms):
        raise table.broken(f"een korte vorm van vraag {item.id} noemt een onbekend antwoord")


def _check_score(score: Score, items: tuple[Item, ...], table: Table) -> None:
    counted = [[option.points or 0 for option in item.options] for item in items if score.code in item.scores]
    if (sum(map(min, counted)), sum(map(max, counted))) != (score.lowest, score.highest):
        raise table.broken(f"de punten van score {score.code} lopen niet van {score.lowest} tot {score.highest}")
    if not score.bands:
        return
    joined = all(lower.highest + 1 == upper.lowest for lower, upper in pairwise(score.bands))
    ends = (score.bands[0].lowest, score.bands[-1].highest)
    ordered = all(band.lowest <= band.highest for band in score.bands)
    if not (joined and ordered and ends == (score.lowest, score.highest)):
        raise table.broken(f"de grenzen van score {score.code} sluiten niet aan")
