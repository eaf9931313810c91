from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from content.publishing.bundle_publishing import due, publish_bundle
from content.publishing.bundles import Refused


class Command(BaseCommand):
    help = "Publishes the approved bundles whose moment has come, each whole or not at all. Run it every few minutes."

    def handle(self, *args: Any, **options: Any) -> None:
        failed = 0
        for bundle in list(due(timezone.now())):
            try:
                publish_bundle(by=None, bundle=bundle)
            except Refused as refused:
                failed += 1
                self.stderr.write(f"{bundle.name}: {' '.join(refused.messages)}")
            else:
                self.stdout.write(f"{bundle.name}: published")
        if failed:
            raise SystemExit(1)
