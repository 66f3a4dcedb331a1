"""Reading definitions; a version never changes, so that each is parsed once per process."""

from functools import lru_cache

from draagkracht.questionnaires.models import Definition
from draagkracht.questionnaires.rules import fhir
from draagkracht.questionnaires.rules.definition import Questionnaire


def get_newest(url: str) -> Questionnaire | None:
    """Return the definition of this url that was loaded last; None when there is none."""
    found = Definition.objects.filter(url=url).order_by("-loaded_at", "-pk").values_list("digest", "source").first()
    return _parsed(found[0], bytes(found[1])) if found else None


def export_definition(url: str, version: str) -> bytes | None:
    """Return a version byte for byte as it was loaded; None when there is none."""
    source = Definition.objects.filter(url=url, version=version).values_list("source", flat=True).first()
    return None if source is None else bytes(source)


def list_identities() -> list[tuple[str, str, str]]:
    """Return (url, version, name) of every definition, newest first."""
    return list(Definition.objects.order_by("-loaded_at", "-pk").values_list("url", "version", "name"))


@lru_cache(maxsize=256)
def _parsed(digest: str, source: bytes) -> Questionnaire:
    """Parse once per process; the digest keeps the comparison of keys short."""
    return fhir.parse(source)
