"""Writing of accounts: one module for each topic, named here."""

from draagkracht.accounts.services.codes import (
    delete_expired_sessions,
    pretend_to_send_code,
    renew_recovery_codes,
    renew_secrets,
    reset_authenticator,
    send_code,
)
from draagkracht.accounts.services.people import (
    InvitationIsGone,
    LastAdministrator,
    RoleIsGone,
    RoleIsHeld,
    accept_invitation,
    change_role,
    delete_old_invitations,
    end_role,
    give_role,
    invite,
    mail_invitation,
    withdraw_invitation,
)

__all__ = [
    "InvitationIsGone",
    "LastAdministrator",
    "RoleIsGone",
    "RoleIsHeld",
    "accept_invitation",
    "change_role",
    "delete_expired_sessions",
    "delete_old_invitations",
    "end_role",
    "give_role",
    "invite",
    "mail_invitation",
    "pretend_to_send_code",
    "renew_recovery_codes",
    "renew_secrets",
    "reset_authenticator",
    "send_code",
    "withdraw_invitation",
]
