"""Pages of the portal."""

from draagkracht.accounts.permissions import Role
from tests.access.table import EVERY_ROLE, GET, OK, POST, Row

SEES_SHARED = dict.fromkeys((Role.CASE_MANAGER, Role.CONSULTANT, Role.PROFESSIONAL, Role.TEAM_LEAD), OK)

ROWS = [
    Row("portal:show-home"),
    Row("portal:show-help"),
    Row("portal:show-about"),
    Row("portal:show-privacy"),
    Row("portal:show-accessibility"),
    Row("portal:list-instruments"),
    Row("portal:show-instrument", takes={"code": "csi"}),
    Row("portal:show-components", why="absent in production"),
    Row("portal:start-check", gives=302, why="begins at the first question"),
    Row("portal:show-safety", gives=302, why="only with answers"),
    Row("portal:show-result", gives=302, why="only with answers"),
    Row("portal:print-result", gives=302, why="only with answers"),
    Row("portal:print-paper"),
    Row("portal:wipe-answers", methods=POST, posts=302),
    Row("portal:show-wiped"),
    Row("portal:start-drop-out", gives=302, why="begins at the first question"),
    Row("portal:answer-drop-out", methods=GET | POST, posts=422, takes={"link_id": "now"}),
    Row("portal:show-drop-out", gives=302, why="only with answers"),
    Row("portal:wipe-drop-out", methods=POST, posts=302),
    Row("portal:choose-respite", methods=GET | POST, posts=422),
    Row("portal:answer-respite", methods=GET | POST, gives=302, posts=302, takes={"code": "wlz"}, why="after a choice"),
    Row("portal:show-respite", gives=302, why="only with answers"),
    Row("portal:wipe-respite", methods=POST, posts=302),
    Row("portal:answer-question", methods=GET | POST, posts=422, takes={"link_id": "minor"}),
    Row("portal-demo:show-mailbox", gives=404, why="in the demo alone"),
    Row(
        "portal-staff:open-code",
        methods=GET | POST,
        allowed=SEES_SHARED,
    ),
    Row(
        "portal-staff:print-shared", methods=POST, posts=302, allowed=SEES_SHARED, why="without a code it is asked for"
    ),
    Row("portal-staff:export-shared", methods=POST, posts=302, allowed=SEES_SHARED, why="as print-shared"),
    Row("portal-staff:choose-instrument", allowed=SEES_SHARED),
    Row(
        "portal-staff:fill-in",
        methods=GET | POST,
        posts=200,
        allowed=SEES_SHARED,
        takes={"code": "perseverance"},
        why="what a page carries opens the questions; only with `ingevuld` it is a form that was sent",
    ),
    Row("portal-staff:print-sheet", methods=POST, posts=302, allowed=SEES_SHARED, why="as print-shared"),
    Row("portal-staff:forget-sheet", methods=POST, posts=302, allowed=SEES_SHARED, why="what is not there is gone"),
    Row(
        "portal-staff:show-work", allowed=EVERY_ROLE, gives=(200, 302), why="a resident has a page of their own: mijn/"
    ),
]
