"""What is told of a person. OpenFisca has a default for everything: what is not told is as the default says."""

from datetime import date

from openfisca_core.indexed_enums import Enum
from openfisca_core.periods import DAY, ETERNITY
from openfisca_core.variables import Variable

from benchmarks.openfisca_repatriation.entities import Person
from eligibility.law import PermitGround as Grounds
from eligibility.law import PermitStatus as Statuses

PermitStatus = Enum("PermitStatus", {status.value: status.value for status in Statuses})
PermitGround = Enum("PermitGround", {ground.value: ground.value for ground in Grounds})


class born(Variable):
    value_type = date
    entity = Person
    definition_period = ETERNITY
    label = "The day of birth"


class permit_status(Variable):
    value_type = Enum
    possible_values = PermitStatus
    default_value = PermitStatus.none
    entity = Person
    definition_period = DAY
    label = "How it stands with the residence permit"


class permit_ground(Variable):
    value_type = Enum
    possible_values = PermitGround
    default_value = PermitGround.other
    entity = Person
    definition_period = DAY
    label = "The ground on which the permit was granted"


class permit_since(Variable):
    value_type = date
    default_value = date(9999, 12, 31)
    entity = Person
    definition_period = DAY
    label = "The day since which a residence permit has been held"


class permit_unbroken(Variable):
    value_type = bool
    entity = Person
    definition_period = DAY
    label = "Whether it has been held without a gap"


class is_tied_to(Variable):
    value_type = bool
    entity = Person
    definition_period = DAY
    label = "Whether the permits through ties in this household are through ties to this person"


class destination(Variable):
    value_type = str
    default_value = "SE"
    max_length = 2
    entity = Person
    definition_period = DAY
    label = "The country of destination, ISO 3166-1 alpha-2"


class swedish_citizen(Variable):
    value_type = bool
    entity = Person
    definition_period = DAY
    label = "Whether the person is a Swedish citizen"


class resident(Variable):
    value_type = bool
    entity = Person
    definition_period = DAY
    label = "Whether the person is resident in Sweden"


class settle_permanently(Variable):
    value_type = bool
    entity = Person
    definition_period = DAY
    label = "Whether the person intends to settle permanently in the other country"


class received_there(Variable):
    value_type = bool
    entity = Person
    definition_period = DAY
    label = "Whether it can be shown that the other country will receive the person"


class previous_grant(Variable):
    value_type = bool
    entity = Person
    definition_period = DAY
    label = "Whether a grant has been decided on before"


class csn_debt(Variable):
    value_type = bool
    entity = Person
    definition_period = DAY
    label = "Whether there is a debt to the student finance board"


class enforcement_debt(Variable):
    value_type = bool
    entity = Person
    definition_period = DAY
    label = "Whether there is a debt at the Enforcement Authority"


class criminal_matter(Variable):
    value_type = bool
    entity = Person
    definition_period = DAY
    label = "Whether there is a sentence not served, a prosecution or an investigation"
