"""Good practice and research: what others have done and found, what is known of it, and how new examples come in.

Never a ranking and never an effect: a result is what somebody has stated, and the evaluator stands beside it.
"""
