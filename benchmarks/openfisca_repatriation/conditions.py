"""2025:970 3-8 §§: one variable for each condition, and the worst of them.

How a condition stands is a number, as the worst decides: 0 met, 2 for the agency, 3 blocked now, 4 another scheme,
5 not covered. (1 is kept for what is unknown, which these rules cannot say.)
"""

import numpy
from openfisca_core.periods import DAY
from openfisca_core.variables import Variable

from benchmarks.openfisca_repatriation.entities import Person
from benchmarks.openfisca_repatriation.facts import PermitGround, PermitStatus
from eligibility.law.repatriation_grant import destinations, permits

MET, FOR_THE_AGENCY, BLOCKED_NOW, OTHER_SCHEME, NOT_COVERED = 0, 2, 3, 4, 5


def indices(words, grounds):
    """Enumerations are compared by index."""
    return [words[ground.value].index for ground in grounds]


LISTED = indices(PermitGround, permits.LISTED)
UNSETTLED = indices(PermitGround, permits.UNSETTLED)
WITHOUT_CUTOFF = indices(PermitGround, permits.WITHOUT_CUTOFF)
EXCLUDED = sorted(destinations.EU | destinations.OTHERS_NAMED)
PARTS = sorted(destinations.PARTS)


class not_swedish_citizen(Variable):
    value_type = int
    entity = Person
    definition_period = DAY
    label = "1 § first paragraph"

    def formula_2026(person, period):
        return numpy.where(person("swedish_citizen", period), NOT_COVERED, MET)


class has_permit(Variable):
    value_type = int
    entity = Person
    definition_period = DAY
    label = "3 §"

    def formula_2026(person, period):
        status = person("permit_status", period)
        return numpy.select(
            [
                status == PermitStatus.valid,
                status == PermitStatus.renewal_pending,
                status == PermitStatus.refused,
            ],
            [MET, FOR_THE_AGENCY, OTHER_SCHEME],
            NOT_COVERED,
        )


class qualifying_ground(Variable):
    value_type = int
    entity = Person
    definition_period = DAY
    label = "3 and 4 §§"

    def formula_2026(person, period):
        ground = person("permit_ground", period)
        is_listed = numpy.isin(ground, LISTED) | (ground == PermitGround.ties)
        return numpy.select([numpy.isin(ground, UNSETTLED), is_listed], [FOR_THE_AGENCY, MET], NOT_COVERED)


class permit_since_cutoff(Variable):
    value_type = int
    entity = Person
    definition_period = DAY
    label = "3 § first paragraph and 4 § 2"

    def formula_2026(person, period, parameters):
        is_early = person("permit_since", period) <= numpy.datetime64(parameters(period).cutoff)
        early = numpy.where(person("permit_unbroken", period), MET, FOR_THE_AGENCY)
        has_no_cutoff = numpy.isin(person("permit_ground", period), WITHOUT_CUTOFF)
        return numpy.where(is_early, early, numpy.where(has_no_cutoff, FOR_THE_AGENCY, NOT_COVERED))


class resident_in_sweden(Variable):
    value_type = int
    entity = Person
    definition_period = DAY
    label = "6 § 1"

    def formula_2026(person, period):
        return numpy.where(person("resident", period), MET, NOT_COVERED)


class settles_permanently(Variable):
    value_type = int
    entity = Person
    definition_period = DAY
    label = "6 § 1"

    def formula_2026(person, period):
        return numpy.where(person("settle_permanently", period), MET, NOT_COVERED)


class received_in_destination(Variable):
    value_type = int
    entity = Person
    definition_period = DAY
    label = "6 § 2"

    def formula_2026(person, period):
        return numpy.where(person("received_there", period), MET, NOT_COVERED)


class destination_allowed(Variable):
    value_type = int
    entity = Person
    definition_period = DAY
    label = "7 § 1"

    def formula_2026(person, period):
        country = person("destination", period).astype(str)
        is_part, is_excluded = numpy.isin(country, PARTS), numpy.isin(country, EXCLUDED)
        return numpy.select([is_part, is_excluded], [FOR_THE_AGENCY, NOT_COVERED], MET)


class no_previous_grant(Variable):
    value_type = int
    entity = Person
    definition_period = DAY
    label = "7 § 2"

    def formula_2026(person, period):
        return numpy.where(person("previous_grant", period), NOT_COVERED, MET)


class no_csn_debt(Variable):
    value_type = int
    entity = Person
    definition_period = DAY
    label = "7 § 3"

    def formula_2026(person, period):
        return numpy.where(person("csn_debt", period), BLOCKED_NOW, MET)


class no_enforcement_debt(Variable):
    value_type = int
    entity = Person
    definition_period = DAY
    label = "7 § 3"

    def formula_2026(person, period):
        return numpy.where(person("enforcement_debt", period), BLOCKED_NOW, MET)


class no_criminal_matter(Variable):
    value_type = int
    entity = Person
    definition_period = DAY
    label = "8 §"

    def formula_2026(person, period):
        return numpy.where(person("criminal_matter", period), BLOCKED_NOW, MET)


OWN = (
    "not_swedish_citizen",
    "has_permit",
    "qualifying_ground",
    "permit_since_cutoff",
    "resident_in_sweden",
    "settles_permanently",
    "received_in_destination",
    "destination_allowed",
    "no_previous_grant",
    "no_csn_debt",
    "no_enforcement_debt",
    "no_criminal_matter",
)


class own_outcome(Variable):
    value_type = int
    entity = Person
    definition_period = DAY
    label = "The worst of what is asked of the person alone"

    def formula_2026(person, period):
        return numpy.maximum.reduce([person(name, period) for name in OWN])


class ties_to_listed_person(Variable):
    value_type = int
    entity = Person
    definition_period = DAY
    label = "4 §: the ties are to a person referred to in 3 §"

    def formula_2026(person, period):
        is_listed = numpy.isin(person("permit_ground", period), LISTED) & ~person("swedish_citizen", period)
        has_listed = person.household.any(person.household.members("is_tied_to", period) & is_listed)
        return numpy.where(has_listed, MET, NOT_COVERED)


class tied_person_entitled(Variable):
    value_type = int
    entity = Person
    definition_period = DAY
    label = "4 §: that person is entitled"

    def formula_2026(person, period):
        members = person.household.members
        return person.household.max(members("own_outcome", period) * members("is_tied_to", period))


class outcome(Variable):
    value_type = int
    entity = Person
    definition_period = DAY
    label = "How the person stands"

    def formula_2026(person, period):
        through_ties = numpy.maximum(person("ties_to_listed_person", period), person("tied_person_entitled", period))
        is_through_ties = person("permit_ground", period) == PermitGround.ties
        return numpy.maximum(person("own_outcome", period), numpy.where(is_through_ties, through_ties, MET))
