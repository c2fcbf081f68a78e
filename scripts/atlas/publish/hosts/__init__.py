"""What tells each host how to serve the site; all of it is made from one table (table.py)."""

from atlas.project import Project
from atlas.publish.hosts import apache, caddy, netlify, nginx, table
from atlas.publish.security_txt import security_txt


def host_files(project: Project) -> dict[str, str]:
    """Return the files for hosts by path. Below a path, those that only the root of a host may have are left out."""
    found = {
        "nginx-http.conf": nginx.http(project),
        "nginx-server.conf": nginx.server(project),
        "caddy.conf": caddy.caddy(project),
        ".htaccess": apache.htaccess(project),
        ".nojekyll": "",
    }
    if table.prefix(project):
        return found
    found |= {"_redirects": netlify.redirects(project), "_headers": netlify.headers(project)}
    return found | security_txt(project)
