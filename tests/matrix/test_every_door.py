"""Every address of the other surfaces is declared here: who meets what before any view of ours has a say.

Case work has its own registry (portal/casework/doors/registry.py) and its own matrix.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

import pytest
from django.urls import URLPattern, URLResolver, get_resolver

from portal.settings.surfaces import ACCOUNTS_PREFIX, STAFF_PREFIXES

# Under /konto/: what opens before somebody has signed in, what asks for it, and what allauth has and we have not.
BEFORE_SIGNING_IN = {
    "accept_invitation",
    "account_inactive",
    "account_login",
    "account_logout",
    "account_reset_password",
    "account_reset_password_done",
    "account_reset_password_from_key",
    "account_reset_password_from_key_done",
}
SIGNED_IN = {
    "account_change_password",
    "account_reauthenticate",
    "end_access",
    "invitations",
    "letters_to_me",
    "mfa_activate_totp",
    "mfa_add_webauthn",
    "mfa_deactivate_totp",
    "mfa_download_recovery_codes",
    "mfa_edit_webauthn",
    "mfa_generate_recovery_codes",
    "mfa_index",
    "mfa_list_webauthn",
    "mfa_reauthenticate",
    "mfa_remove_webauthn",
    "mfa_view_recovery_codes",
    "staff_home",
    "withdraw_invitation",
}
HALFWAY = {"mfa_authenticate", "mfa_reauthenticate_webauthn"}  # between the password and the second factor
MUNICIPALITYS_OWN_SIGN_IN = re.compile(r"municipal_\w+|\w+_(through_)?municipality")
NOT_HERE = re.compile(r"socialaccount_.*")
SHADOWED = {
    "account_confirm_email",
    "account_confirm_login_code",
    "account_email",
    "account_email_verification_sent",
    "account_set_password",
    "account_signup",
}
PUBLIC = {
    "about", "assess", "calendar", "check", "check_by_machine", "check_from_paper", "continue_from_a_code",
    "edition", "editions", "embedded", "machines", "openapi", "proof", "proof_case", "proof_topic", "wagtail_serve",
    "wizard",
    "answer", "changes", "feed", "glossary", "robots", "search", "show", "sitemap", "steps",
    "practice", "practice_received", "practices", "practices_atom", "practices_csv", "practices_json", "research",
    "research_csv", "research_json", "tell_practice",
    "calendar_entry", "calendar_feed", "events", "questions", "training", "training_step", "no_more_letters",
    "draft", "draft_page",
    "countries", "country", "municipalities", "municipality", "organisation", "organisations",
}  # fmt: skip


def walk(patterns: Iterable[URLPattern | URLResolver], before: str = "/") -> Iterator[tuple[str, str | None]]:
    """Each address, as its patterns write it, with its name."""
    for pattern in patterns:
        here = before + str(pattern.pattern)
        if isinstance(pattern, URLPattern):
            yield here, pattern.name
        else:
            yield from walk(pattern.url_patterns, here)


def under(prefix: str) -> list[tuple[str, str | None]]:
    return [(where, name) for where, name in walk(get_resolver().url_patterns) if where.startswith(prefix)]


def example(where: str) -> str:
    """An address that the patterns match, or would if there were such a thing."""
    plain = re.sub(r"<int:\w+>", "1", where)
    plain = re.sub(r"<str:code>", "1280", re.sub(r"<uuid:\w+>", "0" * 8 + "-0000-4000-8000-" + "0" * 12, plain))
    return re.sub(r"\(\?P<\w+>[^)]*\)", "1-x", re.sub(r"<[^>]*>", "x", plain)).replace("^", "").replace("$", "")


def test_every_address_of_the_accounts_is_declared():
    names = {name for _where, name in under(ACCOUNTS_PREFIX) if name}
    known = BEFORE_SIGNING_IN | SIGNED_IN | HALFWAY | SHADOWED
    others = {name for name in names - known if not MUNICIPALITYS_OWN_SIGN_IN.match(name) and not NOT_HERE.match(name)}
    assert others == set()
    assert known <= names


def test_every_address_of_the_public_is_declared():
    found = {name for where, name in walk(get_resolver().url_patterns) if not where.startswith(STAFF_PREFIXES) and name}
    assert found == PUBLIC


@pytest.mark.django_db
@pytest.mark.parametrize("name", sorted(SIGNED_IN))
def test_whoever_has_not_signed_in_is_sent_to_sign_in(client, name):
    [where] = [where for where, found in under(ACCOUNTS_PREFIX) if found == name]
    for method in ("get", "post"):
        response = getattr(client, method)(example(where))
        assert response.status_code in (302, 405), (method, where)
        assert response.status_code == 405 or "/login/" in response.url
