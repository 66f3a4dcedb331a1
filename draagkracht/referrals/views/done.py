"""What a press did, said on the page that follows."""

from typing import Final

from django.http import HttpRequest
from django.utils.translation import gettext

from draagkracht.base.text import N_

DONE: Final = {
    "opgepakt": N_("U pakt dit op. Uw naam staat erbij."),
    "geprobeerd": N_("Uw poging staat erbij."),
    "bereikt": N_("Fijn, er is contact. Wat is er begonnen?"),
    "wil-niet": N_("Opgeschreven: wil nu geen hulp."),
    "niet-bereikt": N_("Opgeschreven: niet bereikt. Belt iemand terug? Kies dan alsnog contact gehad."),
    "begonnen": N_("Opgeschreven wat er is begonnen."),
    "samen": N_("Samengevoegd. Wie verwees, hoort hoe het gaat."),
    "los": N_("Ze staan weer los. Kijk bij Verwijzingen wie nu op contact wacht."),
    "steunpunt": N_("Een steunpunt pakte dit op. U hoeft niets te doen."),
    "gewist": N_("De verwijzing is gewist. Er is niets van over."),
    "gemaakt": N_("De link is klaar. Kopieer hem hieronder en geef hem door."),
    "gestopt": N_("De link is gestopt. Niemand kan er nog mee verwijzen."),
}


def done_in_words(request: HttpRequest) -> str:
    """Return what the last press did; "" where there was none."""
    said = DONE.get(request.GET.get("gedaan", ""), "")
    return gettext(said) if said else ""
