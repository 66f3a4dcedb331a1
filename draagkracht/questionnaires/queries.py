"""Reading definitions; a version never changes, so that each is parsed once per process."""

from functools import lru_cache

from draagkracht.questionnaires.models import Definition
from draagkracht.questionnaires.rules import fhir
from draagkracht.questionnaires.rules.definition import Questionnaire


def list_definitions() -> list[Questionnaire]:
    """Return every definition that was loaded, the last one first."""
    rows = Definition.objects.order_by("-loaded_at", "-pk").values_list("digest", "source")
    return [_parsed(digest, bytes(source)) for digest, source in rows]


def export_definition(url: str, version: str) -> bytes | None:
    """Return a version byte for byte as it was loaded; None when there is none."""
    source = Definition.objects.filter(url=url, version=version).values_list("source", flat=True).first()
    return None if source is None else bytes(source)


@lru_cache(maxsize=256)
def _parsed(digest: str, source: bytes) -> Questionnaire:
    """Parse once per process; the digest keeps the comparison of keys short."""
    return fhir.parse(source)
