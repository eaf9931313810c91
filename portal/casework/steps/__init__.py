"""The task list: steps, how each stands, and the states of a case."""
