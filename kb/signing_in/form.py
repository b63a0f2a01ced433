"""The desk's sign-in form: the same answer to every failure, and a limit on them."""

from __future__ import annotations

import math
from typing import Any

from django.core.exceptions import ValidationError
from unfold.forms import AuthenticationForm

from kb.signing_in.limits import Locked, begin, succeeded
from kb.signing_in.networks import network_of


class SignInForm(AuthenticationForm):
    """A name that is unknown, a wrong password and a deactivated account are answered alike,
    after the same work: Django hashes the password in each case."""

    error_messages = {
        **AuthenticationForm.error_messages,
        "invalid_login": (
            "That name and password do not open the desk. Mind capitals, and that accounts "
            "may have been closed. After five failures you have to wait a quarter of an hour."
        ),
    }

    def clean(self) -> dict[str, Any]:
        name, password = self.cleaned_data.get("username"), self.cleaned_data.get("password")
        if not (name and password):
            return dict(super().clean())
        try:
            attempt = begin(name, network_of(self.request))
        except Locked as lock:
            self.request.locked_for = lock.seconds
            raise ValidationError(_waiting(lock.seconds), code="locked") from lock
        cleaned = super().clean()
        succeeded(attempt)
        return dict(cleaned)


def _waiting(seconds: int) -> str:
    minutes = math.ceil(seconds / 60)
    wait = "a minute" if minutes == 1 else f"{minutes} minutes"
    return (
        f"Too many sign-ins from here have failed. Wait {wait}, then try again; until then the "
        "right password is refused too. Whoever runs this installation can end the wait."
    )
