"""Reading the directory; what goes to a page or to rules is a frozen dataclass that cannot query."""

from draagkracht.directory.queries.catalogue import get_catalogue
from draagkracht.directory.queries.offers import OfferCard, get_offer_cards

__all__ = ["OfferCard", "get_catalogue", "get_offer_cards"]
