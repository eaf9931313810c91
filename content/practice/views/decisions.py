"""What the office can do with an example, each told once: its form, its words, where it leads and the deed."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from content.practice import deeds
from content.practice.deeds import LEADS_TO, version_of
from content.practice.models import MAY_PUBLISH, Practice
from content.practice.wording import State
from portal.accounts.models import User

MAY_EDIT: Final = "practice.change_practice"
Told = Mapping[str, Any]


class PublishForm(forms.Form):
    seen = forms.CharField(widget=forms.HiddenInput, max_length=64)
    sure = forms.BooleanField(
        label=_("I have read it to the end. No private person can be recognised, and the evaluator is named.")
    )


class MessageForm(forms.Form):
    message = forms.CharField(
        label=_("Message to the sender"),
        help_text=_("Say what is missing. It goes by e-mail, so write nothing about a client."),
        min_length=10,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 5}),
    )


class WithdrawExampleForm(forms.Form):
    reason = forms.CharField(
        label=_("Why it is withdrawn"),
        help_text=_("Kept in the history. Readers do not see it."),
        min_length=10,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


@dataclass(frozen=True, kw_only=True)
class Decision:
    """One thing to do. Where its form asks nothing, it is a button above the text."""

    name: str
    slug: str
    to: State
    title: str | Promise
    button: str | Promise
    done: str | Promise
    do: Callable[[User, Practice, Told], None]
    form: type[forms.Form] = forms.Form
    button_class: str = "button"
    permission: str = MAY_PUBLISH
    needs_sender: bool = False

    @property
    def url_name(self) -> str:
        return f"practice_{self.name}"

    @property
    def asks_nothing(self) -> bool:
        return not self.form.base_fields

    def fits(self, user: User, practice: Practice) -> bool:
        """Whether this person can do it with the example as it is."""
        if not user.has_perm(self.permission) or self.to not in LEADS_TO[State(practice.state)]:
            return False
        return not self.needs_sender or bool(getattr(getattr(practice, "submission", None), "email", ""))

    def asked(self, practice: Practice) -> forms.Form:
        """The form as it is first shown."""
        return self.form(initial={"seen": version_of(practice)})


DECISIONS: Final = (
    Decision(
        name="begin",
        slug="granska",
        to=State.UNDER_REVIEW,
        title=_("Begin the review"),
        button=_("Begin the review"),
        done=_("It is yours to review."),
        do=lambda user, practice, _told: deeds.begin_review(by=user, practice=practice),
        permission=MAY_EDIT,
    ),
    Decision(
        name="publish",
        slug="publicera",
        to=State.PUBLISHED,
        title=_("Publish"),
        button=_("Publish"),
        done=_("It is published."),
        do=lambda user, practice, told: deeds.publish(by=user, practice=practice, seen=told["seen"]),
        form=PublishForm,
    ),
    Decision(
        name="return",
        slug="skicka-tillbaka",
        to=State.RETURNED,
        title=_("Return with a message"),
        button=_("Return it and send the message"),
        done=_("The message is on its way to the sender."),
        do=lambda user, practice, told: deeds.return_to_sender(by=user, practice=practice, message=told["message"]),
        form=MessageForm,
        button_class="button button-secondary",
        needs_sender=True,
    ),
    Decision(
        name="withdraw",
        slug="dra-tillbaka",
        to=State.WITHDRAWN,
        title=_("Withdraw"),
        button=_("Withdraw"),
        done=_("It is withdrawn. Readers see it no more."),
        do=lambda user, practice, told: deeds.withdraw(by=user, practice=practice, reason=told["reason"]),
        form=WithdrawExampleForm,
        button_class="button no",
    ),
)
