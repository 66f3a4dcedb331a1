"""The tables of the directory, one module for each thing they are about."""

from draagkracht.directory.models.change_requests import ChangeRequest
from draagkracht.directory.models.duplicates import DuplicatePair
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
from draagkracht.directory.models.freshness import Check, EnquiredService, Enquiry
from draagkracht.directory.models.history import FieldChange, FieldLock
from draagkracht.directory.models.imports import ColumnChoice, ImportFeed, ImportFile, ImportRun
from draagkracht.directory.models.search import LexiconRow, LexiconVersion, SearchEntry, UnansweredSearch
from draagkracht.directory.models.steps import Pathway, Step

__all__ = [
    "ChangeRequest",
    "Check",
    "ColumnChoice",
    "Contact",
    "CostOption",
    "DuplicatePair",
    "EnquiredService",
    "Enquiry",
    "FieldChange",
    "FieldLock",
    "ImportFeed",
    "ImportFile",
    "ImportRun",
    "LexiconRow",
    "LexiconVersion",
    "Location",
    "Organization",
    "Pathway",
    "Revision",
    "Schedule",
    "SearchEntry",
    "Service",
    "ServiceArea",
    "ServiceAtLocation",
    "Step",
    "UnansweredSearch",
]
