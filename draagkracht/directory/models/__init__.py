"""The tables of the directory, one module for each thing they are about."""

from draagkracht.directory.models.entries import (
    Contact,
    CostOption,
    Location,
    Organization,
    Revision,
    Schedule,
    Service,
    ServiceArea,
    ServiceAtLocation,
)

__all__ = [
    "Contact",
    "CostOption",
    "Location",
    "Organization",
    "Revision",
    "Schedule",
    "Service",
    "ServiceArea",
    "ServiceAtLocation",
]
