"""One step of a mantelscan."""

import uuid
from typing import Any

from draagkracht.base import forms
from draagkracht.base.keys import read_key
from draagkracht.base.translation import translate
from draagkracht.casework.queries.scans import ScanFile
from draagkracht.casework.rules import scan
from draagkracht.casework.rules.scan import Step


class StepForm(forms.Form):
    """What a step asks; everything but the outcome may stay empty."""

    def __init__(self, data: Any = None, *, found: ScanFile, step: Step) -> None:
        super().__init__(data, initial=dict(found.answers))
        self.key: uuid.UUID = read_key((data or {}).get("key", ""))
        fields: dict[str, Any] = self.fields
        for name, label in scan.QUESTIONS[step].items():
            needed = step is Step.OUTCOME
            fields[name] = forms.LongTextField(label=translate(label), required=needed, max_length=2000)
