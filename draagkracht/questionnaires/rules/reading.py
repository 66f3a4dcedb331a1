"""From the elements of a document to a definition. The subset is declared in `fhir`; refusals are collected."""

from draagkracht.base.text import N_
from draagkracht.questionnaires.rules import elements
from draagkracht.questionnaires.rules.conditions import Earlier, read_conditions
from draagkracht.questionnaires.rules.definition import (
    DEFAULT_LANGUAGE,
    OPTION_TYPES,
    AnswerOption,
    Item,
    ItemType,
    Questionnaire,
    Status,
    Text,
    Translation,
    ValueKind,
)
from draagkracht.questionnaires.rules.document import Element, Refusals, shown

NO_TEXT = Text("")
OPTION_KINDS = (ValueKind.CODING, ValueKind.STRING, ValueKind.INTEGER)


class Reader:
    """Reads one document from top to bottom, and remembers which items it has passed."""

    def __init__(self, raw: dict[str, object], refusals: Refusals) -> None:
        self.root = Element(raw, "", refusals)
        self.earlier = Earlier()
        self.language = DEFAULT_LANGUAGE

    def questionnaire(self) -> Questionnaire:
        """Return the definition; it counts only if nothing was refused."""
        root = self.root
        root.one_of("resourceType", [elements.RESOURCE_TYPE], required=True)
        language = root.matching("language", elements.LANGUAGE)
        self.language = language or DEFAULT_LANGUAGE
        found = Questionnaire(
            url=root.matching("url", elements.URL, required=True) or "",
            version=root.matching("version", elements.VERSION, required=True) or "",
            title=self._text(root, "title", required=True) or NO_TEXT,
            status=Status(root.one_of("status", list(Status), required=True) or Status.UNKNOWN),
            id=root.matching("id", elements.ID),
            name=root.matching("name", elements.NAME),
            language=language,
            date=root.matching("date", elements.DATE_TIME),
            publisher=root.string("publisher"),
            description=self._text(root, "description"),
            purpose=self._text(root, "purpose"),
            copyright=self._text(root, "copyright"),
            items=tuple(self._item(child, depth=0) for child in root.elements("item", required=True)),
        )
        root.close()
        return found

    def _item(self, element: Element, *, depth: int) -> Item:
        link_id = self._link_id(element)
        code = element.one_of("type", list(ItemType), required=True)
        if code is None:
            return self._item_of_unknown_type(element, link_id, depth)
        kind = ItemType(code)
        _refuse_misplaced(element, kind)
        conditions, behavior = read_conditions(element, self.earlier)
        is_page = kind is ItemType.GROUP and element.has("extension")
        found = Item(
            link_id=link_id,
            type=kind,
            text=self._text(element, "text", required=is_page or kind is not ItemType.GROUP),
            required=bool(element.flag("required")),
            repeats=bool(element.flag("repeats")),
            max_length=element.integer("maxLength", 1, elements.MAX_LENGTH),
            options=self._options(element, kind),
            enable_when=conditions,
            enable_behavior=behavior,
            is_page=is_page,
            items=self._page(element, depth) if is_page else self._items(element, depth),
        )
        element.close()
        self.earlier.add(found)
        return found

    def _item_of_unknown_type(self, element: Element, link_id: str, depth: int) -> Item:
        """Pass an item of a type outside the subset: its elements cannot be judged, the items in it can."""
        self.earlier.add_unknown(link_id)
        return Item(link_id=link_id, type=ItemType.DISPLAY, items=self._items(element, depth))

    def _link_id(self, element: Element) -> str:
        link_id = element.matching("linkId", elements.LINK_ID, required=True)
        if link_id is None:
            return ""
        element.where = link_id
        if not self.earlier.claim(link_id):
            element.refuse("linkId", N_("Deze linkId staat er twee keer."))
        return link_id

    def _items(self, element: Element, depth: int) -> tuple[Item, ...]:
        children = element.elements("item", required=element.raw.get("type") == ItemType.GROUP)
        if children and depth >= elements.MAX_DEPTH:
            element.refuse("item", N_("Groepen mogen hoogstens %(depth)s diep genest zijn."), depth=elements.MAX_DEPTH)
            return ()
        return tuple(self._item(child, depth=depth + 1) for child in children)

    def _page(self, element: Element, depth: int) -> tuple[Item, ...]:
        """Return the items of a group that is one page: without a script nothing changes while somebody reads it."""
        _read_page_control(element)
        with self.earlier.on_one_page():
            found = self._items(element, depth)
        for item in found:
            place = f"item «{item.link_id}»"
            if item.type is ItemType.GROUP:
                element.refuse(place, N_("Een groep kan niet op een pagina met andere vragen staan."))
            if item.required:
                message = N_("Een verplichte vraag staat alleen op een pagina, niet in een groep die één pagina is.")
                element.refuse(place, message)
        return found

    def _text(self, element: Element, name: str, *, required: bool = False) -> Text | None:
        """Return a text with its translations, which FHIR keeps under the same name with an underscore."""
        words = element.string(name, required=required)
        extra = element.element(f"_{name}")
        if extra and not element.has(name):
            element.refuse(f"_{name}", N_("Hier staat een vertaling van een tekst die er niet is."))
        translations = self._translations(extra) if extra else ()
        return Text(words, translations) if words else None

    def _translations(self, extra: Element) -> tuple[Translation, ...]:
        found: dict[str, Translation] = {}
        for extension in extra.elements("extension", required=True):
            translation = _read_translation(extension)
            if translation is None:
                continue
            if translation.language in {*found, self.language}:
                message = N_("De taal «%(language)s» staat er twee keer.")
                extension.refuse("", message, language=translation.language)
            found[translation.language] = translation
        extra.close()
        return tuple(found.values())

    def _options(self, element: Element, kind: ItemType) -> tuple[AnswerOption, ...]:
        found: dict[str, AnswerOption] = {}
        for child in element.elements("answerOption", required=kind in OPTION_TYPES):
            option = self._option(child)
            child.close()
            if option is None:
                continue
            if option.code in found:
                child.refuse("", N_("Het antwoord «%(code)s» staat er twee keer."), code=shown(option.code))
            found[option.code] = option
        return tuple(found.values())

    def _option(self, element: Element) -> AnswerOption | None:
        kinds = [kind for kind in OPTION_KINDS if element.has(f"value{kind}")]
        if len(kinds) != 1:
            element.refuse("", N_("Hier hoort één van valueCoding, valueString en valueInteger."))
            return None
        if kinds == [ValueKind.STRING]:
            element.matching("valueString", elements.LINE)
            text = self._text(element, "valueString")
            return AnswerOption(text.words, text, ValueKind.STRING) if text else None
        if kinds == [ValueKind.INTEGER]:
            number = element.integer("valueInteger", elements.LEAST_INTEGER, elements.MOST_INTEGER)
            return None if number is None else AnswerOption(str(number), Text(str(number)), ValueKind.INTEGER)
        coding = element.element("valueCoding")
        return self._coding(coding) if coding else None

    def _coding(self, coding: Element) -> AnswerOption | None:
        system = coding.matching("system", elements.SYSTEM)
        code = coding.matching("code", elements.CODE, required=True)
        text = self._text(coding, "display", required=True)
        coding.close()
        if code is None or text is None:
            return None
        return AnswerOption(code, text, ValueKind.CODING, system)


def _refuse_misplaced(element: Element, kind: ItemType) -> None:
    for name, kinds in elements.TYPES_OF_ELEMENT.items():
        if element.has(name) and kind not in kinds:
            element.refuse(name, N_("Dit element hoort niet bij een item van het type %(type)s."), type=str(kind))
            element.pass_over(name)


def _read_translation(extension: Element) -> Translation | None:
    """Return one translation; its language and its words may stand in either order."""
    extension.one_of("url", [elements.TRANSLATION_URL], required=True)
    children = extension.elements("extension")
    parts = {part.one_of("url", ["lang", "content"], required=True): part for part in children}
    extension.close()
    if len(children) != len(parts) or set(parts) != {"lang", "content"}:
        extension.refuse("", N_("Een vertaling heeft één lang en één content."))
        return None
    language = parts["lang"].matching("valueCode", elements.LANGUAGE, required=True)
    words = parts["content"].string("valueString", required=True)
    for part in parts.values():
        part.close()
    return Translation(language, words) if language and words else None


def _read_page_control(group: Element) -> None:
    """Refuse everything but the one extension that a group may have."""
    concepts = []
    for extension in group.elements("extension"):
        extension.one_of("url", [elements.ITEM_CONTROL_URL], required=True)
        concepts.append(extension.element("valueCodeableConcept"))
        extension.close()
    codings = [coding for concept in concepts if concept for coding in concept.elements("coding")]
    for coding in codings:
        coding.one_of("system", [elements.ITEM_CONTROL_SYSTEM], required=True)
        coding.one_of("code", [elements.PAGE_CODE], required=True)
        coding.close()
    for concept in concepts:
        if concept:
            concept.close()
    if len(concepts) != 1 or len(codings) != 1:
        group.refuse("extension", N_("Hier hoort één extensie met één coding, de code «page»."))
