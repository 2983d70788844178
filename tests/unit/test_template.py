"""How templates are kept."""

from tightrope.figures import template


def test_a_template_that_is_known_waits_for_no_lock():
    """Jinja's cache of a limited size has one, for which the threads of twenty readers waited."""
    first = template._environment().get_template("notice.html")
    assert template._environment().get_template("notice.html") is first
    assert type(template._environment().cache) is dict
