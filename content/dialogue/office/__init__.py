"""Where editors and coordinators work with all this, in Wagtail's admin."""
