"""All rules on what an answer says about load, support and needs. The order settles what is named first when equal."""

from draagkracht.assessments.rules.quickcheck.burden import BURDEN
from draagkracht.assessments.rules.quickcheck.care import CARE
from draagkracht.assessments.rules.quickcheck.situation import SITUATION
from draagkracht.assessments.rules.quickcheck.strength import STRENGTH

RULES = BURDEN + CARE + STRENGTH + SITUATION
