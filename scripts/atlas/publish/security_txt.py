"""security.txt (RFC 9116): where somebody who finds a hole writes, as mkdocs.yml says it."""

from atlas.project import Project
from atlas.sources.site_config import SECURITY, extra

FILE = ".well-known/security.txt"


def security_txt(project: Project) -> dict[str, str]:
    """Return the file by its path, for the root of a host; nothing where mkdocs.yml names no contact.

    A rule judges what is given. The last day counts to its end.
    """
    given = extra(project.config, SECURITY)
    if not given:
        return {}
    contact = given["contact"]
    contact = contact if ":" in contact else f"mailto:{contact}"
    lines = [f"Contact: {contact}", f"Expires: {given['expires']}T23:59:59Z", f"Canonical: {project.base}{FILE}"]
    return {FILE: "\n".join(lines) + "\n"}
