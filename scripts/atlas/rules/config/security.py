"""The contact for who finds a hole is an https or mail address, and says until when it holds."""

from collections.abc import Iterator
from datetime import date

from atlas.model.hosts import is_contact
from atlas.problems import Problem, did_you_mean
from atlas.project import Project
from atlas.sources.site_config import SECURITY, extra

ID = "security-contact"
WHY = "SECURITY.md#where-to-write"

_KEYS = ("contact", "expires")


def check(project: Project) -> Iterator[Problem]:
    """Yield a problem at each part that is missing, unsound or not known; nothing where no contact is given."""
    given, place = extra(project.config, SECURITY), ("extra", SECURITY)
    if not given:
        return
    if not isinstance(given, dict):
        yield project.config.problem(place, ID, f"extra.{SECURITY} holds contact: and expires:, or nothing.")
        return
    contact = given.get("contact")
    if not isinstance(contact, str) or not is_contact(contact.removeprefix("mailto:")):
        message = f"extra.{SECURITY}.contact must be an https or a mail address, where a hole may be told in private."
        yield project.config.problem((*place, "contact"), ID, message)
    if type(given.get("expires")) is not date:
        message = f"extra.{SECURITY}.expires must be a day without quotes, such as 2027-06-30: until when it holds."
        yield project.config.problem((*place, "expires"), ID, message)
    for key in given.keys() - _KEYS:
        message = f"extra.{SECURITY} has no '{key}': write contact and expires.{did_you_mean(str(key), _KEYS)}"
        yield project.config.problem((*place, key), ID, message)
