"""What is said of each use of a person's data, and how the rows hold together."""

from draagkracht.audit.rules.acts import Action, ActorKind, Basis, NotACode, Purpose, Who

__all__ = ["Action", "ActorKind", "Basis", "NotACode", "Purpose", "Who"]
