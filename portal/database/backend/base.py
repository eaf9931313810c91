"""Django's PostgreSQL backend, which starts the embedded server at the first connection when there is no other.

Lazily, so that commands without a database (assess, check, collectstatic) start nothing.
"""

from pathlib import Path
from typing import Any

from django.db.backends.postgresql import base

from portal.database import embedded


class DatabaseWrapper(base.DatabaseWrapper):
    def get_connection_params(self) -> dict[str, Any]:
        if not self.settings_dict["HOST"]:
            self.settings_dict["HOST"] = embedded.start(Path(self.settings_dict["EMBEDDED_FOLDER"]))
        return super().get_connection_params()
