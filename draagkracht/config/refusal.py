"""The one way in which the command line says no: one line on stderr, exit code 2."""

import click


class Refused(click.ClickException):
    """A request that cannot be done, with the sentence that says why."""

    exit_code = 2
