"""Reading the directory; what goes to a page or to rules is a frozen dataclass that cannot query."""

from draagkracht.directory.queries.catalogue import get_catalogue
from draagkracht.directory.queries.duplicates import find_merged
from draagkracht.directory.queries.listing import (
    Choices,
    Filters,
    ListedService,
    Listing,
    get_choices,
    list_services,
)
from draagkracht.directory.queries.offers import OfferCard, get_offer_cards
from draagkracht.directory.queries.service_page import Location, ServicePage, get_service

__all__ = [
    "Choices",
    "Filters",
    "ListedService",
    "Listing",
    "Location",
    "OfferCard",
    "ServicePage",
    "find_merged",
    "get_catalogue",
    "get_choices",
    "get_offer_cards",
    "get_service",
    "list_services",
]
