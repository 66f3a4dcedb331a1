"""What letters say: blocks of text in plain Dutch, each of which a municipality may replace from a date on.

A block of a municipality is the parameter `letter-KIND-CODE`, with the same names between braces. A block in which a
name stands that is empty is left out. `{laatste_dag}` stays until the letter is sent: it follows from that day.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

from draagkracht.base.text import N_, Sentence


class LetterKind(StrEnum):
    """The kinds of letter."""

    RECEIPT = "receipt"
    INVITATION = "invitation"
    REPORT = "report"
    ARRANGEMENT = "arrangement"
    DECISION = "decision"
    REFUSAL = "refusal"
    AFTERCARE = "aftercare"
    HANDOVER = "handover"


LABELS: Final[Mapping[LetterKind, Sentence]] = {
    LetterKind.RECEIPT: Sentence(N_("Bevestiging")),
    LetterKind.INVITATION: Sentence(N_("Uitnodiging")),
    LetterKind.REPORT: Sentence(N_("Verslag")),
    LetterKind.ARRANGEMENT: Sentence(N_("Plan")),
    LetterKind.DECISION: Sentence(N_("Besluit")),
    LetterKind.REFUSAL: Sentence(N_("Afwijzing")),
    LetterKind.AFTERCARE: Sentence(N_("Na het zorgen")),
    LetterKind.HANDOVER: Sentence(N_("Overdracht om mee te geven")),
}
# What can be begun by hand; a receipt and an invitation are laid ready by what they belong to, a decision by its form.
BY_HAND: Final = (LetterKind.REPORT, LetterKind.ARRANGEMENT, LetterKind.AFTERCARE)
SUBJECTS: Final[Mapping[LetterKind, str]] = {
    LetterKind.REPORT: "Verslag van ons gesprek",
    LetterKind.ARRANGEMENT: "Het plan dat wij met u maakten",
    LetterKind.DECISION: "Ons besluit over uw aanvraag",
    LetterKind.REFUSAL: "Ons besluit over uw aanvraag",
    LetterKind.AFTERCARE: "Nu het zorgen anders is",
    LetterKind.HANDOVER: "Om mee te geven aan wie het overneemt",
}
LAST_DAY: Final = "laatste_dag"
# A letter that decides. What it has to say is fixed: what was decided, in whose place it comes, from when until when,
# the rule, the facts, how to object, whom to call, and in whose name (Awb, articles 3:45, 3:46, 3:47 and 10:10, to be
# confirmed; Wmo 2015, article 2.3.5: the college decides).
DECIDING: Final = frozenset({LetterKind.DECISION, LetterKind.REFUSAL})
FIXED: Final = frozenset(
    {"decision", "instead_of", "lines", "period", "rule", "facts", "instead", "object", "object_to", "call", "signed"}
)
ALWAYS: Final = frozenset({"decision", "rule", "facts", "object", "object_to", "call", "signed"})
NEEDED: Final[Mapping[LetterKind, frozenset[str]]] = {
    LetterKind.DECISION: ALWAYS | {"lines", "period"},
    LetterKind.REFUSAL: ALWAYS | {"instead"},
}
COST: Final = "cost"  # what somebody pays themselves
OWN: Final = "own"  # what somebody wrote between the other blocks

GREETING: Final = "Goedendag {naam},"
OBJECT: Final = (
    "Bent u het niet eens met dit besluit? Bel ons eerst gerust: {telefoon}. U kunt ook bezwaar maken. Stuur ons dan "
    "een brief, uiterlijk op {laatste_dag}. Zet daarin:\n- uw naam en adres\n- het nummer {nummer}\n- waarom u het "
    "niet eens bent\n- de datum en uw handtekening"
)
OBJECT_TO: Final = (
    "Stuur uw bezwaar naar: het college van burgemeester en wethouders van {gemeente}, {adres}. Bezwaar maken kost "
    "niets."
)
CALL: Final = "Hebt u een vraag over dit besluit? Bel {behandelaar}: {telefoon}."
SIGNED: Final = (
    "Met vriendelijke groet,\nnamens het college van burgemeester en wethouders van {gemeente},\n{behandelaar}"
)
INSTEAD_OF: Final = "Dit besluit komt in de plaats van ons besluit van {eerder}. De reden: {waarom_opnieuw}."
SUPPORT: Final = (
    "Wilt u dat iemand met u meedenkt? Dat is gratis. Die persoon werkt niet bij de gemeente. Bel ons, dan zeggen wij "
    "waar: {telefoon}."
)
BLOCKS: Final[Mapping[LetterKind, tuple[tuple[str, str], ...]]] = {
    LetterKind.REPORT: (
        ("greeting", GREETING),
        ("opening", "Wij spraken met u over wat er nodig is. In deze brief staat wat wij hebben gehoord."),
        ("words", "Dit vertelde u:\n{woorden}"),
        ("heard", "{gehoord}"),
        (
            "check",
            "Klopt er iets niet, of mist u iets? Laat het ons weten: {telefoon}. Dan passen wij het verslag aan.",
        ),
        ("apply", "Wilt u hulp aanvragen? Bel ons, of zet uw handtekening onder dit verslag en stuur het terug."),
        ("support", SUPPORT),
    ),
    LetterKind.ARRANGEMENT: (
        ("greeting", GREETING),
        ("opening", "Samen maakten wij een plan. Hieronder staat wat is afgesproken."),
        ("goals", "{doelen}"),
        ("lines", "Dit is de hulp:\n{hulp}"),
        ("carer", "{zorgt}"),
        (
            "review",
            "Op {terugkijken} kijken wij samen of het plan goed werkt. Verandert er eerder iets? Bel ons: {telefoon}.",
        ),
        (
            "agree",
            "Bent u het eens met dit plan? Laat het ons weten. Bent u het niet eens? Vertel ons dan wat anders moet.",
        ),
    ),
    LetterKind.DECISION: (
        ("greeting", GREETING),
        ("decision", "Wij besluiten dat u hulp krijgt van de gemeente. U vroeg die hulp aan op {aangevraagd}."),
        ("instead_of", INSTEAD_OF),
        ("lines", "Dit is de hulp:\n{hulp}"),
        ("for_carer", "Dit is er voor wie voor u zorgt:\n{hulp_wie_zorgt}"),
        ("period", "{periode}"),
        (COST, "{bijdrage}"),
        ("rule", "Wij nemen dit besluit volgens deze regel: {regel}."),
        ("facts", "Wij letten hierop:\n{feiten}"),
        ("review", "Op {terugkijken} kijken wij samen of het plan goed werkt."),
        ("object", OBJECT),
        ("object_to", OBJECT_TO),
        ("support", SUPPORT),
        ("call", CALL),
        ("signed", SIGNED),
    ),
    LetterKind.REFUSAL: (
        ("greeting", GREETING),
        ("decision", "U vroeg hulp aan op {aangevraagd}. Wij besluiten deze hulp niet te geven. De reden: {reden}."),
        ("instead_of", INSTEAD_OF),
        ("period", "{periode}"),
        ("rule", "Wij nemen dit besluit volgens deze regel: {regel}."),
        ("facts", "Wij letten hierop:\n{feiten}"),
        ("instead", "Dit kan wel:\n{wel}"),
        ("object", OBJECT),
        ("object_to", OBJECT_TO),
        ("support", SUPPORT),
        ("call", CALL),
        ("signed", SIGNED),
    ),
    LetterKind.AFTERCARE: (
        ("greeting", GREETING),
        ("opening", "U zorgde voor iemand. Dat is nu voorbij, of anders geworden. Wij denken aan u."),
        (
            "stops",
            "Dit stopt vanzelf:\n- berichten waarin wij vragen hoe het gaat\n- afspraken die bij het zorgen hoorden",
        ),
        (
            "stays",
            "Dit stopt niet vanzelf:\n- hulp die u zelf regelde\n- een abonnement van de ander\nWij helpen daarbij.",
        ),
        (
            "offer",
            "Wilt u praten, of weer iets voor uzelf doen? Bel ons: {telefoon}. Over een paar maanden mag ook nog.",
        ),
    ),
    LetterKind.HANDOVER: (
        ("greeting", GREETING),
        ("opening", "U vindt het goed dat {ontvanger} verder met u praat. U geeft deze brief zelf mee, of niet."),
        ("contact", "Wie u bent:\n{contact}"),
        ("why", "Waarom een ander het overneemt:\n{waarom}"),
        ("agreed", "Wat er is afgesproken:\n{afgesproken}"),
        ("not_again", "Wat u niet nog eens hoeft te vertellen:\n{niet_opnieuw}"),
        (
            "result",
            "Deed u een check? De uitkomst deelt u zelf, met een code. Die maakt u op uw eigen plek op onze site.",
        ),
        ("until", "Tot {ontvanger} ja zegt, blijft {oud} u helpen. Vragen? Bel ons: {telefoon}."),
    ),
}
NAME: Final = re.compile(r"\{([a-z_]+)\}")


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph of a letter, or some that belong together."""

    code: str
    text: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a block as it is set: lines under each other, or points."""

    lines: tuple[str, ...] = field(repr=False)
    points: tuple[str, ...] = field(default=(), repr=False)


def parameter_code(kind: LetterKind, code: str) -> str:
    """Return the code of the parameter with a municipality's own words for a block."""
    return f"letter-{kind.value}-{code}".replace("_", "-")


def compose(kind: LetterKind, values: Mapping[str, str], own: Mapping[str, str]) -> tuple[Block, ...]:
    """Return the blocks of a letter; `own` are a municipality's own words by code.

    Of a block that is fixed these have to hold every name that ours holds: else ours stands.
    """
    texts = ((code, _words(kind, code, text, own)) for code, text in BLOCKS[kind])
    return tuple(Block(code, fill(text, values)) for code, text in texts if _is_whole(text, values))


def contribution(cents: int | None, *, applies: bool, is_to_confirm: bool, phone: str) -> str:
    """Return what a decision says of the own contribution a month (Wmo 2015, article 2.1.4a).

    `cents` is None where nothing is known for the day on which help begins; `applies` says that the plan has it. An
    amount that nobody looked up is not said as certain.
    """
    pays = "U betaalt een eigen bijdrage" if applies else "Misschien betaalt u een eigen bijdrage"
    ask = f"Vraag het na: {phone}."
    if cents is None:
        return f"{pays}. Hoeveel dat is, weten wij nog niet. {ask}"
    said = [f"{pays} van hoogstens € {cents // 100},{cents % 100:02} per maand."]
    said += ["Dit bedrag kijken wij nog na."] * is_to_confirm
    return " ".join(said + [ask] * (is_to_confirm or not applies))


def is_fixed(kind: LetterKind, code: str) -> bool:
    """Tell whether a block says what the law wants said, and is changed by what is decided alone."""
    return kind in DECIDING and code in FIXED


def lacks(kind: LetterKind, blocks: Sequence[Block]) -> frozenset[str]:
    """Return which blocks a letter has to have before it may be sent, and does not have."""
    return NEEDED.get(kind, frozenset()) - {block.code for block in blocks if block.text.strip()}


def changed(kind: LetterKind, before: Sequence[Block], after: Sequence[Block]) -> tuple[Block, ...]:
    """Return a letter as somebody changed it: what is fixed stays, what they added comes before how to object."""
    if kind not in DECIDING:
        return without_empty(after)
    written = {block.code: block for block in after if block.code != OWN}
    kept = [
        block if is_fixed(kind, block.code) else written[block.code]
        for block in before
        if block.code != OWN and (is_fixed(kind, block.code) or block.code in written)
    ]
    place = next((at for at, block in enumerate(kept) if block.code == "object"), len(kept))
    own = [block for block in after if block.code == OWN]
    return without_empty([*kept[:place], *own, *kept[place:]])


def fill(text: str, values: Mapping[str, str]) -> str:
    """Put values in the place of their names; a name that is not known stays."""
    return NAME.sub(lambda found: values.get(found[1], found[0]), text).strip()


def _words(kind: LetterKind, code: str, text: str, own: Mapping[str, str]) -> str:
    words = own.get(code, text)
    is_less = is_fixed(kind, code) and not set(NAME.findall(text)) <= set(NAME.findall(words))
    return text if is_less else words


def _is_whole(text: str, values: Mapping[str, str]) -> bool:
    return all(values.get(name, name) for name in NAME.findall(text))


def parts(text: str) -> tuple[Part, ...]:
    """Return how a block is set: lines that begin with "- " are points, an empty line begins a new part."""
    found: list[Part] = []
    for paragraph in re.split(r"\n\s*\n", text.strip()):
        lines: list[str] = []
        points: list[str] = []
        for line in filter(None, (line.strip() for line in paragraph.split("\n"))):
            if line.startswith("- "):
                points.append(line.removeprefix("- "))
            else:
                if points:
                    found += [Part(tuple(lines)), Part((), tuple(points))]
                    lines, points = [], []
                lines.append(line)
        found += [Part(tuple(lines))] * bool(lines) + [Part((), tuple(points))] * bool(points)
    return tuple(part for part in found if part.lines or part.points)


def without_empty(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """Return the blocks that say something."""
    return tuple(block for block in blocks if block.text.strip())
