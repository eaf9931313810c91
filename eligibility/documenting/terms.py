"""Words of the law that the wizard cannot do without, and the words that explain each of them in Swedish."""

from collections.abc import Mapping

EXPLAINED_BY: Mapping[str, str] = {
    "alternativt skyddsbehövande": "riskerar dödsstraff",
    "anknytning": "bo med någon i din familj",
    "avslag": "har sagt nej",
    "csn": "studier",
    "för gott": "inte flytta tillbaka",
    "förundersökning": "tar reda på om",
    "grunden": "skälet till att du fick stanna",
    "gymnasielagen": "unga som gick i gymnasiet",
    "hemutrustningslån": "till möbler och annat i hemmet",
    "hushåll": "bor ihop och delar",
    "kronofogden": "myndigheten som driver in skulder",
    "kvotflykting": "uttagen utomlands",
    "lma-kort": "för asylsökande",
    "massflyktsdirektivet": "tillfälligt skydd",
    "bosätta sig permanent": "inte flytta tillbaka",
    "permanent tillstånd": "utan slutdatum",
    "sambo": "utan att vara gifta",
    "synnerligen ömmande omständigheter": "svårt sjuk",
    "särskilda skäl": "avgjorde migrationsverket",
    "säkerhetsförvaring": "straff utan bestämt slut",
    "tillfälliga lagen": "lagen från 2016",
    "unhcr": "fn:s flyktingorgan",
    "uppehållstillstånd": "beslut om att du får bo i sverige",
    "varaktigt bosatt": "fem år i ett eu-land",
    "åtal": "bett en domstol pröva",
    "återvandringsbidrag": "pengar till den som flyttar från sverige",
}
"""A legal term and what is to stand in the same question wherever the term does, both in small letters."""

UNAVOIDABLE: tuple[str, ...] = (
    "anknytning",
    "flykting",
    "folkbokför",
    "förundersökning",
    "gymnasielagen",
    "humanitär",
    "kronofogden",
    "kvotflykting",
    "liechtenstein",
    "massflyktsdirektivet",
    "medborgare",
    "migrationsverket",
    "omständigheter",
    "schweiz",
    "skyddsbehövande",
    "studiestödsnämnden",
    "sverige",
    "synnerligen",
    "säkerhetsförvaring",
    "ukraina",
    "uppehållsrätt",
    "uppehållstillstånd",
    "varaktigt",
    "återetableringsstöd",
    "återvandringsbidrag",
)
"""The beginnings, in small letters, of long names and terms of the law that have no shorter word."""


def unexplained(text: str) -> list[str]:
    """The legal terms of a text that it does not explain."""
    read = text.lower()
    return [term for term, explanation in EXPLAINED_BY.items() if term in read and explanation not in read]
