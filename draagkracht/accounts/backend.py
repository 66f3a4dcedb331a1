"""Who a session belongs to. Nobody signs in through here: there are no passwords (see the views of sign-in)."""

from typing import Any

from django.contrib.auth.backends import BaseBackend

from draagkracht.accounts.models import User


class CodeBackend(BaseBackend):
    """Gives the person of a session, as long as they may sign in."""

    def get_user(self, user_id: Any) -> User | None:
        """Return a person; None when they are gone, or may not sign in."""
        return User.objects.filter(pk=user_id, is_active=True).first()
