"""What there is for somebody whose caring ended, out of the directory."""

import datetime
from dataclasses import dataclass
from typing import Final

from django.urls import reverse
from django.utils.translation import gettext

from draagkracht.directory import queries as directory
from draagkracht.directory.rules import codes, recommend
from draagkracht.directory.rules.profile import Need, Profile
from draagkracht.municipalities.queries import Site
from draagkracht.people import queries as people
from draagkracht.people.displays import voices
from draagkracht.people.queries import circles
from draagkracht.portal.check.outcome import OfferShown, show_offer

MOST: Final = 2
LOOKED_AT: Final = 30
# To talk, where nobody has to be ill (any more) and where death may be spoken of.
CONDITIONS: Final = frozenset({codes.Condition.NONE, codes.Condition.PALLIATIVE})


@dataclass(frozen=True, slots=True)
class Staying:
    """Something that goes on when caring ends, with where it can be ended."""

    says: str
    label: str
    url: str


def list_staying(space: people.Space, user_id: int, at: datetime.datetime) -> tuple[Staying, ...]:
    """Return what goes on of somebody whose caring ends: what they share with others, and for whom they speak."""
    shared = [
        Staying(
            gettext("De gedeelde plek ‘%(name)s’.") % {"name": seat.circle_name},
            gettext("Stop ermee"),
            reverse("people:end-circle" if seat.is_owner else "people:leave-circle", args=[seat.circle]),
        )
        for seat in circles.list_seats(user_id)
    ]
    spoken = [
        Staying(
            gettext("U spreekt voor %(name)s, %(how)s.") % {"name": one.name, "how": one.says},
            gettext("Stop ermee"),
            reverse("people:show-speakers"),
        )
        for one in voices.list_spoken_for(space, at)
    ]
    return (*shared, *spoken)


def list_offers(site: Site, language: str, today: datetime.date) -> tuple[OfferShown, ...]:
    """Return services for who lost somebody, those that fit best first."""
    profile = Profile(
        today=today,
        needs={codes.BaseFunction.EMOTIONAL: Need(1.0)},
        languages=tuple(dict.fromkeys((language, "nl"))),
        municipality_ids=(site.id,),
    )
    found = recommend.recommend(directory.get_catalogue(), profile, limit=LOOKED_AT)
    cards = directory.get_offer_cards([offer.service_id for offer in found])
    fitting = [one for one in found if one.service_id in cards and set(cards[one.service_id].conditions) >= CONDITIONS]
    return tuple(show_offer(one, cards[one.service_id], language) for one in fitting[:MOST])
