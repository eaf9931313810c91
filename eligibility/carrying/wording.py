"""What is wrong with a code, for whoever typed it: a resident, or a social worker."""

from django.utils.translation import gettext_lazy as _

from eligibility.carrying.errors import CannotCarry, CutCode, MistypedCode, NewerCode, OldCode
from eligibility.wording.saying import Text, said

WRITE_THE_CODE: Text = _("Write the code from the paper.")
_NO_CODE: Text = _(
    "We find no code in what you wrote. A code stands in groups of four characters, with hyphens between them."
)
_IN_ONE_GROUP = _("Something is wrong in group %(group)s of the code. Compare that group with the paper.")
_SOMEWHERE: Text = _("Something is wrong in the code. Compare it with the paper, one group at a time.")
_CUT = _("The end of the code is missing. The whole code has %(groups)s groups of characters.")
_CUT_EARLY: Text = _("The end of the code is missing.")
_OLD: Text = _("This code is too old to be read. Answer the questions again to get a new one.")
_NEWER: Text = _(
    "This code was made by a newer version of this service. Try again in a while, or answer the questions."
)


def what_is_wrong(mistake: CannotCarry) -> Text:
    """The sentence beside the field."""
    match mistake:
        case MistypedCode(group=int(group)):
            return said(_IN_ONE_GROUP, group=group)
        case MistypedCode():
            return _SOMEWHERE
        case CutCode(groups=0):
            return _CUT_EARLY
        case CutCode(groups=groups):
            return said(_CUT, groups=groups)
        case OldCode():
            return _OLD
        case NewerCode():
            return _NEWER
        case _:
            return _NO_CODE
