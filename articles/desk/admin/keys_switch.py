"""The switch for one's own keys."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse, HttpResponseNotAllowed, HttpResponseRedirect
from django.urls import path, reverse
from django.utils.http import url_has_allowed_host_and_scheme

from articles.desk.editing.acting import acting
from articles.desk.editing.person_keys import switch_keys


class KeysSwitch:
    """Gives ClaimAdmin `keys/`: for whoever has signed in, and for nobody else's account."""

    admin_site: Any

    def keys_urls(self) -> list[Any]:
        view = self.admin_site.admin_view(self.keys_view)
        return [path("keys/", view, name="articles_claim_keys")]

    def keys_view(self, request: Any) -> HttpResponse:
        if request.method != "POST":
            return HttpResponseNotAllowed(["POST"])
        wanted = request.POST.get("keys")
        if wanted in ("on", "off"):
            with acting(request.user, "Switched keys"):
                switch_keys(are_on=wanted == "on")
            messages.success(request, f"Keys are {wanted}.")
        back = request.POST.get("return_to", "")
        is_ours = url_has_allowed_host_and_scheme(back, None) and back.startswith("/")
        return HttpResponseRedirect(back if is_ours else reverse("admin:articles_claim_queue"))
