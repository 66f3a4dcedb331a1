"""The demo's feed keeps to the schema that Open Referral UK publishes.

The schema is theirs and not part of this repository. It is read from a folder beside the checkout where it is there.
"""

import json
from pathlib import Path

import jsonschema
import pytest

from draagkracht.config.demo import feed

SCHEMA = Path(__file__).parents[3] / "shared" / "data" / "oruk" / "schema" / "compiled" / "service.json"


@pytest.mark.skipif(not SCHEMA.exists(), reason=f"SKIPPED: THE ORUK SCHEMA IS NOT BESIDE THIS CHECKOUT ({SCHEMA.name})")
@pytest.mark.parametrize("slug", ["voorbeeldstad", "voorbeelddorp"])
def test_every_service_is_valid_under_the_schema_of_oruk(slug: str) -> None:
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    validator = jsonschema.Draft202012Validator(schema, format_checker=jsonschema.FormatChecker())

    faults = [
        (service["name"], list(error.absolute_path), error.message)
        for service in feed.build_feed(slug)
        for error in validator.iter_errors(service)
    ]

    assert faults == []
