"""What events and states are called: the sentences of the graph, of a run, of the player, in French; `telling.english` has the others.

In: an `Event` (`results`). Out: a clause without a subject (« écrit compteur : 1 »), to come after the name of a thread. In: a
`Standing`. Out: an attribute (« tenu par A »). No other module makes such words, and none reads them back: what a reader wants to
know is in the fields.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from ..results import Event, How, Standing, Verb
from . import english
from .language import language, said

FAILURES: dict[str, str] = {"deadlock": "interblocage", "exception": "exception", "livelock": "interblocage actif"}
"""What a failure is called."""
FAILURE_KINDS = {word: kind for kind, word in FAILURES.items()}
"""What a page means by these words."""


def called(kind: str) -> str:
    """What a failure is called in the language that is spoken."""
    return (FAILURES if language() == "fr" else english.FAILURES)[kind]


def count(number: float, singular: str, plural: str | None = None) -> str:
    """« 0 jeton », « 1 jeton », « 2 jetons »; « 2 states », when English is spoken (`english.NOUNS`)."""
    if language() == "en" and singular in english.NOUNS:
        return english.number(number, *english.NOUNS[singular])
    return f"{number} {singular if abs(number) < 2 else plural or singular + 's'}"


def joined(names: Iterable[str]) -> str:
    """« A », « A et B », « A, B et C »."""
    *first, last = names
    return f"{', '.join(first)} et {last}" if first else last


def percent(probability: float, digits: int = 2) -> str:
    """« 33,33 % »; what is neither impossible nor certain is never rounded to « 0 % » or « 100 % »."""
    number = probability * 100
    text = "< 0,01" if number < 0.01 else "> 99,99" if 99.99 < number and probability < 1 else f"{number:.{digits}f}".rstrip("0").rstrip(".")
    return text.replace(".", ",") + " %" if language() == "fr" else text + "%"


def names(event: Event) -> str:
    """All that it acts upon."""
    return joined((event.name, *event.also))


def given(event: Event) -> str:
    """« : 3 », when a value is known."""
    return "" if event.value is None else f" : {event.value}"


def seconds(event: Event) -> str:
    """« 0,1 s »."""
    number = f"{event.amount:g}" if event.value is None else event.value
    return f"{'au hasard, par exemple ' if event.choice == 'drawn' else ''}{number} s".replace(".", ",")


def held(event: Event) -> str:
    """« , tenu par A et B », when somebody holds it."""
    return f", tenu par {joined(name for _, name in event.holders)}" if event.holders else ""


def awaits_result(event: Event) -> str:
    return f"attend le résultat de {names(event)}" if event.name else "attend un résultat"


def acquires(event: Event) -> str:
    attempts = {"trying": "tente d'acquérir", "refused": "n'obtient pas", "expired": "renonce à", "": "acquiert"}
    return f"{attempts[event.choice]} {event.name}" + (" : délai expiré" if event.choice == "expired" else "")


def awaits(event: Event) -> str:
    return f"attend {names(event)}" + (", que rien n'a rempli" if event.choice == "unfilled" else "")


def reads_the_clock(event: Event) -> str:
    if event.amount is None:
        return f"lit l'heure{given(event)}"
    return f"lit l'heure, {f'{event.amount:.3g} s' if event.amount > 1e-6 else 'un instant'} plus tard"


def learns_cancellation(event: Event) -> str:
    return f"apprend l'annulation de {names(event)}" if event.name else "apprend son annulation"


PASSED = {"gather": "d'une tâche", "shield": "de la tâche protégée", "as_completed": "d'une tâche"}
SENTENCES: dict[Verb, str | Callable[[Event], str]] = {
    # what the program shares, and what it prints
    "read": lambda e: f"lit {e.name}{given(e)}",
    "write": "écrit {name} : {value}",
    "delete": "supprime {name}",
    "call": lambda e: f"exécute {e.name}{given(e)}" + (" sans que la boucle, endormie, ne l'apprenne" if e.choice == "unheard" else ""),
    "advance": "avance dans {name}",
    "print": "affiche « {value} »",
    "spin": "tourne en boucle",
    "read_item": "{name} : lit l'élément {amount}",
    "move_item": "{name} : déplace l'élément {amount}",
    "change_item": "{name} : change un élément",
    "add_item": "{name} : ajoute un élément",
    "begin_change": "{name} : commence",
    "end_change": "{name} : termine",
    "take_to_sort": "{name} : vide la liste pour la trier",
    "give_back_sorted": "{name} : remplit la liste triée",
    "resume_generator": "reprend le générateur",
    "draw": lambda e: f"tire au sort ({e.name}){given(e)}",
    "read_address": lambda e: f"lit une adresse{given(e)}",
    "read_clock": reads_the_clock,
    "sleep": lambda e: f"dort {seconds(e)}",
    "wake": lambda e: f"se réveille après {seconds(e)}",
    "run_exits": "appelle les fonctions confiées à atexit",
    "await_others": "attend que les autres fils finissent",
    # threads and tasks
    "create": lambda e: f"crée {e.name or 'un fil'}",
    "create_task": "crée la tâche {name}",
    "start": "démarre {name}",
    "begin": "commence",
    "end": "{name} se termine",
    "claim": "voit que {name} n'est pas encore démarré",
    "enlist": "compte {name} parmi les fils présents",
    "identify": "donne à {name} son numéro",
    "die": "n'a pas attrapé son exception",
    "delist": "{name} ne compte plus parmi les fils présents",
    "close_pools": "ferme les équipes de fils",
    "join": "rejoint {name}",
    "await_end": "attend la fin de {name}",
    "go_on": "reprend la main",
    "await_turn": lambda e: f"attend que {e.name} rende la main" if e.name else "attend son tour",
    "await_awakening": "pourrait reprendre, mais sa boucle dort : ce qu'un autre fil a fait sans call_soon_threadsafe ne la réveille pas",
    # locks, semaphores, events, conditions, barriers
    "acquire": acquires,
    "obtain": "obtient {name}",
    "release": "libère {name}",
    "await_lock": lambda e: f"{'réveillé, ' if e.choice == 'notified' else ''}attend {e.name}{held(e)}",
    "retake": "reprend {name}",
    "take_token": lambda e: ("n'obtient pas de" if e.choice else "prend un") + f" jeton de {e.name}",
    "put_tokens": lambda e: f"rend {count(int(e.amount or 0), 'jeton')} à {e.name}",
    "await_token": "attend un jeton de {name}",
    "set": "lève {name}",
    "clear": "baisse {name}",
    "pass": "passe {name}, déjà levé",
    "receive": "reçoit {name}",
    "await": awaits,
    "await_flag": "attend que {name} soit levé",
    "give_up": "cesse d'attendre {name} : délai expiré",
    "wait": "attend sur {name} (libère le verrou)",
    "wake_and_retake": "se réveille et reprend {name}",
    "notify": lambda e: f"notifie {'tous les fils de ' if e.amount is None else ''}{e.name}",
    "await_notification": "attend une notification de {name}",
    "arrive": lambda e: f"arrive à {e.name}" + ("" if e.amount is None else f" (rang {e.amount})"),
    "cross": "franchit {name}",
    "open": "ouvre {name}",
    "break": "brise {name}",
    "reset": "réarme {name}",
    "await_emptying": "attend que {name} se vide",
    "await_parties": lambda e: f"attend {count(int(e.amount or 0), 'fil')} à {e.name}",
    "await_opening": "attend l'ouverture de {name} ({amount}/{of} arrivées)",
    # queues
    "put": "dépose {value} dans {name}",
    "get": lambda e: f"retire {'un élément' if e.value is None else e.value} de {e.name}",
    "await_room": "attend une place dans {name}",
    "find_room": "trouve une place dans {name}",
    "await_item": "attend un élément de {name}",
    "find_item": "trouve un élément dans {name}",
    "task_done": "signale une tâche finie à {name}",
    "close": lambda e: f"{'vide et ferme' if e.choice == 'emptied' else 'ferme'} {e.name}",
    "await_processing": "attend que {name} soit traitée",
    "find_finished": "voit finie {name}",
    # futures, pools
    "await_result": awaits_result,
    "receive_result": lambda e: f"reçoit le résultat de {names(e)}",
    "receive_done": "reçoit {name}, terminé",
    "look_at": "consulte {name}",
    "fill": "remplit {name}",
    "cancel": "annule {name}",
    "observe": "observe {name}",
    "start_work": "commence {name}",
    "submit": "confie une tâche à {name}",
    "take_work": "prend une tâche de {name}",
    "await_work": "attend une tâche de {name}",
    "be_free": "se dit libre pour {name}",
    "disable": "met hors d'usage {name}",
    # asyncio
    "post": "confie un appel à la boucle d'événements",
    "call_back": "exécute le rappel {name}",
    "receive_coroutine": "reçoit une coroutine d'un autre fil",
    "report_failure": "apprend au groupe l'échec d'une tâche",
    "pass_on": lambda e: f"transmet à {e.name} la fin {PASSED[e.name]}",
    "cancel_rest": "annule les tâches qui restent",
    "learn_cancellation": learns_cancellation,
    "expire": lambda e: f"le délai de {seconds(e)} expire",
    "see_finished": lambda e: f"voit {'finies' if (e.amount or 0) > 1 else 'finie'} {names(e)}",
    "give_up_all": "cesse d'attendre",
    "run_loop": lambda e: f"fait tourner la boucle jusqu'à la fin de {names(e)}",
    "run_endless_loop": "fait tourner une boucle d'événements que rien n'arrête",
    "drain_loop": "vide la boucle d'événements",
    "leave_loop": "quitte la boucle d'événements",
}
"""A text where the fields of the event are put, or a function when there is a choice of words."""


def is_held(state: Standing) -> str:
    times = f" ({state.amount} fois)" if (state.amount or 0) > 1 else ""
    return f"tenu par {state.holder[1] if state.holder else ''}{times}"


STATES: dict[How, str | Callable[[Standing], str]] = {
    "free": "libre",
    "held": is_held,
    "set": "levé",
    "clear": "baissé",
    "tokens": lambda state: count(state.amount or 0, "jeton"),
    "threads_waiting": lambda state: count(state.amount or 0, "fil en attente", "fils en attente"),
    "tasks_waiting": lambda state: count(state.amount or 0, "tâche en attente", "tâches en attente"),
    "threads_arrived": "{amount}/{of} arrivés",
    "tasks_arrived": "{amount}/{of} arrivées",
    "open": "ouverte",
    "resetting": "en réarmement",
    "broken": "brisée",
    "items": lambda state: count(state.amount or 0, "élément"),
    "pending": "en attente",
    "running": "en cours",
    "done": "terminé",
    "cancelled": "annulé",
}
"""The same, of states."""


def _value(event: Event) -> str | None:
    """The value of an event, which may be words of the model: but what is printed is the program's."""
    return event.value if event.value is None or event.verb == "print" else said(event.value)


def tell(told: Event | Standing | None) -> str:
    """The words for an event or a state; "" when there is none."""
    if told is None:
        return ""
    french = language() == "fr"
    if not french and isinstance(told, Event):  # some names are made by the model, in French
        holders = tuple((index, said(name)) for index, name in told.holders)
        told = replace(told, name=said(told.name), also=tuple(map(said, told.also)), value=_value(told), holders=holders)
    if isinstance(told, Standing):
        if not french and told.holder is not None:
            told = replace(told, holder=(told.holder[0], said(told.holder[1])))
        words = (STATES if french else english.STATES)[told.how]
        return words.format(amount=told.amount, of=told.of) if isinstance(words, str) else words(told)
    clause = (SENTENCES if french else english.SENTENCES)[told.verb]
    return clause.format(name=told.name, value=told.value, amount=told.amount, of=told.of) if isinstance(clause, str) else clause(told)
