"""What is shown: the pages of the wizard, and a result as case work and documents show it too."""
