"""Who is told what, and how often. Nobody is told who has not asked."""

from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from content.dialogue.models import Subscription
from portal.accounts.access import EDITING_ROLES, has_role
from portal.accounts.models import User

FOR_EDITORS = ("questions", "approvals", "links")
WHAT = ("changes", *FOR_EDITORS)


def subscription_of(user: User) -> Subscription:
    """What the user has chosen, or a choice that is not kept yet."""
    return Subscription.objects.filter(user=user).first() or Subscription(user=user)


class SubscriptionForm(forms.ModelForm):
    """Nothing ticked is no letter."""

    class Meta:
        model = Subscription
        fields = (*WHAT, "how_often")
        widgets: ClassVar[dict[str, Any]] = {"how_often": forms.RadioSelect}

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        kwargs.setdefault("label_suffix", "")
        super().__init__(*args, **kwargs)
        if not has_role(user, *EDITING_ROLES):
            for name in FOR_EDITORS:
                del self.fields[name]
        if self.instance.pk is None:
            self.initial["changes"] = False
        self.fields["how_often"].label = _("How often")

    @property
    def wants_any(self) -> bool:
        return any(self.cleaned_data.get(name) for name in WHAT)


def choose(*, by: User, form: SubscriptionForm) -> None:
    """Keep what was chosen; whoever chose nothing is forgotten."""
    if form.wants_any:
        form.instance.user = by
        form.save()
    else:
        Subscription.objects.filter(user=by).delete()
