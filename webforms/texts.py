"""Danish words for what the engine names by a key: statuses, roles, events of a case's history."""

from __future__ import annotations

DEMO_GROUPS = ("Rådgivere og teams", "Ledere", "Procesejer og administrator")

INSTANCE_STATUS = {
    "active": "I gang",
    "suspended": "Sat på pause",
    "completed": "Afsluttet",
    "canceled": "Annulleret",
}
INSTANCE_BADGE = {"active": "info", "suspended": "warning", "completed": "success", "canceled": "quiet"}

ROLE_NAMES = {"procesejer": "Procesejer", "leder": "Leder", "admin": "Administrator", "system": "Systemet"}

VERSION_EVENTS = {
    "deployed": "Lagt ind og taget i brug",
    "drafted": "Lagt ind som kladde",
    "approved": "Godkendt",
    "activated": "Taget i brug",
}

SEVERITY_NAMES = {"error": "Fejl", "warning": "Advarsel", "info": "Oplysning"}

SOURCE_NAMES = {"kilde": "Kilde", "gyldig_fra": "Gælder fra", "retsgrundlag": "Retsgrundlag"}

ELEMENT_TYPES = {
    "userTask": "Opgave",
    "manualTask": "Manuelt trin",
    "scriptTask": "Automatisk trin",
    "businessRuleTask": "Beslutningstabel",
    "serviceTask": "Automatisk trin",
    "callActivity": "Fælles procedure",
    "subProcess": "Delforløb",
    "exclusiveGateway": "Valg",
    "parallelGateway": "Deling eller samling",
    "inclusiveGateway": "Deling eller samling",
    "eventBasedGateway": "Det, der sker først",
    "startEvent": "Start",
    "endEvent": "Slut",
    "intermediateCatchEvent": "Ventetid",
    "intermediateThrowEvent": "Mellemtrin",
    "boundaryEvent": "Frist",
    "noneEndEvent": "Slut",
    "terminateEndEvent": "Slut for hele sagen",
    "intermediateTimer": "Ventetid",
    "boundaryTimer": "Frist",
    "boundaryError": "Fejl",
    "errorEndEvent": "Slut med fejl",
}
