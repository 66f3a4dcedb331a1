"""`draagkracht instruments`: score a form, show an instrument, load official wording."""

import json
from pathlib import Path
from typing import Any, NoReturn

import click

from draagkracht.assessments.rules import instruments as library
from draagkracht.assessments.rules import listing, scoring, wording
from draagkracht.assessments.rules.answers import UnknownCode, UnknownItem
from draagkracht.config import startup
from draagkracht.config.commands import files
from draagkracht.config.refusal import Refused
from draagkracht.questionnaires.rules import fhir

PATH = click.Path(path_type=Path)


@click.group()
def instruments() -> None:
    """Questionnaires with a score: quick check, EDIZ, CSI, CarerQol and others."""


@instruments.command()
@click.argument("code")
@click.option(
    "--answers", "path", type=PATH, required=True, help='A file with {"version": …, "answers": {item: code}}.'
)
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def score(code: str, path: Path, *, as_json: bool) -> None:
    """Score one form; an incomplete form is not scored, and says what is missing."""
    form = files.read_json_object(path)
    unknown = sorted(form.keys() - {"version", "answers"})
    if unknown:
        raise Refused(f"{path}: unknown element {unknown[0]!r}; there may be 'version' and 'answers'.")
    answers, version = form.get("answers"), form.get("version")
    if not isinstance(answers, dict):
        raise Refused(f"{path}: 'answers' must be an object of item and code.")
    if not isinstance(version, str | None):
        raise Refused(f"{path}: 'version' must be text.")
    try:
        result = scoring.score(code, answers, version)
    except (library.UnknownInstrument, library.UnknownVersion, UnknownItem, UnknownCode) as error:
        refuse(error)
    echo(scoring.to_json(result), as_json=as_json)


@instruments.command()
@click.argument("code", required=False)
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def show(code: str | None, *, as_json: bool) -> None:
    """Show an instrument with items, codes, bands, rights and manual; without CODE the list."""
    if code is None:
        echo(
            [
                {"instrument": one.code, "version": one.version, "title": one.title}
                for one in library.list_instruments()
            ],
            as_json=as_json,
        )
        return
    try:
        instrument = library.get_instrument(code)
    except library.UnknownInstrument as error:
        refuse(error)
    startup.start()
    from draagkracht.assessments import queries  # noqa: PLC0415  (models, after the start)

    loaded = queries.get_wording(instrument.code)
    found = wording.load_wording(instrument, loaded) if loaded else instrument
    echo(listing.to_json(found), as_json=as_json)


@instruments.command()
@click.argument("path", type=PATH, metavar="FILE")
def load(path: Path) -> None:
    """Load official wording, a FHIR R4 Questionnaire, for which you have the rights."""
    try:
        questionnaire = fhir.parse(files.read_bytes(path))
    except fhir.DefinitionRefused as error:
        raise Refused(f"{path}: {error}") from error
    code = wording.instrument_code_of(questionnaire)
    if code is None:
        raise Refused(f"{path}: 'name' or the end of 'url' must be the code of an instrument.")
    faults = wording.check_wording(library.get_instrument(code), questionnaire)
    if faults:
        raise Refused(f"{path}: " + " ".join(f"{fault.item}: {fault.reason.dutch()}" for fault in faults))
    startup.start()
    from django.utils import timezone  # noqa: PLC0415

    from draagkracht.questionnaires import services  # noqa: PLC0415

    try:
        is_new = services.load_definition(questionnaire=questionnaire, at=timezone.now())
    except services.VersionIsTaken as error:
        refuse(error)
    click.echo(f"{code}: wording version {questionnaire.version} is {'loaded' if is_new else 'here already'}.")


def refuse(error: Exception) -> NoReturn:
    """Say no with the words of an error."""
    raise Refused(str(error.args[0] if error.args else error)) from error


def echo(value: Any, *, as_json: bool) -> None:
    """Print a result as JSON on one line, or indented for people."""
    click.echo(json.dumps(value, ensure_ascii=False, indent=None if as_json else 2))
