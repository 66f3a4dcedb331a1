"""The screens of those who are signed in: one line a screen, shown to whoever holds one of its permissions.

A new screen is a new line in SCREENS. `says` is what one does there, in one sentence, for the first page of the work;
`count` returns how much waits there for somebody at a moment, and is asked on that first page only.
"""

import datetime
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from django.utils import timezone

from draagkracht.accounts.permissions import Actor, Permission
from draagkracht.base.text import N_
from draagkracht.casework.permissions import worker_of
from draagkracht.casework.queries import handovers
from draagkracht.casework.queries import work_list as casework
from draagkracht.directory.queries import duplicates, freshness, funding
from draagkracht.directory.queries import requests as change_requests
from draagkracht.directory.queries import staff as kept
from draagkracht.people import queries as people
from draagkracht.portal import screen_counts
from draagkracht.referrals import queries as referrals
from draagkracht.respite.permissions import advisor_of, keeper_of
from draagkracht.respite.queries import advised, provided

Count = Callable[[Actor, datetime.datetime], int]
Things = screen_counts.Things


@dataclass(frozen=True, slots=True)
class Screen:
    """A screen of staff: what it is called, the name of its address, who may open it, and what one does there.

    `things` is what waits there, one and more of it; of somebody, where that is not the same for all.
    """

    label: str
    url_name: str
    permissions: tuple[Permission, ...]
    says: str = ""
    count: Count | None = None
    things: Things | Callable[[Actor], Things] = ("", "")


# In the order of the menu: what waits for somebody first, then what one looks after, then the people.
SCREENS: Final[tuple[Screen, ...]] = (
    Screen(
        N_("Werklijst"),
        "casework-staff:show-work-list",
        (Permission.WORK_ON_CASES,),
        says=N_("Wat u nu doet, voor wie, en wanneer het klaar moet zijn."),
        count=lambda actor, at: casework.count_open(worker_of(actor), on=timezone.localdate(at)),
        things=screen_counts.things_on_list,
    ),
    Screen(
        N_("Overdrachten"),
        "casework-staff:list-handovers",
        (Permission.WORK_ON_CASES,),
        says=N_("Zaken die een collega aan u of uw team wil geven."),
        count=lambda actor, _at: handovers.count_for(worker_of(actor)),
        things=(N_("zaak wacht op uw antwoord"), N_("zaken wachten op uw antwoord")),
    ),
    Screen(
        N_("Overleg met collega’s"),
        "casework-staff:list-consults",
        (Permission.WORK_ON_CASES,),
        says=N_("Vraag raad zonder naam, en geef die."),
    ),
    Screen(
        N_("Knelpunten"),
        "casework-staff:list-obstacles",
        (Permission.WORK_ON_CASES, Permission.SETTLE_OBSTACLES),
        says=N_("Regels die mensen die zorgen in de weg zitten, en wie dat uitzoekt."),
    ),
    Screen(
        N_("Hoe u te bereiken bent"),
        "casework-staff:edit-reach",
        (Permission.WORK_ON_CASES,),
        says=N_("Het nummer en de dagen die mensen zien van wie u het vaste aanspreekpunt bent."),
    ),
    Screen(
        N_("Cijfers"),
        "casework-staff:show-talk-figures",
        (Permission.LEAD_TEAM,),
        says=N_("Wat te laat is, hoe lang het duurt, en hoe vaak wie zorgt erbij was."),
    ),
    Screen(
        N_("Steunpunt"),
        "casework-staff:show-caseload",
        (Permission.KEEP_SUPPORT_FILES,),
        says=N_("Met wie u contact houdt, en wanneer zij dat willen."),
        count=screen_counts.count_for_centre,
        things=(N_("persoon wacht op u"), N_("mensen wachten op u")),
    ),
    Screen(
        N_("Bereik"),
        "casework-staff:show-reach",
        (Permission.SEE_REACH,),
        says=N_("Hoeveel mensen de steunpunten bereiken, en hoe zij komen. Zonder namen."),
    ),
    Screen(
        N_("Mijn bezoeken"),
        "respite-staff:show-my-visits",
        (Permission.SEE_OWN_VISITS,),
        says=N_("Wat u doet, wanneer u kunt, en wat het u kostte."),
    ),
    Screen(
        N_("Kleine hulp"),
        "respite-staff:list-help-questions",
        (Permission.COORDINATE_VOLUNTEERS,),
        says=N_("Wie iets kleins vraagt, wie wil helpen, en wie u belt."),
        count=screen_counts.count_small_help,
        things=(N_("persoon wacht op een belletje"), N_("mensen wachten op een belletje")),
    ),
    Screen(
        N_("Vrijwilligers"),
        "respite-staff:list-volunteers",
        (Permission.COORDINATE_VOLUNTEERS,),
        says=N_("Wie wanneer kan, wie pauze heeft, en wie een VOG nodig heeft."),
        count=screen_counts.count_for_coordinator,
        things=(N_("VOG of vergoeding wacht op u"), N_("VOG’s en vergoedingen wachten op u")),
    ),
    Screen(
        N_("Balie"),
        "portal-staff:show-desk",
        (Permission.SEE_DESK,),
        says=N_("Zoek hulp, bel mensen terug en schrijf vragen op."),
        count=lambda _actor, at: referrals.count_waiting(now=at),
        things=(N_("persoon wacht op u"), N_("mensen wachten op u")),
    ),
    Screen(
        N_("Kleine hulp vragen"),
        "respite-staff:ask-help-for",
        (Permission.SEE_DESK, Permission.WORK_ON_CASES),
        says=N_("Een rit, boodschappen of gezelschap, voor wie belt."),
    ),
    Screen(
        N_("Samen respijt zoeken"),
        "respite-staff:list-requests",
        (Permission.WORK_ON_CASES, Permission.REFER),
        says=N_("Zoek met iemand een plek om even vrij te zijn, en bel wie geen mail heeft."),
        count=lambda actor, at: advised.count_to_call(advisor_of(actor), at=at),
        things=(N_("persoon om te bellen over een plek"), N_("mensen om te bellen over een plek")),
    ),
    Screen(
        N_("Noodplek vannacht"),
        "respite-staff:show-tonight",
        (Permission.WORK_ON_CASES, Permission.SEE_DESK),
        says=N_("Waar iemand vannacht kan slapen, en boeken na het bellen."),
    ),
    Screen(
        N_("Plek op papier"),
        "portal-staff:make-paper-account",
        (Permission.SEE_DESK,),
        says=N_("Maak een plek voor wie geen mail heeft, en print de brief met de code."),
    ),
    Screen(
        N_("Vertegenwoordiging"),
        "people-staff:find-spoken",
        (Permission.SEE_DESK, Permission.WORK_ON_CASES),
        says=N_("Leg vast wie voor iemand mag spreken, als u het bewijs zag."),
    ),
    Screen(
        N_("Uitkomst met code"),
        "portal-staff:open-code",
        (Permission.ANSWER_REFERRALS, Permission.REFER, Permission.WORK_ON_CASES),
        says=N_("Zie de uitkomst die iemand met u deelt."),
    ),
    Screen(
        N_("Verwijzingen"),
        "referrals-staff:list-referrals",
        (Permission.ANSWER_REFERRALS,),
        says=N_("Pak op wie is verwezen, en schrijf op hoe het gaat."),
        count=lambda _actor, _at: referrals.count_waiting_referrals(),
        things=(N_("persoon wacht op een eerste contact"), N_("mensen wachten op een eerste contact")),
    ),
    Screen(
        N_("Vragen over gegevens"),
        "people-staff:list-requests",
        (Permission.LEAD_TEAM,),
        says=N_("Geef antwoord aan wie iets vraagt over het eigen dossier."),
        count=lambda _actor, _at: people.count_open_requests(),
        things=(N_("vraag wacht op antwoord"), N_("vragen wachten op antwoord")),
    ),
    Screen(
        N_("Verwijzen"),
        "referrals-staff:make-referral",
        (Permission.REFER,),
        says=N_("Verwijs iemand die voor een ander zorgt, en zie hoe het gaat."),
    ),
    Screen(
        N_("Samen een meetlijst invullen"),
        "portal-staff:choose-instrument",
        (Permission.REFER,),
        says=N_("Meet samen hoe zwaar het is, of neem de antwoorden over van papier."),
    ),
    Screen(
        N_("Kaart voor uw beroep"),
        "portal:list-professions",
        (Permission.REFER,),
        says=N_("Wat u kunt zien, zeggen en doen. Ook op papier, met een blad om mee te geven."),
    ),
    Screen(
        N_("Wie neemt de zorg nu over?"),
        "portal:start-drop-out",
        (Permission.REFER,),
        says=N_("Valt iemand die zorgt uit? Zie in een minuut wie u belt."),
    ),
    Screen(
        N_("Boekingen"),
        "respite-provider:list-bookings",
        (Permission.COORDINATE_VOLUNTEERS, Permission.KEEP_PLACES),
        says=N_("Wie bij u wil komen, wie er komt en wie er nu is."),
        count=lambda actor, _at: provided.count_waiting(keeper_of(actor)),
        things=(N_("boeking wacht op uw antwoord"), N_("boekingen wachten op uw antwoord")),
    ),
    Screen(
        N_("Respijtplekken"),
        "respite-provider:list-places",
        (Permission.KEEP_PLACES,),
        says=N_("Waar mensen bij u terechtkunnen, wanneer er plek is en hoe vol het is."),
    ),
    Screen(
        N_("Respijt plannen"),
        "respite-planner:list-plans",
        (Permission.PLAN_RESPITE,),
        says=N_("Verdeel de plekken van de regio over wie erom vraagt, en zie wat het oplevert."),
    ),
    Screen(
        N_("Eerlijk verdelen"),
        "respite-planner:show-fairness",
        (Permission.SET_FAIRNESS, Permission.PLAN_RESPITE),
        says=N_("Wat elke groep minstens krijgt van de plekken, en wat dat kost."),
    ),
    Screen(
        N_("Wijzigingen"),
        "directory-staff:list-requests",
        (Permission.DECIDE_CHANGES, Permission.EDIT_OWN_SERVICES),
        says=N_("Wat er anders moet, en wat ermee gebeurt."),
        count=change_requests.count_waiting,
        things=(N_("voorstel wacht op u"), N_("voorstellen wachten op u")),
    ),
    Screen(
        N_("Versheid"),
        "directory-staff:list-freshness",
        (Permission.EDIT_SERVICES,),
        says=N_("Wie niet antwoordt of het nog klopt, en links die niet werken."),
        count=freshness.count_tasks,
        things=(N_("organisatie wacht op u"), N_("organisaties wachten op u")),
    ),
    Screen(
        N_("Nog indelen"),
        "directory-staff:list-unclassified",
        (Permission.EDIT_SERVICES,),
        says=N_("Zeg wat voor hulp het is. Pas dan raden wij het aan."),
        count=lambda actor, _at: kept.count_unclassified(actor),
        things=(N_("dienst wacht op u"), N_("diensten wachten op u")),
    ),
    Screen(
        N_("Diensten"),
        "directory-staff:list-services",
        (Permission.EDIT_SERVICES, Permission.EDIT_OWN_SERVICES),
        says=N_("Houd bij wat er is, en zeg of het nog klopt."),
        count=freshness.count_asked,
        things=(
            N_("dienst wacht op uw antwoord: klopt dit nog?"),
            N_("diensten wachten op uw antwoord: klopt dit nog?"),
        ),
    ),
    Screen(
        N_("Organisaties"),
        "directory-staff:list-organizations",
        (Permission.EDIT_SERVICES,),
        says=N_("Wie diensten geeft, en wie u vertrouwt."),
    ),
    Screen(
        N_("Plekken"),
        "directory-staff:list-locations",
        (Permission.EDIT_SERVICES,),
        says=N_("Waar diensten zijn."),
    ),
    Screen(
        N_("Dubbel"),
        "directory-staff:list-duplicates",
        (Permission.MERGE_SERVICES,),
        says=N_("Maak er één van wat er twee keer in staat."),
        count=lambda _actor, _at: duplicates.count_pairs(),
        things=(N_("paar wacht op u"), N_("paren wachten op u")),
    ),
    Screen(
        N_("Tijdelijk geld"),
        "directory-staff:list-ending",
        (Permission.EDIT_SERVICES,),
        says=N_("Zie op tijd voor welke hulp het geld stopt."),
        count=lambda _actor, at: funding.count_ending(timezone.localdate(at)),
        things=(N_("dienst wacht op u"), N_("diensten wachten op u")),
    ),
    Screen(
        N_("Stap voor stap"),
        "directory-staff:list-pathways",
        (Permission.EDIT_SERVICES,),
        says=N_("Zet voor één situatie op een rij wat eerst past en wat daarna."),
    ),
    Screen(
        N_("Zoekwoorden"),
        "directory-staff:list-search-words",
        (Permission.EDIT_SEARCH_WORDS,),
        says=N_("Leer het zoeken de woorden die mensen gebruiken."),
    ),
    Screen(
        N_("Kwaliteit"),
        "directory-staff:show-quality",
        (Permission.SEE_QUALITY,),
        says=N_("Zie wat oud is, wat er mist en voor wie er niets is."),
    ),
    Screen(
        N_("Invoer"),
        "directory-staff:list-imports",
        (Permission.IMPORT_SERVICES,),
        says=N_("Zet een lijst of een andere sociale kaart in één keer in de uwe."),
    ),
    Screen(
        N_("Verwijslinks"),
        "referrals-staff:list-links",
        (Permission.MANAGE_ROLES, Permission.SEE_DESK),
        says=N_("Geef een praktijk of sleutelfiguur een link om te verwijzen."),
    ),
    Screen(
        N_("Teams"),
        "casework-staff:list-teams",
        (Permission.LEAD_TEAM, Permission.MANAGE_ROLES),
        says=N_("Zeg wie bij welk team hoort. Daarmee zegt u wie welke zaken ziet."),
    ),
    Screen(
        N_("Mensen en rollen"),
        "accounts:list-people",
        (Permission.MANAGE_ROLES,),
        says=N_("Vraag mensen om mee te werken, en geef of beëindig rollen."),
    ),
)
