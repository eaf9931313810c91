"""What would change a result, in words. It offers nothing and urges nobody."""

from django.utils.translation import gettext_lazy as _

from eligibility.wording.saying import Text

IF_MOST: Text = _("If it gives the most")
IF_LEAST: Text = _("If it gives the least")
IF_AN_ADULT: Text = _("The amount for an adult applies.")
IF_A_CHILD: Text = _("The amount for a child applies.")
ALL_OBSTACLES: Text = _("Every obstacle now")
ALL_GONE: Text = _("Every obstacle named here is gone.")
WHO_OF_EACH: Text = _("For each obstacle, the one named there.")
