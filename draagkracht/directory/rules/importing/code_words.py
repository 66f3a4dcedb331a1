"""The Dutch words by which people name our codes in a spreadsheet: the code, our own label, and what is common.

A word that is not here is refused with the words that are, so the list may stay short.
"""

import re
from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import Final

from draagkracht.base.text import N_, Sentence
from draagkracht.directory.rules import codes
from draagkracht.directory.rules.codes import (
    Attendance,
    Audience,
    BaseFunction,
    Condition,
    Law,
    RespiteForm,
    ServiceStatus,
)
from draagkracht.directory.rules.importing.problems import CellIsWrong, Wrong
from draagkracht.directory.rules.importing.table import Cell, fold, text_of

ALSO_CALLED: Final[Mapping[StrEnum, str]] = {
    BaseFunction.INFORMATION: "info, voorlichting",
    BaseFunction.ADVICE: "begeleiding, cliëntondersteuning, onafhankelijke cliëntondersteuning, mantelzorgmakelaar",
    BaseFunction.EMOTIONAL: "lotgenotencontact, lotgenoten, steun, praten, gesprek, luisterend oor",
    BaseFunction.EDUCATION: "cursus, training, scholing, educatie, cursussen",
    BaseFunction.PRACTICAL: "praktisch, klussen, vervoer, huishouden, huishoudelijke hulp, boodschappen",
    BaseFunction.RESPITE: "respijt, vervangende zorg, tijdelijke overname",
    BaseFunction.FINANCIAL: "financieel, financiële steun, vergoeding, vergoedingen, financiën",
    BaseFunction.MATERIAL: "materieel, hulpmiddel, woningaanpassing, materiële steun",
    Condition.DEMENTIA: "alzheimer",
    Condition.NAH: "niet-aangeboren hersenletsel, beroerte, cva",
    Condition.LVB: "verstandelijke beperking, licht verstandelijke beperking, vb",
    Condition.AUTISM: "ass",
    Condition.MENTAL_HEALTH: "ggz, psychiatrie, psychische problemen, psychische aandoening, depressie",
    Condition.ADDICTION: "verslavingszorg",
    Condition.CHRONIC: "chronische ziekte, chronisch ziek, chronische aandoening, langdurig ziek",
    Condition.PHYSICAL: "lichamelijke beperking, lichamelijk, lichamelijke handicap",
    Condition.MUSCLE: "spierziekte, als, ms, parkinson",
    Condition.CANCER: "oncologie",
    Condition.PALLIATIVE: "palliatief, palliatieve zorg, terminaal, laatste levensfase",
    Condition.ELDERLY: "ouderen, ouderdom, kwetsbare ouderen",
    Condition.NONE: "iedereen, bij elke ziekte, iets anders, anders, overig",
    Law.WMO: "wet maatschappelijke ondersteuning",
    Law.WLZ: "wet langdurige zorg",
    Law.ZVW: "zorgverzekeringswet, basisverzekering, wijkverpleging",
    Law.JEUGDWET: "jeugdhulp",
    Law.INSURANCE: "aanvullende verzekering",
    Law.NONE: "geen, vrij toegankelijk, vrij, zonder indicatie",
    Audience.CARER: "mantelzorger, mantelzorgers, naasten van zieken, familie",
    Audience.CARE_RECIPIENT: "zorgvrager, zorgvragers, naaste, cliënt, cliënten, patiënt, patiënten, hulpvrager",
    Audience.BOTH: "beide, beiden, samen, allebei, mantelzorger en naaste, iedereen",
    Audience.PROFESSIONAL: "professional, professionals, zorgprofessionals, zorgverleners, hulpverleners",
    Audience.YOUNG_CARER: "jonge mantelzorger, jonge mantelzorgers, jongeren, jeugd, kinderen",
    RespiteForm.STAY: "logeren, logeeropvang, logeerhuis, logeerzorg",
    RespiteForm.DAY_CARE: "dagopvang, dagbesteding, dagbehandeling, ontmoetingscentrum",
    RespiteForm.SITTING: "oppas, oppas aan huis, oppasservice",
    RespiteForm.LIVE_IN: "inwonend, inwonende zorg, 24 uur, 24-uurszorg",
    RespiteForm.SHARED_ACTIVITY: "samen op stap, uitje, uitjes, vakantie, maatje",
    RespiteForm.HOST_FAMILY: "gastgezin, gastouder",
    RespiteForm.CARE_FARM: "zorgboerderij",
    Attendance.VENUE: "locatie, op locatie, ter plaatse, fysiek",
    Attendance.HOME_VISIT: "thuis, aan huis, bij mensen thuis",
    Attendance.ONLINE: "digitaal, internet, website, videobellen",
    Attendance.PHONE: "telefoon, telefonisch, bellen",
    ServiceStatus.ACTIVE: "actief, ja, loopt, geopend, actueel",
    ServiceStatus.INACTIVE: "inactief, nee, niet actief",
    ServiceStatus.DEFUNCT: "opgeheven, beëindigd, vervallen, stopgezet",
    ServiceStatus.TEMPORARILY_CLOSED: "tijdelijk gesloten, gesloten",
}
# Words that say that it makes no difference: no code at all.
ANYTHING: Final = frozenset(map(fold, ("algemeen", "alle", "allemaal", "n.v.t.", "nvt", "-")))
LABELS: Final[Mapping[type[StrEnum], Sequence[Mapping[StrEnum, Sentence]]]] = {
    BaseFunction: (codes.BASE_FUNCTION_LABELS, codes.NEED_LABELS),  # type: ignore[dict-item]
    Condition: (codes.CONDITION_LABELS,),  # type: ignore[dict-item]
    Law: (codes.LAW_LABELS,),  # type: ignore[dict-item]
    Audience: (codes.AUDIENCE_LABELS,),  # type: ignore[dict-item]
    RespiteForm: (codes.RESPITE_FORM_LABELS,),  # type: ignore[dict-item]
    Attendance: (codes.ATTENDANCE_LABELS,),  # type: ignore[dict-item]
    ServiceStatus: (codes.STATUS_LABELS,),  # type: ignore[dict-item]
}
# ISO 639-1.
LANGUAGE_CODES: Final = frozenset(
    "aa ab ae af ak am an ar as av ay az ba be bg bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv dz ee el "
    "en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik io is it "
    "iu ja jv ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt "
    "my na nb nd ne ng nl nn no nr nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg si sk sl "
    "sm sn so sq sr ss st su sv sw ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo "
    "za zh zu".split()
)
LANGUAGE_BY_WORD: Final = {fold(label.dutch()): code for code, label in codes.LANGUAGE_LABELS.items()} | {
    "farsi": "fa", "dari": "fa", "tigrigna": "ti", "mandarijn": "zh", "kantonees": "zh", "somali": "so",
}  # fmt: skip


def words_of(code_list: type[StrEnum]) -> dict[str, StrEnum]:
    """Return the codes of a list by every folded word for them."""
    found: dict[str, StrEnum] = {}
    for code in code_list:
        labels = [labels[code].dutch() for labels in LABELS[code_list]]
        for word in (code.value, *labels, *labels[0].split(":")[:1], *ALSO_CALLED.get(code, "").split(",")):
            if fold(word):
                found.setdefault(fold(word), code)
    return found


# A StrEnum of one list equals that of another with the same text, so the lists are kept apart.
WORDS: Final = {code_list: words_of(code_list) for code_list in LABELS}


def split(cell: Cell) -> list[str]:
    """Return the parts of a cell that holds several words."""
    return [part for part in re.split(r"[;,/|\n]| en | of ", text_of(cell)) if part.strip()]


def read_codes(cell: Cell, code_list: type[StrEnum]) -> tuple[StrEnum, ...]:
    """Return the codes that a cell names, in the order of their list. Raises CellIsWrong at the first unknown word."""
    words = WORDS[code_list]
    whole = fold(text_of(cell))
    if not whole or whole in ANYTHING:
        return ()
    found = {words[whole]} if whole in words else set()
    for part in [] if found else split(cell):
        if fold(part) in ANYTHING:
            continue
        if fold(part) not in words:
            raise CellIsWrong(
                Wrong.CODE,
                Sentence(N_("“%(word)s” kennen wij niet."), {"word": part.strip()[:40]}),
                Sentence(N_("Kies uit: %(words)s."), {"words": shown(code_list)}),
            )
        found.add(words[fold(part)])
    return tuple(code for code in code_list if any(code is one for one in found))


def read_status(cell: Cell) -> ServiceStatus:
    """Return the status that a cell names; an empty one is open. Raises CellIsWrong."""
    word = fold(text_of(cell))
    if not word:
        return ServiceStatus.ACTIVE
    found = WORDS[ServiceStatus].get(word)
    if found is None:
        raise CellIsWrong(
            Wrong.STATUS,
            Sentence(N_("De status “%(word)s” kennen wij niet."), {"word": text_of(cell)[:40]}),
            Sentence(N_("Kies uit: %(words)s."), {"words": shown(ServiceStatus)}),
        )
    return ServiceStatus(found)


def read_languages(cell: Cell) -> tuple[str, ...]:
    """Return ISO 639-1 codes for the languages that a cell names. Raises CellIsWrong."""
    found: dict[str, None] = {}
    for part in split(cell):
        word = fold(part)
        code = word if word in LANGUAGE_CODES else LANGUAGE_BY_WORD.get(word, "")
        if not code:
            raise CellIsWrong(
                Wrong.LANGUAGE,
                Sentence(N_("De taal “%(word)s” kennen wij niet."), {"word": part.strip()[:40]}),
                Sentence(N_("Typ de naam van de taal, zoals Turks, of de code van twee letters, zoals tr.")),
            )
        found.setdefault(code)
    return tuple(found)


def shown(code_list: type[StrEnum]) -> str:
    """Return the words of a list as a page names them."""
    return ", ".join(LABELS[code_list][0][code].dutch().partition(":")[0] for code in code_list)
