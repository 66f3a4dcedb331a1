"""All that stands in somebody's space, as values that a JSON file holds."""

import datetime
from dataclasses import asdict
from typing import Any

from draagkracht.assessments import queries as assessments
from draagkracht.casework.queries import support
from draagkracht.people import queries as people
from draagkracht.people.displays import circle_files
from draagkracht.people.queries import Space
from draagkracht.respite.queries import own as respite
from draagkracht.respite.queries import small_help

FORMAT = "draagkracht-space/1"


def everything(space: Space, *, at: datetime.datetime) -> dict[str, Any]:
    """Return a space with what was agreed, whom somebody cares for and the results that were kept."""
    person = {name: value for name, value in asdict(space).items() if name != "id"}
    return {
        "format": FORMAT,
        "made_at": at,
        "person": person,
        "cares_for": [asdict(one) for one in people.list_cared_for(space.id)],
        "agreed": [asdict(one) for one in people.list_consents(space.id)],
        "emergency_plan": _plan(people.get_plan(space.id)),
        "wishes": asdict(people.get_wishes(space.id)),
        "shares_with": [
            {"name": tie.name, "called": tie.called, "i_care": tie.i_care} for tie in people.list_ties(space.id)
        ],
        "asked_others": [asdict(one) for one in people.list_asked(space.id, at)],
        "speak_for_me": [asdict(one) for one in people.list_speakers(space.id, at)],
        "i_speak_for": [asdict(one) for one in people.list_spoken_for(space.id, at)],
        "network": [asdict(one) for one in people.list_network(space.id)],
        "network_before": [asdict(one) for one in people.list_copies(space.id)],
        "reminded_every_months": people.get_rhythm(space.id, at).value,
        "asked_about_data": [asdict(one) for one in people.list_own_requests(space.id)],
        "offers": [asdict(one) for one in people.list_offers(space.id)],
        "circles": circle_files.own_parts(space.id),
        "results": [asdict(one) for one in assessments.list_kept(space.id)],
        "respite": [asdict(one) for one in respite.list_own_requests(space.id)],
        "support_centres": support.export_own(space.id, at=at),
        "small_help": small_help.export_own(space.id),
        "codes": [asdict(one) for one in assessments.list_codes(space.id, at=at)],
    }


def _plan(plan: people.Plan | None) -> dict[str, Any] | None:
    """Return an emergency plan without the tokens of the card and of the mails: who has the file holds no key."""
    if plan is None:
        return None
    values = asdict(plan)
    for one in (values, *values["helpers"]):
        del one["token"]
    return values
