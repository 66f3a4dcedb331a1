"""Writing definitions: loading a version once, and for ever."""

from datetime import datetime

from django.db import transaction

from draagkracht.questionnaires.models import Definition
from draagkracht.questionnaires.rules import fhir, identity
from draagkracht.questionnaires.rules.definition import Questionnaire


class VersionIsTaken(ValueError):
    """This url and version exist already with other content; a change needs a new version."""


@transaction.atomic
def load_definition(*, questionnaire: Questionnaire, at: datetime) -> bool:
    """Keep a definition byte for byte; return whether it is new here.

    Loading the same file again does nothing. Raises VersionIsTaken when the version exists with other content.
    """
    name = identity.identify(questionnaire)
    definition, is_new = Definition.objects.get_or_create(
        url=name.url,
        version=name.version,
        defaults={
            "name": questionnaire.name or "",
            "source": fhir.export(questionnaire),
            "digest": name.fingerprint,
            "loaded_at": at,
        },
    )
    if definition.digest != name.fingerprint:
        raise VersionIsTaken(f"{name.canonical} exists already with other content: give it a new version")
    return is_new
