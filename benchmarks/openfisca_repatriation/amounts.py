"""2025:970 9 and 12 §§: what is granted, for whom it is certain and for whom it may come to be, and its payments."""

import numpy
from openfisca_core.periods import DAY
from openfisca_core.variables import Variable

from benchmarks.openfisca_repatriation.conditions import BLOCKED_NOW, FOR_THE_AGENCY, MET
from benchmarks.openfisca_repatriation.entities import Household, Person


def born_by(day, years):
    """The latest birth of somebody who is so many years old that day."""
    return numpy.datetime64(f"{day.year - years:04}-{day.month:02}-{day.day:02}")


class amount_if_certain(Variable):
    value_type = int
    entity = Person
    definition_period = DAY
    unit = "currency-SEK"
    label = "Kronor for the person, by the age that day"

    def formula_2026(person, period, parameters):
        rules = parameters(period)
        is_adult = person("born", period) <= born_by(period.start, rules.adult_age)
        return numpy.where(is_adult, rules.adult_amount, rules.child_amount)


class amount_at_most(Variable):
    value_type = int
    entity = Person
    definition_period = DAY
    unit = "currency-SEK"
    label = "Kronor for the person, by the age within twelve months after"

    def formula_2026(person, period, parameters):
        rules = parameters(period)
        is_adult = person("born", period) <= born_by(period.start.offset(1, "year"), rules.adult_age)
        return numpy.where(is_adult, rules.adult_amount, rules.child_amount)


def capped(household, period, parameters, amount, worst):
    """The amounts of those who stand no worse than that, under the caps for a couple and for a household."""
    rules = parameters(period)
    amounts = household.members(amount, period) * (household.members("outcome", period) <= worst)
    couple = household.sum(amounts, role=Household.PARTNER)
    others = household.sum(amounts, role=Household.OTHER)
    return numpy.minimum(numpy.minimum(couple, rules.couple_cap) + others, rules.household_cap)


class grant_min(Variable):
    value_type = int
    entity = Household
    definition_period = DAY
    unit = "currency-SEK"
    label = "The grant for those whose every condition is met"

    def formula_2026(household, period, parameters):
        return capped(household, period, parameters, "amount_if_certain", MET)


class grant_max(Variable):
    value_type = int
    entity = Household
    definition_period = DAY
    unit = "currency-SEK"
    label = "The same, and for those left to the agency"

    def formula_2026(household, period, parameters):
        return capped(household, period, parameters, "amount_at_most", FOR_THE_AGENCY)


class grant_if_unblocked(Variable):
    value_type = int
    entity = Household
    definition_period = DAY
    unit = "currency-SEK"
    label = "The same, and for those blocked now"

    def formula_2026(household, period, parameters):
        return capped(household, period, parameters, "amount_at_most", BLOCKED_NOW)


class payment_at_decision(Variable):
    value_type = int
    entity = Household
    definition_period = DAY
    unit = "currency-SEK"
    label = "12 § first paragraph"

    def formula_2026(household, period, parameters):
        return numpy.round(household("grant_min", period) * parameters(period).first_payment)


class payment_after_arrival(Variable):
    value_type = int
    entity = Household
    definition_period = DAY
    unit = "currency-SEK"
    label = "12 § second paragraph"

    def formula_2026(household, period, parameters):
        return numpy.round(household("grant_min", period) * parameters(period).second_payment)


class payment_after_permit_ended(Variable):
    value_type = int
    entity = Household
    definition_period = DAY
    unit = "currency-SEK"
    label = "12 § second paragraph"

    def formula_2026(household, period):
        paid = household("payment_at_decision", period) + household("payment_after_arrival", period)
        return household("grant_min", period) - paid
