"""The pages of docs/reference that are made from the code: `python tools/reference.py` writes them again.

command-line.md   every command of `draagkracht`, with its options
to-confirm.md     what somebody still has to look up at its source, or ask permission for
booking-states.md where a booking of respite is, and which step leads where
casework-states.md where a case is, and which step leads where
small-help-states.md where a question for small help is, and who may do what with it
fhir.md           what a system of another organisation may send, and what goes back
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import click

from draagkracht.assessments.rules import instruments, portable
from draagkracht.assessments.rules.definition import Instrument
from draagkracht.casework.rules import states
from draagkracht.config import cli
from draagkracht.config.demo import feed
from draagkracht.entitlements.rules import documents as entitlements
from draagkracht.integrations.fhir.rules import codes as fhir_codes
from draagkracht.integrations.fhir.rules import subset
from draagkracht.municipalities import national
from draagkracht.referrals.rules import moves, referring
from draagkracht.respite.rules import small_help
from draagkracht.respite.rules import states as bookings

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "docs" / "reference"
NOTE = "Made by `python tools/reference.py`; do not edit."
WIDTH = 100


def command_line() -> str:
    """Return the page about the command line."""
    introduction = (
        "Where `DATABASE_URL` is not set, each command starts, migrates and fills the embedded database by itself. "
        "A refusal is one line on stderr and exit code 2."
    )
    root = click.Context(cli.cli, info_name=cli.cli.name, terminal_width=WIDTH, **cli.cli.context_settings)
    parts = ["# Command line", NOTE, introduction]
    parts += [f"## {one.command_path}\n\n```text\n{one.get_help()}\n```" for one in commands(root)]
    return "\n\n".join(parts) + "\n"


def commands(context: click.Context) -> Iterator[click.Context]:
    """Yield the context of a command and of those below it."""
    yield context
    if isinstance(context.command, click.Group):
        for name, command in sorted(context.command.commands.items()):
            yield from commands(click.Context(command, info_name=name, parent=context))


def to_confirm() -> str:
    """Return the page about what is not confirmed."""
    introduction = (
        "A fact in this list decides nothing for a citizen until somebody has looked it up at its source. The site "
        "says of a telephone number, and of where a form on paper is got, that it is being checked. Whoever confirms a "
        "fact changes the data and its date."
    )
    parts = [
        "# To confirm",
        NOTE,
        introduction,
        "## National telephone lines",
        table(("line", "number", "to confirm", "checked", "source"), map(line_row, feed.lines())),
        "## Parameters",
        table(("parameter", "value", "valid from", "until", "source"), parameter_rows()),
        "## Instruments",
        table(
            ("instrument", "wording", "validated", "paper at", "rights"),
            map(instrument_row, instruments.list_instruments()),
        ),
        "## Routes to help",
        "Rows that nobody looked up at their source. Whatever is answered, they stay unknown.",
        table(("route", "row", "law", "what the site says"), route_rows()),
        "## Ways to respite",
        "Forms of which nobody looked up that they are given in this way. The site says to ask.",
        table(("form", "route", "who pays"), way_rows()),
    ]
    return "\n\n".join(parts) + "\n"


def line_row(line: Mapping[str, Any]) -> tuple[object, ...]:
    """Return a telephone line as a row."""
    waits = "yes" if line["confirm"] else "no"
    return line["name"], line["number"], waits, line.get("checked_date", ""), line["source"]


def parameter_rows() -> list[tuple[object, ...]]:
    """Return the parameters that wait to be confirmed: of the country, then of municipalities, what they share once."""
    found = [*national.read_parameters(), *(row for place in feed.municipalities() for row in place["parameters"])]
    rows = [
        (row["code"], f"{row['value']} {row['unit']}", row["valid_from"], row.get("valid_until", ""), row["source"])
        for row in found
        if row["status"] != "verified"
    ]
    return list(dict.fromkeys(rows))


def instrument_row(instrument: Instrument) -> tuple[object, ...]:
    """Return an instrument as a row."""
    name = f"{instrument.name} (`{instrument.code}` {instrument.version})"
    paper = instrument.paper.url if instrument.paper else ""
    return name, instrument.wording, "yes" if instrument.is_validated else "no", paper, instrument.rights


def route_rows() -> list[tuple[object, ...]]:
    """Return the rows of routes that nobody looked up at their source."""
    return [
        (f"`{route['code']}`", f"`{row['id']}`", row["source"]["law"], row["ask"])
        for route in entitlements.read_documents()
        for row in route["criteria"]
        if row["source"]["checked_date"] is None
    ]


def way_rows() -> list[tuple[object, ...]]:
    """Return the forms of respite for which nobody looked up that a route is for them."""
    return [
        (f"`{form['form']}`", f"`{way['route']}`", way["law"])
        for way in entitlements.read_ways()
        for form in way["forms"]
        if form["source"]["checked_date"] is None
    ]


def table(columns: tuple[str, ...], rows: Iterable[tuple[object, ...]]) -> str:
    """Return a table in Markdown."""
    lines = [columns, ("---",) * len(columns), *rows]
    return "\n".join("| " + " | ".join(str(cell) for cell in line) + " |" for line in lines)


def states_of_a_case() -> str:
    """Return the page about the states of a case: a diagram of mermaid, and the table of steps."""
    introduction = (
        "Where a case is, and which step leads where. A step that leaves a case where it is, such as a pause, is in "
        "the table and not in the picture. The table itself is `draagkracht/casework/rules/states.py`."
    )
    names = [f"{state.value}: {states.LABELS[state].dutch()}" for state in states.State]
    ends = [f"{state.value} --> [*]" for state in states.State if state in states.CLOSED]
    lines = [*names, f"[*] --> {states.State.RECEIVED.value}", *arrows(), *ends]
    diagram = "\n".join(["```mermaid", "stateDiagram-v2", *(f"    {line}" for line in lines), "```"])
    steps = table(("step", "from", "to", "by", "needs"), map(step_row, states.TRANSITIONS))
    return "\n\n".join(["# The states of a case", NOTE, introduction, diagram, "## Steps", steps]) + "\n"


def states_of_a_booking() -> str:
    """Return the page about the states of a booking: a diagram of mermaid, and the table of steps."""
    introduction = (
        "Where a booking of respite is, and who may bring it further. What ends before it began gives back what it "
        "took. The table itself is `draagkracht/respite/rules/states.py`."
    )
    names = [f"{state.value}: {bookings.LABELS[state].dutch()}" for state in bookings.State]
    starts = [f"[*] --> {state.value}" for state in bookings.State if state in bookings.WAITS_FOR_HOME]
    ways = [
        f"{state.value} --> {move.target.value}: {step.value}"
        for step, move in bookings.MOVES.items()
        for state in bookings.State
        if state in move.sources
    ]
    ends = [f"{state.value} --> [*]" for state in bookings.State if state not in bookings.LIVING]
    diagram = "\n".join(
        ["```mermaid", "stateDiagram-v2", *(f"    {line}" for line in (*names, *starts, *ways, *ends)), "```"]
    )
    rows = [
        (
            step.value,
            ", ".join(state.value for state in bookings.State if state in move.sources),
            move.target.value,
            ", ".join(side.value for side in bookings.Side if side in move.sides),
        )
        for step, move in bookings.MOVES.items()
    ]
    steps = table(("step", "from", "to", "by"), rows)
    return "\n\n".join(["# The states of a booking", NOTE, introduction, diagram, "## Steps", steps]) + "\n"


def arrows() -> Iterator[str]:
    """Yield an arrow for each place from which a step leads on."""
    for row in states.TRANSITIONS:
        for state in states.State:
            if state in row.before and row.after:
                yield f"{state.value} --> {row.after.value}: {states.STEP_LABELS[row.step].dutch()}"


def step_row(row: states.Transition) -> tuple[object, ...]:
    """Return a step as a row."""
    before = ", ".join(state.value for state in states.State if state in row.before)
    after = row.after.value if row.after else "stays"
    return row.step.value, before, after, ", ".join(sorted(role.value for role in row.roles)), ", ".join(row.needs)


def states_of_small_help() -> str:
    """Return the page about the states of a question for small help."""
    introduction = "The table itself is `draagkracht/respite/rules/small_help.py`."
    states_in_order = small_help.State
    names = [f"{state.value}: {small_help.LABELS[state].dutch()}" for state in states_in_order]
    ways = [
        f"{state.value} --> {move.target.value}: {step.value}"
        for step, move in small_help.MOVES.items()
        for state in states_in_order
        if state in move.sources
    ]
    ends = [f"{state.value} --> [*]" for state in states_in_order if state not in small_help.LIVING]
    lines = [*names, f"[*] --> {small_help.State.ASKED.value}", *ways, *ends]
    diagram = "\n".join(["```mermaid", "stateDiagram-v2", *(f"    {line}" for line in lines), "```"])
    rows = [
        (step.value, ", ".join(sorted(move.sources)), move.target.value, ", ".join(sorted(move.sides)))
        for step, move in small_help.MOVES.items()
    ]
    steps = table(("step", "from", "to", "by"), rows)
    return "\n\n".join(["# The states of small help", NOTE, introduction, diagram, "## Steps", steps]) + "\n"


def fhir() -> str:
    """Return the page about what a system of another organisation may send."""
    introduction = (
        "What `POST /api/fhir/Task` reads: FHIR R4 (4.0.1) as JSON. What is not in these tables is refused by name, in "
        f"an OperationOutcome with its place. At most {subset.MOST_BYTES // 1024} kB, in UTF-8, {subset.MOST_DEPTH} "
        "levels deep, no name twice in an object. How to connect a system: "
        "[how-to](../how-to/connect-a-system.md)."
    )
    response = (
        f"At most one `{subset.RESPONSE}`, `completed`, on a questionnaire that this installation knows and can add "
        "up: ours of each instrument that may be used, or [official wording](../how-to/load-official-wording.md) that "
        "is loaded. `subject` may be the contained Patient; an `item.text` is read and not kept. The carer agrees to "
        "its outcome as to the rest of the referral: who answers sees the score in words. The score, its band and its "
        "day are kept for as long as the referral is; the answers are not."
    )
    forms = "\n".join(f"- `{canonical}`: {one.name}" for canonical, (one, _) in portable.list_forms().items())
    response += f"\n\nOurs are:\n\n{forms}"
    parts = ["# What the FHIR door reads", NOTE, introduction]
    for name in (subset.TASK, subset.SERVICE_REQUEST, subset.PATIENT):
        title = name[0].parent
        parts += [f"## {title}", table(("element", "type", "times", "may be", "says"), map(part_row, name))]
    parts += [f"## {subset.RESPONSE}", response, "## Our codes", *fhir_code_tables()]
    return "\n\n".join(parts) + "\n"


def part_row(part: subset.Part) -> tuple[object, ...]:
    """Return an element that is read as a row."""
    kind = f"list of {part.kind.value}" if part.is_list else part.kind.value
    limits = [f"`{code}`" for code in part.allowed] + ([f"at most {part.longest} characters"] if part.longest else [])
    return f"`{part.path}`", kind, f"{part.least}..{part.most}", ", ".join(limits), part.says.replace("|", "\\|")


def fhir_code_tables() -> Iterator[str]:
    """Yield the tables of codes: what they mean here."""
    situations = [(f"`{one.value}`", label.dutch()) for one, label in referring.SITUATION_LABELS.items()]
    urgencies = [
        (f"`{code}`", referring.URGENCY_LABELS[urgency].dutch()) for code, urgency in fhir_codes.PRIORITIES.items()
    ]
    asked = [(f"`{code}`", referring.ASKED_LABELS[one].dutch()) for code, one in fhir_codes.ASKED.items()]
    told = [(f"`{code}`", referring.ANSWER_LABELS[one].dutch()) for code, one in fhir_codes.ANSWERS.items()]
    states = [
        (f"`{status}`", f"`{state.value}`", moves.LABELS[state].dutch(), *map(fhir_seen(state), ("reached", "nothing")))
        for state, status in fhir_codes.STATUSES.items()
    ]
    yield table(("`ServiceRequest.reasonCode`", "in words"), situations)
    yield table(("`ServiceRequest.priority`", "in words"), urgencies)
    yield table(("input `consent`", "in words"), asked)
    yield table(("input `tell-referrer`: what the carer lets you hear", "in words"), told)
    yield "What goes back in `Task.status`, where the carer lets you hear the outcome, and where you hear less:"
    yield table(("`outcome`", "`businessStatus`", "in words", "`reached`", "`nothing`"), states)


def fhir_seen(state: moves.State) -> Callable[[str], str]:
    """Return the function that gives the status of a state at a level."""
    return lambda level: f"`{fhir_codes.STATUSES[moves.shown_state(state, referring.Answer(level))]}`"


PAGES = {
    "command-line.md": command_line,
    "to-confirm.md": to_confirm,
    "booking-states.md": states_of_a_booking,
    "casework-states.md": states_of_a_case,
    "small-help-states.md": states_of_small_help,
    "fhir.md": fhir,
}

if __name__ == "__main__":
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name, make in PAGES.items():
        (FOLDER / name).write_text(make(), encoding="utf-8")
