"""The letters to providers, in plain Dutch. No person is named, and the link names nobody either."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from draagkracht.directory.rules.presentation import day_of_year

MOST_NAMES: Final = 20


@dataclass(frozen=True, slots=True)
class Letter:
    """A mail in plain text."""

    subject: str
    body: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What a letter is about."""

    organization: str
    services: Sequence[str]
    link: str
    valid_until: datetime.date
    municipality: str
    desk: str
    phone: str


ASKS = """\
Goedendag,

Op de site van de gemeente {municipality} staat wat {organization} doet. Mensen zoeken daar hulp voor zichzelf en voor \
wie zij zorgen. Daarom vragen wij u: klopt het nog?

{about}
{names}

Kijk op deze pagina:
{link}
"""
REMINDS = """\
Goedendag,

Drie weken geleden vroegen wij u of uw aanbod nog klopt. Wij hebben nog geen antwoord. Mensen zoeken op de site van de \
gemeente {municipality} hulp, en zij rekenen op wat daar staat.

{about}
{names}

Kijk op deze pagina:
{link}

Horen wij niets? Dan bellen wij u.
"""
ENDS = """
Klopt het nog? Dan is één klik genoeg. Klopt er iets niet? Dan verbetert u het daar meteen. U hebt geen wachtwoord \
nodig.
De link werkt tot en met {until}.

Belt u liever? Dat kan: {phone}, {desk}.

Dank u wel.

Met vriendelijke groet,
{desk}
gemeente {municipality}
"""


def asking(facts: Facts) -> Letter:
    """Return the first letter."""
    return Letter(f"Klopt dit nog? Uw aanbod op de site van {facts.municipality}", _filled(ASKS + ENDS, facts))


def reminding(facts: Facts) -> Letter:
    """Return the reminder."""
    return Letter(f"Nog één keer: klopt uw aanbod nog? ({facts.municipality})", _filled(REMINDS + ENDS, facts))


def _filled(text: str, facts: Facts) -> str:
    names = [f"- {name}" for name in facts.services[:MOST_NAMES]]
    rest = len(facts.services) - MOST_NAMES
    if rest > 0:
        names.append(f"- en nog {rest}")
    return text.format(
        municipality=facts.municipality,
        organization=facts.organization or "uw organisatie",
        about="Het gaat om:",
        names="\n".join(names),
        link=facts.link,
        until=day_of_year(facts.valid_until).dutch(),
        phone=facts.phone,
        desk=facts.desk,
    )
