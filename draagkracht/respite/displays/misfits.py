"""That a place has not what is needed by now, in a sentence."""

from django.utils.translation import gettext

from draagkracht.respite.displays.offers import RULES
from draagkracht.respite.rules.fitting import Failing


def misfit_text(failing: Failing | None) -> str:
    """Return what to know of a place that does not fit any more; nothing where it does."""
    if failing is None:
        return ""
    what = RULES[failing.rule](failing.detail)
    return gettext("Let op: bij deze plek %(what)s. Bel de plek, of kies iets anders.") % {"what": what}
