"""How we test the rules: the households worked by hand, what each proves, and the pages that show them."""
