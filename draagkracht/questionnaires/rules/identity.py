"""Which version a definition is.

Immutable means: one url and version is one file, for ever; other bytes need a new version.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from draagkracht.questionnaires.rules import fhir
from draagkracht.questionnaires.rules.definition import Questionnaire


@dataclass(frozen=True, slots=True)
class Identity:
    """The name of a version, and the fingerprint (SHA-256, hexadecimal) of its file."""

    url: str
    version: str
    fingerprint: str

    @property
    def canonical(self) -> str:
        """Return the name that FHIR refers to a version by: url|version."""
        return f"{self.url}|{self.version}"

    def is_reused_by(self, offered: Identity) -> bool:
        """Tell whether the offered definition has this name for another file: it needs a new version then."""
        return self.canonical == offered.canonical and self.fingerprint != offered.fingerprint


def identify(questionnaire: Questionnaire) -> Identity:
    """Return the identity of a definition."""
    fingerprint = hashlib.sha256(fhir.export(questionnaire)).hexdigest()
    return Identity(questionnaire.url, questionnaire.version, fingerprint)
