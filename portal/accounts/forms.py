"""The forms of the way in, in our words, and the forms for inviting."""

from typing import Any, cast

from allauth.account import forms as account_forms
from allauth.mfa.base import forms as mfa_forms
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.webauthn.forms import AddWebAuthnForm, EditWebAuthnForm
from django import forms
from django.contrib.auth import password_validation
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from .memberships import may_give_access, municipality_led_by, roles_to_give
from .models import MUNICIPAL_ROLES, Invitation, Municipality, Role, User
from .oidc.identities import signs_in_through

_CODE_HELP = _("Six digits from the app. Instead you can type one of your recovery codes.")
_PASSWORD_HELP = _("At least 12 characters. A few words that you remember are better than signs that you forget.")


def _dress(field: forms.Field, *, label: Any, help_text: Any = "", **attrs: str) -> None:
    """A label of ours, no placeholder, and what helps browsers and telephones to fill the field."""
    field.label = label
    field.help_text = help_text
    field.widget.attrs.pop("placeholder", None)
    field.widget.attrs.update(attrs)


class SignInForm(account_forms.LoginForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _dress(self.fields["login"], label=_("E-mail address"), autocomplete="username")
        _dress(self.fields["password"], label=_("Password"))


class ReauthenticateForm(account_forms.ReauthenticateForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _dress(self.fields["password"], label=_("Password"))


class ChangePasswordForm(account_forms.ChangePasswordForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _dress(self.fields["oldpassword"], label=_("Your password now"))
        _dress(self.fields["password1"], label=_("New password"), help_text=_PASSWORD_HELP)
        _dress(self.fields["password2"], label=_("New password again"))


class ResetPasswordForm(account_forms.ResetPasswordForm):
    users: list[User]  # who get a link

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _dress(self.fields["email"], label=_("E-mail address"))

    def clean_email(self) -> str:
        """No new password for those who have none because they sign in through their municipality; nobody is told."""
        email = super().clean_email()
        self.users = [user for user in self.users if user.has_usable_password() and not signs_in_through(user)]
        return str(email)


class ResetPasswordKeyForm(account_forms.ResetPasswordKeyForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _dress(self.fields["password1"], label=_("New password"), help_text=_PASSWORD_HELP)
        _dress(self.fields["password2"], label=_("New password again"))


class SecondFactorForm(mfa_forms.AuthenticateForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _dress(self.fields["code"], label=_("Code"), help_text=_CODE_HELP, inputmode="numeric")


class SecondFactorAgainForm(mfa_forms.ReauthenticateForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _dress(self.fields["code"], label=_("Code"), help_text=_CODE_HELP, inputmode="numeric")


class SetUpAppForm(ActivateTOTPForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        help_text = _("Six digits. The app shows a new code every half minute.")
        _dress(self.fields["code"], label=_("Code from the app"), help_text=help_text, inputmode="numeric")


class AddKeyForm(AddWebAuthnForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        help_text = _("Call it what you call it yourself, so that you know which one it is.")
        _dress(self.fields["name"], label=_("Name of the key"), help_text=help_text)


class EditKeyForm(EditWebAuthnForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _dress(self.fields["name"], label=_("Name of the key"))


class AcceptThroughMunicipalityForm(forms.Form):
    """What an invited person types whose municipality has a sign-in. The code comes by another way than the link."""

    code = forms.CharField(
        label=_("Code"),
        help_text=_("Eight letters and digits from the person who invited you."),
        max_length=40,
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}),
    )
    name = forms.CharField(label=_("Your name"), max_length=200, widget=forms.TextInput(attrs={"autocomplete": "name"}))


class AcceptInvitationForm(AcceptThroughMunicipalityForm):
    """The same, and a password, where the municipality has no sign-in of its own."""

    password = forms.CharField(
        label=_("Choose a password"),
        help_text=_PASSWORD_HELP,
        max_length=200,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )
    password_again = forms.CharField(
        label=_("The password again"),
        max_length=200,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    def __init__(self, *args: Any, email: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.email = email

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        password = given.get("password", "")
        if password and password != given.get("password_again", password):
            self.add_error("password_again", _("The two passwords are not the same."))
        if password:
            self._check(password, User(email=self.email, name=given.get("name", "")))
        return given

    def _check(self, password: str, user: User) -> None:
        try:
            password_validation.validate_password(password, user)
        except ValidationError as error:
            self.add_error("password", error)


class InviteForm(forms.Form):
    """Whom to invite, to which of the roles that the inviter may give."""

    name = forms.CharField(label=_("Name"), max_length=200, widget=forms.TextInput(attrs={"autocomplete": "off"}))
    email = forms.EmailField(
        label=_("E-mail address at work"),
        max_length=Invitation._meta.get_field("email").max_length,
        widget=forms.EmailInput(attrs={"autocomplete": "off"}),
    )
    role = forms.ChoiceField(label=_("Role"))
    municipality = forms.ModelChoiceField(
        Municipality.objects.all(),
        label=_("Municipality"),
        help_text=_("Only for a head of unit."),
        required=False,
        to_field_name="code",
    )

    def __init__(self, *args: Any, by: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.by = by
        roles = roles_to_give(by)
        self.led = municipality_led_by(by)
        role_field = cast(forms.ChoiceField, self.fields["role"])
        role_field.choices = [("", _("Choose a role")), *((role.value, role.label) for role in roles)]
        if Role.COORDINATOR not in roles:
            del self.fields["municipality"]  # a head of unit invites to one municipality only

    def clean_role(self) -> Role:
        return Role(self.cleaned_data["role"])

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        role = given.get("role")
        if role is None or self.errors:
            return given
        chosen = given.get("municipality") if "municipality" in self.fields else self.led
        if role in MUNICIPAL_ROLES and chosen is None:
            self.add_error("municipality", _("Choose the municipality where this person works."))
        given["municipality"] = chosen if role in MUNICIPAL_ROLES else None
        if not self.errors and not may_give_access(self.by, role, given["municipality"]):
            self.add_error("role", _("You cannot give this role there."))
        return given
