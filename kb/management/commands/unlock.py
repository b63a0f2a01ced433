"""Ends the wait after too many failed sign-ins."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from kb.signing_in.limits import unlock
from kb.signing_in.networks import network_of_text


class Command(BaseCommand):
    help = "Lets sign-ins through again that too many failures have locked"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--name", default="", help="of the account, from wherever")
        parser.add_argument("--address", default="", help="an IP address, for every account")
        parser.add_argument("--all", action="store_true", help="every account, from wherever")

    def handle(self, *args: Any, **options: Any) -> None:
        name, address = options["name"], options["address"]
        if options["all"] == bool(name or address):
            raise CommandError("Say whom: --name, --address, both, or --all alone.")
        network = network_of_text(address) if address else ""
        if address and not network:
            raise CommandError(f"“{address}” is no IP address.")
        count = unlock(name=name, network=network)
        self.stdout.write(f"{count} failed sign-in{'' if count == 1 else 's'} forgotten")
