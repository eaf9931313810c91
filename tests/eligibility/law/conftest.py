"""The law's tests need nothing but the law: no database, no settings, no files left behind."""

import os

from hypothesis import Phase, settings

# In the suite the same households each time, quickly; `make prove` takes many and new ones.
settings.register_profile("law", database=None, deadline=None, max_examples=150, derandomize=True)
settings.register_profile("prove", database=None, deadline=None, max_examples=4_000)
# For `make mutants`, which asks only whether anything fails, a thousand times.
GENERATE = (Phase.explicit, Phase.generate)
settings.register_profile("mutants", database=None, deadline=None, max_examples=25, derandomize=True, phases=GENERATE)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "law"))
