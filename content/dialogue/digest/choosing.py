"""Who is told what, and how often. Nobody is told who has not asked."""

from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from content.dialogue.models import Subscription
from content.dialogue.models.digest import HowOften
from portal.accounts.access import may_edit
from portal.accounts.models import User

FOR_EDITORS = ("questions", "approvals", "links")
WHAT = ("changes", *FOR_EDITORS)


def subscription_of(user: User) -> Subscription:
    """What the user has chosen, or a choice that is not kept yet."""
    return Subscription.objects.filter(user=user).first() or Subscription(user=user)


def works_here(user: User) -> bool:
    """Whether somebody has any role; who has none is written to no more, whatever was chosen once."""
    return may_edit(user) or user.memberships.exists()


class SubscriptionForm(forms.ModelForm):
    """Nothing ticked is no letter."""

    class Meta:
        model = Subscription
        fields = (*WHAT, "how_often")
        widgets: ClassVar[dict[str, Any]] = {"how_often": forms.RadioSelect}

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        kwargs.setdefault("label_suffix", "")
        super().__init__(*args, **kwargs)
        if not may_edit(user):
            for name in FOR_EDITORS:
                del self.fields[name]
        if self.instance.pk is None:
            self.initial["changes"] = False
        self.fields["how_often"].label = _("How often")

    @property
    def wants_any(self) -> bool:
        return any(self.cleaned_data.get(name) for name in WHAT)


class LettersForm(forms.Form):
    """For those who have no desk to be told of: what is new, or nothing."""

    NEVER: ClassVar[str] = "never"

    how_often = forms.ChoiceField(
        label=_("How often"),
        choices=[(NEVER, pgettext_lazy("letters by e-mail", "Never")), *HowOften.choices],
        widget=forms.RadioSelect,
    )

    @classmethod
    def asking(cls, user: User) -> "LettersForm":
        """The form with what the user has chosen before."""
        chosen = Subscription.objects.filter(user=user, changes=True).first()
        return cls(initial={"how_often": chosen.how_often if chosen else cls.NEVER}, label_suffix="")


def choose_how_often(*, by: User, how_often: str) -> None:
    """Letters of what is new, so often or never. What an editor has ticked besides stays as it is."""
    if how_often != LettersForm.NEVER:
        Subscription.objects.update_or_create(user=by, defaults={"changes": True, "how_often": how_often})
        return
    chosen = Subscription.objects.filter(user=by)
    if may_edit(by):
        chosen.update(changes=False)
        chosen = chosen.filter(**dict.fromkeys(WHAT, False))
    chosen.delete()


def choose(*, by: User, form: SubscriptionForm) -> None:
    """Keep what was chosen; whoever chose nothing is forgotten."""
    if form.wants_any:
        form.instance.user = by
        form.save()
    else:
        Subscription.objects.filter(user=by).delete()
