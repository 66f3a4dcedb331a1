"""Calling back."""

from tests.access.table import GET, POST, Row

ROWS = [
    Row("referrals:request-call", methods=GET | POST),
    Row("referrals:thank-caller", gives=404, why="only with the promise that was signed"),
]
