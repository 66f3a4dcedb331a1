"""The mantelscan of each carer in words: how far it is on the page of a case, and one step of it."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from django.urls import reverse
from django.utils.translation import gettext

from draagkracht.base.text import N_
from draagkracht.base.translation import translate
from draagkracht.casework.displays.cases import Link, case_url
from draagkracht.casework.displays.networks import OneNetwork, networks_shown
from draagkracht.casework.permissions import Worker
from draagkracht.casework.queries.cases import CaseFile
from draagkracht.casework.queries.networks import NetworkFacts
from draagkracht.casework.queries.scans import ScanFile, list_scans
from draagkracht.casework.rules import scan
from draagkracht.casework.rules.scan import Step

# What to do in a step, where its questions do not say it all.
SAYS: Final = {
    Step.AROUND: N_("Kijk samen wie er is. Tekenen kan op Mijn plek, bij ‘Wie er om mij heen staan’."),
    Step.LOAD: N_("Vul samen een meetlijst of de check in. De uitkomst is van wie zorgt, en komt niet in dit dossier."),
    Step.DRAWING: N_("Leg de tekening tussen u in. Staat die er al van een eerdere dag? Zet ze dan naast elkaar."),
    Step.OUTCOME: N_("Kies samen één of twee dingen. Zet wat u afspreekt ook in het plan."),
}


@dataclass(frozen=True, slots=True)
class StepShown:
    """A step in the list above; `is_here` is the one that is shown."""

    label: str
    url: str
    is_here: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ScanPage:
    """One step of a mantelscan."""

    heading: str
    lead: str
    says: str
    steps: tuple[StepShown, ...]
    networks: tuple[OneNetwork, ...] = field(repr=False)
    unshared: str  # that there is no drawing to see
    links: tuple[Link, ...]
    theirs: tuple[tuple[str, str], ...] = field(repr=False)
    mark: str
    label: str
    case: Link


def scans_part(case: CaseFile, worker: Worker, _at: datetime.datetime) -> tuple[Link, ...] | None:
    """Return for each carer how far their mantelscan is, and where it goes on; None where there is nobody."""
    if not case.steps:
        return None
    return tuple(_link(case, one) for one in list_scans(case.public_id, worker)) or None


def _link(case: CaseFile, one: ScanFile) -> Link:
    url = reverse("casework-staff:go-on-scan", args=[case.public_id, one.party_id])
    if not one.is_begun:
        return Link(gettext("Met %(name)s beginnen") % {"name": one.name}, url)
    step = translate(scan.LABELS[one.step]).lower()
    said = gettext("Met %(name)s verder: stap %(number)s van %(most)s, %(step)s")
    return Link(said % {"name": one.name, "number": int(one.step), "most": len(Step), "step": step}, url)


def scan_page(
    case: CaseFile, found: ScanFile, step: Step, shared: Sequence[NetworkFacts], *, is_late: bool
) -> ScanPage:
    """Return a step of a mantelscan; of one in which another wrote too with what stands there now."""
    wants_drawing = step in {Step.AROUND, Step.DRAWING} and not shared
    questions = scan.QUESTIONS[step].items()
    return ScanPage(
        heading=translate(scan.LABELS[step]),
        lead=gettext("Mantelscan met %(name)s: stap %(number)s van %(most)s")
        % {"name": found.name, "number": int(step), "most": len(Step)},
        says=gettext(SAYS[step]) if step in SAYS else "",
        steps=tuple(_step(case, found, one, is_here=one is step) for one in Step),
        networks=networks_shown(tuple(shared)),
        unshared=gettext("%(name)s deelt nu geen tekening.") % {"name": found.name} if wants_drawing else "",
        links=_links(case, step),
        theirs=tuple((translate(label), found.answers.get(name, "")) for name, label in questions) if is_late else (),
        mark=scan.mark(step, found.answers),
        label=gettext("Bewaren") if step is Step.OUTCOME else gettext("Bewaren en verder"),
        case=Link(case.reference, case_url(case)),
    )


def _step(case: CaseFile, found: ScanFile, step: Step, *, is_here: bool) -> StepShown:
    url = reverse("casework-staff:take-scan", args=[case.public_id, found.party_id, step])
    return StepShown(f"{int(step)}. {translate(scan.LABELS[step])}", url, is_here)


def _links(case: CaseFile, step: Step) -> tuple[Link, ...]:
    """Return where else one goes in a step."""
    if step is Step.LOAD:
        url = f"{reverse('portal-staff:choose-instrument')}?zaak={case.public_id}"
        return (Link(gettext("Samen een meetlijst invullen"), url),)
    if step is Step.OUTCOME:
        plan, coach = f"{case_url(case)}#plannen", f"{case_url(case)}#netwerkcoach"
        return Link(gettext("Naar het plan"), plan), Link(gettext("Naar de netwerkcoach"), coach)
    return ()
