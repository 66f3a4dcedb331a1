"""Cards for who works with people."""

from tests.access.table import Row

ROWS = [
    Row("portal:list-professions"),
    Row("portal:show-profession", takes={"slug": "huisarts"}),
    Row("portal:print-profession", takes={"slug": "school"}),
]
