"""The few words for how one talks with a person and reaches her, and what she is to others. No reason, no diagnosis."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class HouseholdRole(models.TextChoices):
    """What somebody said a person is in the household; read only where ages and couples do not tell it."""

    CHILD = "child", pgettext_lazy("in the household", "child")
    OTHER = "other", pgettext_lazy("in the household", "another adult")


class CoupleKind(models.TextChoices):
    SPOUSES = "spouses", pgettext_lazy("couple", "married or registered partners")
    COHABITING = "cohabiting", pgettext_lazy("couple", "cohabiting partners")


class InterpreterNeed(models.TextChoices):
    NONE = "none", pgettext_lazy("interpreter", "Not needed")
    NEEDED = "needed", pgettext_lazy("interpreter", "Needed")
    PREFERRED = "preferred", pgettext_lazy("interpreter", "Preferred")


class InterpreterWish(models.TextChoices):
    WOMAN = "woman", pgettext_lazy("interpreter", "A woman")
    MAN = "man", pgettext_lazy("interpreter", "A man")


class ContactWay(models.TextChoices):
    """How to reach a person. An address is never written here: a letter is addressed when it is sent."""

    PHONE = "phone", pgettext_lazy("contact", "By telephone")
    EMAIL = "email", pgettext_lazy("contact", "By e-mail")
    LETTER = "letter", pgettext_lazy("contact", "By letter")
    MEETING = "meeting", pgettext_lazy("contact", "Only when we meet")


class AccessNeed(models.TextChoices):
    """What a meeting or a paper must be like; never why."""

    LARGE_PRINT = "large_print", pgettext_lazy("access", "Large print")
    READ_ALOUD = "read_aloud", pgettext_lazy("access", "Texts read aloud")
    EASY_WORDS = "easy_words", pgettext_lazy("access", "Easy words and more time")
    SIGN_LANGUAGE = "sign_language", pgettext_lazy("access", "Sign language interpreter")
    HEARING_LOOP = "hearing_loop", pgettext_lazy("access", "Hearing loop")
    STEP_FREE = "step_free", pgettext_lazy("access", "A room without stairs")


class ProtectedIdentity(models.TextChoices):
    """What the Swedish Tax Agency or the Police have granted a person who may be in danger."""

    NONE = "none", pgettext_lazy("protected identity", "None known")
    CONFIDENTIALITY = "confidentiality", _("Confidentiality marking in the population register")
    PROTECTED_REGISTRATION = "protected_registration", _("Protected population registration")
    ASSUMED = "assumed", _("Assumed identity")
