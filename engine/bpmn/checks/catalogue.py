"""The one table of rules: id, severity and Danish title, by the sections of the drawing guide.

A rule `some-rule` is the module `some_rule` of this package; its docstring is the rule's page. The rules of `READING`
are met while a file is read (`engine.bpmn.reader` and its dialect) and have no module of their own.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from importlib import import_module
from types import ModuleType

from engine.findings import Severity

ERROR, WARNING, INFO = Severity.ERROR, Severity.WARNING, Severity.INFO


@dataclass(frozen=True)
class Rule:
    """One rule: a stable id (kebab-case), how much it weighs, and its title."""

    id: str
    severity: Severity
    title: str

    @property
    def module(self) -> ModuleType:
        """The module that holds the rule's check."""
        return import_module(f"engine.bpmn.checks.{self.id.replace('-', '_')}")

    @property
    def page(self) -> str:
        """What is checked, why, a wrong and a right way: Danish Markdown."""
        return (self.module.__doc__ or "").strip()


SECTIONS: Mapping[str, tuple[Rule, ...]] = {
    "Hvad der kan køres": (
        Rule("task-not-supported", ERROR, "Opgavetype, der ikke kan køres"),
        Rule("gateway-not-supported", ERROR, "Gateway, der ikke kan køres"),
        Rule("event-not-supported", ERROR, "Hændelse, der ikke kan køres"),
        Rule("subprocess-not-supported", ERROR, "Delproces, der ikke kan køres"),
        Rule("loop-marker-not-supported", ERROR, "Gentagelsesmærke på et trin"),
        Rule("element-not-supported", ERROR, "Ukendt element"),
        Rule("service-task-without-topic", ERROR, "Serviceopgave uden topic"),
        Rule("several-flows-out", ERROR, "Flere flows ud af et trin"),
        Rule("condition-outside-gateway", ERROR, "Betingelse uden for en gateway"),
    ),
    "Gateways": (
        Rule("gateway-flow-without-condition", ERROR, "Flow uden betingelse ud af en gateway"),
        Rule("gateway-implicit-default", WARNING, "Standardflow, der ikke er markeret"),
        Rule("gateway-without-default", WARNING, "Eksklusiv gateway uden standardflow"),
        Rule("inclusive-without-default", WARNING, "Inklusiv gateway uden standardflow"),
        Rule("condition-on-default-flow", ERROR, "Betingelse på standardflowet"),
        Rule("condition-on-only-flow", ERROR, "Betingelse på det eneste flow"),
        Rule("condition-on-parallel-flow", ERROR, "Betingelse efter en parallel gateway"),
        Rule("gateway-without-outgoing-flow", ERROR, "Gateway uden vej videre"),
        Rule("default-flow-unknown", ERROR, "Standardflow, der ikke findes"),
        Rule("same-condition-twice", WARNING, "Samme betingelse på to flows"),
        Rule("gateway-splits-and-joins", WARNING, "Gateway, der både deler og samler"),
        Rule("join-kind-differs", WARNING, "Grene samlet af en anden slags gateway"),
        Rule("responsibility-set-in-branch", WARNING, "Sagsansvar skifter i en parallel gren"),
        Rule("field-in-two-branches", WARNING, "Samme felt i to parallelle grene"),
        Rule("gateway-without-choice", INFO, "Gateway, der ikke gør noget"),
        Rule("gateway-without-name", WARNING, "Gateway uden spørgsmål"),
        Rule("gateway-flow-without-name", INFO, "Flow uden svar"),
    ),
    "Opgaver og teams": (
        Rule("task-without-audience", WARNING, "Brugeropgave uden modtager"),
        Rule("group-unknown", ERROR, "Ukendt team"),
        Rule("group-expression-constant", ERROR, "Beregnet team, som kommunen ikke har"),
        Rule("several-groups", WARNING, "Flere kandidatgrupper"),
        Rule("starter-group-unknown", ERROR, "Ukendt team må starte proceduren"),
        Rule("starter-groups-missing", INFO, "Alle må starte proceduren"),
        Rule("priority-invalid", ERROR, "Prioritet, der ikke er et tal"),
        Rule("setting-misplaced", WARNING, "Indstilling på et trin, der ikke bruger den"),
    ),
    "Formularer": (
        Rule("form-missing", ERROR, "Formular, der ikke findes"),
        Rule("form-not-in-deployment", ERROR, "Formular, der ikke er sendt med"),
        Rule("form-binding-latest", WARNING, "Formular med anden binding end deployment"),
        Rule("form-key-and-ref", ERROR, "To formularer på samme opgave"),
        Rule("form-key-not-supported", ERROR, "Formular, der ikke kan vises"),
        Rule("form-generated", ERROR, "Felter skrevet direkte på opgaven"),
        Rule("form-variable-unknown", WARNING, "Formular, der læser et felt, som ingen sætter"),
        Rule("start-form-missing", INFO, "Start uden formular"),
        Rule("user-task-without-form", INFO, "Brugeropgave uden formular"),
    ),
    "Beslutningstabeller og scripts": (
        Rule("decision-missing", ERROR, "Beslutningstabel, der ikke findes"),
        Rule("decision-not-in-deployment", ERROR, "Beslutningstabel, der ikke er sendt med"),
        Rule("decision-input-unknown", WARNING, "Tabel, der læser et felt, som ingen sætter"),
        Rule("decision-result-unknown", ERROR, "Ukendt form for resultat"),
        Rule("decision-result-without-variable", WARNING, "Resultatform uden resultatfelt"),
        Rule("decision-result-as-list", INFO, "Resultat gemt som liste"),
        Rule("script-not-feel", ERROR, "Script i et andet sprog"),
        Rule("script-empty", ERROR, "Tomt script"),
        Rule("script-without-result", ERROR, "Script uden sted til resultatet"),
    ),
    "Kald af andre procedurer": (
        Rule("called-process-missing", ERROR, "Kaldt procedure, der ikke findes"),
        Rule("called-element-computed", ERROR, "Kaldt procedure, der beregnes"),
        Rule("called-case", ERROR, "Kald af en CMMN-sag"),
        Rule("call-cycle", ERROR, "Procedurer, der kalder hinanden i ring"),
        Rule("call-without-all-in", WARNING, "Kald, der ikke giver felterne med"),
        Rule("call-without-all-out", INFO, "Kald, der ikke henter felterne tilbage"),
        Rule("call-without-business-key", INFO, "Kald uden sagsnummer"),
        Rule("follow-on-missing", WARNING, "Procedure, der skal følge efter, findes ikke"),
        Rule("binding-not-found", ERROR, "Binding til en version, der ikke findes"),
        Rule("call-binding-not-latest", WARNING, "Kald af en fastlåst version"),
        Rule("mapping-incomplete", ERROR, "Ufuldstændig overførsel af et felt"),
    ),
    "Fejl": (
        Rule("error-without-code", ERROR, "Fejl, der ikke findes eller ikke har en kode"),
        Rule("error-boundary-misplaced", ERROR, "Fejl på kanten af et trin, hvor den ikke kan opstå"),
        Rule("error-caught-twice", ERROR, "Samme fejl fanget to gange på et trin"),
        Rule("error-never-raised", WARNING, "Fejl, som intet sender"),
        Rule("error-end-uncaught", WARNING, "Slutning med en fejl, som ingen fanger"),
    ),
    "Udtryk og felter": (
        Rule("expression-unreadable", ERROR, "Udtryk, der ikke kan læses"),
        Rule("expression-too-long", ERROR, "Udtryk, der er for stort"),
        Rule("variable-unknown", WARNING, "Felt, som ingen sætter"),
        Rule("variable-set-too-late", WARNING, "Felt, der læses, før det sættes"),
        Rule("gateway-variable-never-set", WARNING, "Gateway, der læser et felt, som ingen sætter"),
        Rule("condition-not-boolean", ERROR, "Betingelse, der ikke er sand eller falsk"),
        Rule("condition-always-same", WARNING, "Betingelse, der altid er den samme"),
        Rule("condition-value-unknown", WARNING, "Betingelse på en værdi, som ingen kan vælge"),
        Rule("decision-field-unread", INFO, "Afgørende felt, som ingen læser"),
        Rule("deadline-unread", INFO, "Frist, som ingen læser"),
    ),
    "Timere og frister": (
        Rule("timer-without-time", ERROR, "Timer uden tid"),
        Rule("timer-duration-unreadable", ERROR, "Varighed, der ikke kan læses"),
        Rule("timer-date-unreadable", ERROR, "Dato, der ikke kan læses"),
        Rule("timer-cycle-not-supported", ERROR, "Timer, der gentager sig"),
        Rule("timer-with-two-times", ERROR, "Timer med to tider"),
        Rule("timer-on-automatic-step", WARNING, "Timer på et automatisk trin"),
        Rule("time-expression-empty", ERROR, "Tidsudtryk, der aldrig giver en tid"),
        Rule("due-date-unreadable", ERROR, "Frist, der ikke kan læses"),
    ),
    "Start, slutning og vejen imellem": (
        Rule("start-missing", ERROR, "Procedure uden start"),
        Rule("start-several", ERROR, "Flere starter"),
        Rule("start-with-incoming-flow", ERROR, "Flow tilbage til starten"),
        Rule("end-missing", WARNING, "Procedure uden slutning"),
        Rule("end-with-outgoing-flow", ERROR, "Flow ud af en slutning"),
        Rule("subprocess-without-start", ERROR, "Delproces uden start"),
        Rule("subprocess-without-end", WARNING, "Delproces uden slutning"),
        Rule("element-unreachable", ERROR, "Trin, som intet flow når"),
        Rule("no-way-to-end", WARNING, "Ingen vej til en slutning"),
        Rule("dead-end", WARNING, "Trin uden vej videre"),
        Rule("boundary-without-outgoing-flow", ERROR, "Hændelse på kanten uden vej videre"),
        Rule("boundary-without-host", ERROR, "Hændelse på kanten, der ikke sidder på en opgave"),
        Rule("flow-leads-nowhere", ERROR, "Flow, der ikke forbinder to trin"),
        Rule("loop-without-waiting", ERROR, "Ring uden ventetid"),
    ),
    "Baner, pools og filen": (
        Rule("lane-without-name", WARNING, "Bane uden navn"),
        Rule("lane-empty", INFO, "Tom bane"),
        Rule("task-outside-lanes", WARNING, "Opgave uden for banerne"),
        Rule("lane-with-several-groups", WARNING, "Bane med flere teams"),
        Rule("lane-without-members", WARNING, "Bane, som ingen er medlem af"),
        Rule("several-processes", ERROR, "Flere procedurer i én fil"),
        Rule("several-pools", WARNING, "Flere pools i én fil"),
        Rule("no-executable-process", ERROR, "Ingen procedure, der kan køres"),
        Rule("process-id-used-twice", ERROR, "To procedurer med samme id"),
        Rule("drawing-only", INFO, "Kun tegning"),
        Rule("diagram-large", INFO, "Stort diagram"),
    ),
    "Navne og oplysninger": (
        Rule("task-without-name", WARNING, "Trin uden navn"),
        Rule("task-name-twice", INFO, "To opgaver med samme navn"),
        Rule("timer-without-name", INFO, "Timer uden navn"),
        Rule("end-event-id", INFO, "Slutning uden sluttilstand i id'et"),
        Rule("end-event-without-name", INFO, "Slutning uden navn"),
        Rule("process-without-name", INFO, "Procedure uden navn"),
        Rule("process-id-not-file-name", WARNING, "Procedurens id er ikke filens navn"),
        Rule("process-id-characters", INFO, "Procedurens id har særlige tegn"),
        Rule("id-reserved", INFO, "Id, som andre værktøjer bruger"),
        Rule("history-time-to-live", INFO, "Hvor længe historikken gemmes"),
        Rule("history-time-to-live-unreadable", ERROR, "Opbevaringstid, der ikke kan læses"),
        Rule("version-tag-missing", INFO, "Procedure uden udgavenavn"),
        Rule("source-missing", INFO, "Opgave uden kilde"),
        Rule("guidance-missing", INFO, "Opgave uden vejledning"),
    ),
    "Indstillinger, der ikke køres": (
        Rule("listener-not-run", ERROR, "Lytter, der ikke køres"),
        Rule("input-output-not-run", ERROR, "Input og output på et trin"),
        Rule("code-not-run", ERROR, "Programkode på et trin"),
        Rule("meaning-not-run", ERROR, "Indstilling, der ændrer forløbet"),
        Rule("async-not-used", WARNING, "Asynkrone indstillinger bruges ikke"),
        Rule("extension-unused", WARNING, "Indstilling, der ikke bruges"),
        Rule("foreign-setting", WARNING, "Indstilling fra et andet værktøj"),
    ),
}
READING: tuple[Rule, ...] = (
    Rule("too-large", ERROR, "Filen er over 5 MB"),
    Rule("not-xml", ERROR, "Filen er ikke gyldig XML"),
    Rule("doctype", ERROR, "Filen har en dokumenttype"),
    Rule("not-bpmn", ERROR, "Filen er ikke et BPMN-diagram"),
    Rule("too-deep", ERROR, "Filen er indlejret for dybt"),
    Rule("too-many-elements", ERROR, "Diagrammet har for mange elementer"),
    Rule("too-long", ERROR, "Et id, en indstilling eller udtrykkene er for lange"),
    Rule("no-process", ERROR, "Filen indeholder ingen procedure"),
    Rule("camunda-8", ERROR, "Diagrammet er tegnet til Camunda 8"),
    Rule("id-missing", ERROR, "Proceduren mangler et id"),
    Rule("duplicate-id", ERROR, "Samme id to gange i filen"),
    Rule("condition-language", ERROR, "Betingelse i et andet sprog end FEEL"),
    Rule("condition-resource", ERROR, "Betingelse i en fil for sig"),
    Rule("juel-not-translated", ERROR, "Udtryk med ${…}, der ikke kan læses som FEEL"),
    Rule("juel-translated", WARNING, "Udtryk med ${…}, der læses som FEEL"),
    Rule("process-not-executable", INFO, "Procedure, der ikke er markeret som kørbar"),
)
RULES: Mapping[str, Rule] = {rule.id: rule for rules in SECTIONS.values() for rule in rules}
