"""manage.py check_links: ask every address outside that our texts lead to whether it is still there."""

from typing import Any

from django.core.management.base import BaseCommand

from content.desk.asking import Asker
from content.desk.links import check_links


class Command(BaseCommand):
    help = "Ask every link that leads out of the published texts whether it still works. Dead: failed on two days."

    def handle(self, *args: Any, **options: Any) -> None:
        checked = check_links(Asker())
        self.stdout.write(f"{checked.asked} asked, {checked.failed} failed, {checked.dead} dead.")
