"""What is said of each use of a person's data, and how the rows hold together."""

from draagkracht.audit.rules.acts import CLOCK, Action, ActorKind, Basis, NotACode, Purpose, Who

__all__ = ["CLOCK", "Action", "ActorKind", "Basis", "NotACode", "Purpose", "Who"]
