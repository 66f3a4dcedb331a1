"""The forms of a regular Dutch verb, which the stemmer does not bring together: kookt, kookte, gekookt → koken."""

import re
from typing import Final

VOICELESS: Final = re.compile(r"(?:t|k|f|s|ch|p|x)\Z")
OPEN: Final = re.compile(r"(?<![aeiou])([aeou])([bdfgklmnprstvz])\Z")
UNSTRESSED: Final = ("be", "ge", "her", "ont", "ver")
SHORTEST: Final = 5
SEPARABLE: Final = (
    *("aan", "achter", "af", "bij", "deel", "door", "huis", "in", "klaar", "kwijt", "langs", "los", "mee", "na"),
    *("om", "op", "over", "samen", "schoon", "tegen", "terug", "thuis", "toe", "uit", "vast", "voor", "weg"),
)


def forms(infinitive: str) -> frozenset[str]:
    """Return the forms of a verb as if it were regular, itself not among them; none for what is no infinitive.

    Where spelling does not tell whether a vowel is long, both forms are given: one that nobody writes does no harm.
    """
    if not infinitive.endswith("en") or len(infinitive) < SHORTEST:
        return frozenset()
    root = infinitive.removesuffix("en")
    dental = "t" if VOICELESS.search(root) else "d"
    found: set[str] = set()
    for stem in _stems(root):
        past = {f"{stem}{dental}e", f"{stem}{dental}en"} if not stem.endswith(dental) else {f"{stem}e", f"{stem}en"}
        found |= {stem, stem if stem.endswith("t") else f"{stem}t", f"{infinitive}d", f"{infinitive}de"} | past
        participle = stem if stem.endswith(dental) else f"{stem}{dental}"
        found |= {form + ending for form in _participles(participle) for ending in ("", "e", "en")}
    return frozenset(found - {infinitive})


def _stems(root: str) -> set[str]:
    if root[-1] == root[-2]:
        return {root[:-1]}
    voiceless = root[:-1] + {"v": "f", "z": "s"}.get(root[-1], root[-1])
    match = OPEN.search(root)
    if not match:
        return {voiceless}
    doubled = voiceless[:-1] + match[1] + voiceless[-1]
    is_maybe_unstressed = match[1] == "e" and match[2] in "lnrm" and re.search(r"[aeiou].*e[lnrm]\Z", root)
    return {doubled, voiceless} if is_maybe_unstressed else {doubled}


def _participles(stem: str) -> set[str]:
    found = {stem} if _is_unstressed(stem) else {f"ge{stem}"}
    for prefix in SEPARABLE:
        if stem.startswith(prefix) and len(stem) > len(prefix) + 2:
            rest = stem.removeprefix(prefix)
            found.add(f"{prefix}{rest}" if _is_unstressed(rest) else f"{prefix}ge{rest}")
    return found


def _is_unstressed(stem: str) -> bool:
    """Tell whether a stem begins with a prefix that takes no ge-: bezorg, but not bel."""
    return any(stem.startswith(prefix) and re.search(r"[aeiou].", stem[len(prefix) :]) for prefix in UNSTRESSED)
