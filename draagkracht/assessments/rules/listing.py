"""An instrument as `draagkracht instruments show CODE --json` prints it: items, points, bands, rights, manual."""

from draagkracht.assessments.rules.definition import Band, Instrument, Item, Score


def to_json(instrument: Instrument) -> dict[str, object]:
    """Return everything there is to know about an instrument, in values that JSON can hold."""
    return {
        "instrument": instrument.code,
        "version": instrument.version,
        "name": instrument.name,
        "title": instrument.title,
        "period": instrument.period,
        "minutes": instrument.minutes,
        "repeat_days": instrument.repeat_days,
        "minimum_answered": instrument.minimum_answered,
        "validated": instrument.is_validated,
        "wording": instrument.wording,
        "selectable": instrument.is_selectable,
        "selectable_because": instrument.selectable_because,
        "source": instrument.source,
        "source_year": instrument.source_year,
        "rights": instrument.rights,
        "items": [_item(item) for item in instrument.items],
        "scores": [_score(score) for score in instrument.scores],
        "manual": {
            "purpose": instrument.manual.purpose,
            "how": instrument.manual.how,
            "says": instrument.manual.says,
            "does_not_say": instrument.manual.does_not_say,
        },
    }


def _item(item: Item) -> dict[str, object]:
    return {
        "id": item.id,
        "about": item.about,
        "wording": item.wording,
        "type": "choice" if item.options else "string",
        "required": item.is_required,
        "repeats": item.repeats,
        "max_length": item.max_length or None,
        "codes": [option.code for option in item.options],
        "options": [{"code": option.code, "label": option.label, "points": option.points} for option in item.options],
        "short_forms": [[option.code for option in item.options if option.code in form] for form in item.short_forms],
        "scores": list(item.scores),
    }


def _score(score: Score) -> dict[str, object]:
    return {
        "code": score.code,
        "label": score.label,
        "from": score.lowest,
        "to": score.highest,
        "higher_is": score.higher_is,
        "bands": [_band(band) for band in score.bands],
    }


def _band(band: Band) -> dict[str, object]:
    return {
        "code": band.code,
        "label": band.label,
        "from": band.lowest,
        "to": band.highest,
        "validated": band.is_validated,
        "source": band.source,
    }
