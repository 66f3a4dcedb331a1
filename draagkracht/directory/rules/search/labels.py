"""The words under which codes are found: what people say for a need, an illness, a law, a kind of respite."""

from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import Final

from draagkracht.directory.rules import codes

WORDS: Final[Mapping[StrEnum, str]] = {
    codes.BaseFunction.INFORMATION: "informatie, uitleg",
    codes.BaseFunction.ADVICE: "advies, meedenken",
    codes.BaseFunction.EMOTIONAL: "emotionele steun, praten",
    codes.BaseFunction.EDUCATION: "cursus, training, leren",
    codes.BaseFunction.PRACTICAL: "praktische hulp",
    codes.BaseFunction.RESPITE: "respijtzorg, er even tussenuit",
    codes.BaseFunction.FINANCIAL: "geld, vergoeding",
    codes.BaseFunction.MATERIAL: "hulpmiddelen, aanpassingen",
    codes.Condition.DEMENTIA: "dementie",
    codes.Condition.NAH: "hersenletsel, nah",
    codes.Condition.LVB: "verstandelijke beperking, lvb",
    codes.Condition.AUTISM: "autisme",
    codes.Condition.MENTAL_HEALTH: "psychische klachten, ggz",
    codes.Condition.ADDICTION: "verslaving",
    codes.Condition.CHRONIC: "chronisch ziek",
    codes.Condition.PHYSICAL: "lichamelijke beperking",
    codes.Condition.MUSCLE: "spierziekte",
    codes.Condition.CANCER: "kanker",
    codes.Condition.PALLIATIVE: "palliatief, laatste fase, levenseinde",
    codes.Condition.ELDERLY: "ouderen",
    codes.Law.WMO: "wmo",
    codes.Law.WLZ: "wlz",
    codes.Law.ZVW: "zvw, basisverzekering",
    codes.Law.JEUGDWET: "jeugdwet",
    codes.Law.INSURANCE: "aanvullende verzekering",
    codes.Audience.CARER: "mantelzorger",
    codes.Audience.PROFESSIONAL: "professional",
    codes.Audience.YOUNG_CARER: "jonge mantelzorger, jongeren",
    codes.RespiteForm.STAY: "logeren",
    codes.RespiteForm.DAY_CARE: "dagopvang, dagbesteding",
    codes.RespiteForm.SITTING: "oppas, aanwezigheidszorg",
    codes.RespiteForm.LIVE_IN: "inwonende hulp, 24-uurszorg thuis",
    codes.RespiteForm.SHARED_ACTIVITY: "uitje samen, dagje uit",
    codes.RespiteForm.HOST_FAMILY: "gastgezin",
    codes.RespiteForm.CARE_FARM: "zorgboerderij",
}


def words_of(found: Iterable[StrEnum], languages: Iterable[str] = ()) -> str:
    """Return the words under which codes and languages (ISO 639-1) are found: names with commas between them.

    Dutch says nothing, for nearly every service speaks it. A code that is to be found under no word gives none.
    """
    named = [WORDS[code] for code in found if code in WORDS]
    spoken = [codes.language_name(language).dutch() for language in languages if language != "nl"]
    return ", ".join([*named, *spoken])
