"""Where the rules of the quick check come from, and when they were set."""

from dataclasses import dataclass
from datetime import date

SET_ON = date(2026, 11, 22)


@dataclass(frozen=True, slots=True)
class Source:
    """The ground of a rule: in Dutch, for whoever asks why."""

    text: str
    set_on: date = SET_ON


OWN = Source("Eigen vuistregel van Draagkracht, niet gevalideerd.")
PERSEVERANCE = Source(
    "Volhoudtijd (Kraijo e.a.), onderzocht bij 223 mensen die zorgden voor iemand met dementie. "
    "De grens is een eigen vuistregel."
)
LEAD_TIME = Source(
    "Iemand die de zorg thuis overneemt, is er de eerste keer na 8 tot 10 weken (Handen-in-Huis, werkwijze). "
    "De grens is een eigen vuistregel."
)
HOURS = Source("Vanaf 8 uur per week telt het CBS intensief; zwaar belaste mensen zorgen gemiddeld 23 uur (CBS 2012).")
BEHAVIOUR = Source("Alleen taken overnemen is te weinig; leren omgaan hoort erbij (Pot 1998). De punten zijn eigen.")
YOUNG = Source(
    "Een kind neemt zorg niet vanzelf over; zware taken bij een kind vragen een volwassene. Eigen vuistregel."
)
CLIENT_SUPPORT = Source("Wmo 2015, artikel 2.2.4: onafhankelijke cliëntondersteuning, gratis.")
SAFETY = Source("Landelijke telefoonlijnen, zie de tabel met nummers en controledatum.")
