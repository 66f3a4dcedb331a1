"""What there is for somebody whose caring ended, out of the directory."""

import datetime
from typing import Final

from draagkracht.directory import queries as directory
from draagkracht.directory.rules import codes, recommend
from draagkracht.directory.rules.profile import Need, Profile
from draagkracht.municipalities.queries import Site
from draagkracht.portal.check.outcome import OfferShown, show_offer

MOST: Final = 2
LOOKED_AT: Final = 30
# To talk, where nobody has to be ill (any more) and where death may be spoken of.
CONDITIONS: Final = frozenset({codes.Condition.NONE, codes.Condition.PALLIATIVE})


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
