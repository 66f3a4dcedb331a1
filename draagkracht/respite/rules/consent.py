"""What the word of who is cared for allows: with no word something can be tried, and without a yes nothing more."""

from draagkracht.respite.rules.codes import Yes


def is_agreed(answer: Yes | None, *, is_trial: bool) -> bool:
    """Tell whether who is cared for agreed to days somewhere: to a trial where they want to try it, else by a yes."""
    return answer is Yes.YES or (answer is Yes.TRIAL and is_trial)


def may_choose(answer: Yes | None, *, is_trial: bool) -> bool:
    """Tell whether somebody may have days kept free: a trial also before an answer, nothing after a no."""
    return is_agreed(answer, is_trial=is_trial) or (answer is None and is_trial)
