"""The law's tests need nothing but the law: no database, no settings, no files left behind."""

import sys
from pathlib import Path

from hypothesis import settings

sys.path.insert(0, str(Path(__file__).parent))  # households.py is shared by tests, and tests are no package

settings.register_profile("law", database=None, deadline=None, max_examples=150, derandomize=True)
settings.load_profile("law")
