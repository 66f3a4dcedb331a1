"""What something costs, in words: of one unit and of all of them."""

import pytest

from draagkracht.respite.displays import pieces
from draagkracht.respite.rules.codes import Form


@pytest.mark.parametrize(
    ("unit", "number", "form", "says"),
    [
        (None, 2, Form.STAY, "vraag het na"),
        (0, 2, Form.SITTING, "niets"),
        (19_500, 1, Form.STAY, "€ 195,00, als u alles zelf betaalt"),
        (19_500, 2, Form.HOST_FAMILY, "€ 195,00 per nacht, € 390,00 in totaal, als u alles zelf betaalt"),
        (19_500, 2, Form.LIVE_IN, "€ 195,00 per dag, € 390,00 in totaal, als u alles zelf betaalt"),
        (8_250, 4, Form.DAY_CARE, "€ 82,50 per keer, € 330,00 in totaal, als u alles zelf betaalt"),
    ],
)
def test_a_price_is_said_of_one_and_of_all(unit: int | None, number: int, form: Form, says: str) -> None:
    assert pieces.price(unit, number=number, form=form) == says
