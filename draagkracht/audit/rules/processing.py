"""A row of the log as a line of Logboek Dataverwerkingen (working version of Logius, fields of "Component: Logboek").

The names of the fields and of `dpl.core.*` are of the standard; `dpl.draagkracht.*` is ours. Not certified by anybody.
"""

import hashlib
from collections.abc import Sequence
from typing import Any, Final

from draagkracht.audit.rules.chain import Row, join

PSEUDONYM: Final = "urn:draagkracht:pseudonym"
# What failed was undone, and left no row.
STATUS: Final = "STATUS_CODE_OK"


def line(municipality_id: int, row: Row, *, names: Sequence[str], register: str, version: str) -> dict[str, Any]:
    """Return a row as a line. A trace is what one transaction did; each data subject in it has a span of its own.

    `names` are those of the values of the row; `register` stands before the code of the purpose.
    """
    values = dict(zip(names, row.values or (), strict=True))
    start = int(values["at"])
    return {
        "trace_id": _code(16, municipality_id, row.begun_at),
        "span_id": _code(8, municipality_id, row.number or 0, row.linked_at),
        "status_code": STATUS,
        "name": f"{values['what']}/{values['action']}",
        "start_time": start // 1000,
        "end_time": max(start, row.linked_at) // 1000,
        "resource": {"attributes": {"service.name": "draagkracht", "service.version": version}},
        "attributes": {
            "dpl.core.processing_activity_id": f"{register}{values['purpose']}",
            "dpl.core.data_subject_id": values["subject"],
            "dpl.core.data_subject_id_type": PSEUDONYM,
            "dpl.draagkracht.legal_basis": values["basis"],
            "dpl.draagkracht.actor_kind": values["actor_kind"],
            "dpl.draagkracht.actor_role": values["actor_role"],
            "dpl.draagkracht.actor_organization": values["actor_organization"],
            "dpl.draagkracht.on_behalf_of": values["on_behalf_of"],
        },
    }


def _code(size: int, *values: int) -> str:
    return hashlib.sha256(join(values).encode()).hexdigest()[: 2 * size]
