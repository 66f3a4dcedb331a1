"""The one table of the API: addresses, parameters and the description for computers all follow from it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Final

from draagkracht.directory.api import parameters, resources
from draagkracht.directory.api.parameters import Parameter
from draagkracht.directory.api.resources import Question

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Endpoint:
    """An address of the API: a list of things, or with `is_single` one thing by its id.

    `successor` gives the id under which a thing that is gone lives on.
    """

    name: str  # of the address in the project
    path: str
    operation: str
    summary: str
    answer: Callable[[Question], Json | None]
    schema: str  # of the answer, or of one thing in a page
    parameters: Sequence[Parameter] = ()
    is_page: bool = False
    is_single: bool = False
    successor: Callable[[Question], str | None] | None = None


ENDPOINTS: Final = (
    Endpoint("show-api", "/", "getAPIMetaInformation", "Wat dit is", resources.about, "Api"),
    Endpoint(
        "list-services",
        "/services",
        "getPaginatedListOfServices",
        "Het aanbod",
        resources.list_services,
        "ListedService",
        (parameters.SEARCH, *parameters.PAGING, *parameters.FILTERS, parameters.MINIMAL),
        is_page=True,
    ),
    Endpoint(
        "show-service",
        "/services/{id}",
        "getFullyNestedServiceById",
        "Eén aanbod, met alles wat erbij hoort",
        resources.show_service,
        "Service",
        is_single=True,
        successor=resources.find_successor,
    ),
    Endpoint(
        "list-organizations",
        "/organizations",
        "getPaginatedListOfOrganizations",
        "De organisaties die iets aanbieden",
        resources.list_organizations,
        "ListedOrganization",
        (parameters.SEARCH, *parameters.PAGING, parameters.MODIFIED_AFTER),
        is_page=True,
    ),
    Endpoint(
        "show-organization",
        "/organizations/{id}",
        "getOrganizationById",
        "Eén organisatie, met haar aanbod",
        resources.show_organization,
        "Organization",
        (parameters.FULL_SERVICE,),
        is_single=True,
    ),
    Endpoint(
        "list-service-at-locations",
        "/service_at_locations",
        "getPaginatedListOfServiceAtLocation",
        "Het aanbod op elke plek waar het is",
        resources.list_service_at_locations,
        "ListedServiceAtLocation",
        (parameters.SEARCH, *parameters.PAGING, *parameters.FILTERS, *parameters.NEAR),
        is_page=True,
    ),
    Endpoint(
        "show-service-at-location",
        "/service_at_locations/{id}",
        "getServiceAtLocationWithNestedDataById",
        "Eén aanbod op één plek, met alles wat erbij hoort",
        resources.show_service_at_location,
        "ServiceAtLocation",
        is_single=True,
    ),
    Endpoint(
        "list-taxonomies",
        "/taxonomies",
        "getPaginatedListOfTaxonomies",
        "De lijsten waaruit termen komen",
        resources.list_taxonomies,
        "ListedTaxonomy",
        parameters.PAGING,
        is_page=True,
    ),
    Endpoint(
        "show-taxonomy",
        "/taxonomies/{id}",
        "getTaxonomyById",
        "Eén lijst, met haar termen",
        resources.show_taxonomy,
        "Taxonomy",
        is_single=True,
    ),
    Endpoint(
        "list-taxonomy-terms",
        "/taxonomy_terms",
        "getPaginatedListOfTaxonomyTerms",
        "De termen",
        resources.list_taxonomy_terms,
        "TaxonomyTerm",
        parameters.PAGING,
        is_page=True,
    ),
    Endpoint(
        "show-taxonomy-term",
        "/taxonomy_terms/{id}",
        "getTaxonomyTermById",
        "Eén term",
        resources.show_taxonomy_term,
        "TaxonomyTerm",
        is_single=True,
    ),
)
