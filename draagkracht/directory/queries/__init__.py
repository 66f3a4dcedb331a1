"""Reading the directory; what goes to a page or to rules is a frozen dataclass that cannot query."""

from draagkracht.directory.queries.catalogue import get_catalogue
from draagkracht.directory.queries.duplicates import find_merged
from draagkracht.directory.queries.fees import list_fees
from draagkracht.directory.queries.listing import (
    Filters,
    ListedService,
    Listing,
    list_languages,
    list_services,
)
from draagkracht.directory.queries.offers import OfferCard, get_offer_cards
from draagkracht.directory.queries.same_day import SameDay, list_same_day
from draagkracht.directory.queries.search import is_known_word, search_services
from draagkracht.directory.queries.service_page import Location, ServicePage, get_service
from draagkracht.directory.queries.steps import list_places_in_pathways
from draagkracht.directory.queries.telephones import get_telephone_hours
from draagkracht.directory.queries.ways_out import WaysOut, find_ways_out

__all__ = [
    "Filters",
    "ListedService",
    "Listing",
    "Location",
    "OfferCard",
    "SameDay",
    "ServicePage",
    "WaysOut",
    "find_merged",
    "find_ways_out",
    "get_catalogue",
    "get_offer_cards",
    "get_service",
    "get_telephone_hours",
    "is_known_word",
    "list_fees",
    "list_languages",
    "list_places_in_pathways",
    "list_same_day",
    "list_services",
    "search_services",
]
