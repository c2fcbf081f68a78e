"""Begins a marketplace: what cannot be derived is asked; all else follows from that and from the other stores."""

from collections import Counter
from datetime import date
from urllib.parse import urlsplit

from babel.numbers import get_territory_currencies

from atlas.model.allow_list import is_store_domain, uses
from atlas.model.evidence import can_be_proved, dates_of, known_sources
from atlas.project import Project
from atlas.sources.raw_tables import FILES, known, links, rows
from atlas.upkeep import edits
from atlas.upkeep.forms import Answers, Form

QUESTIONS = {
    "code": "The country's code, ISO 3166-1, such as jp",
    "storefront": "The store's domain",
    "marketplace_id": "Amazon's marketplace ID, A and 11 to 14 capitals or digits",
    "region": "Amazon's selling region: na, eu or fe",
    "sources": "The numbers in sources.yaml that show its Seller Central, such as 3, 4",
    "seen": "The date of that evidence",
    "confidence": "How sure its Seller Central is: amazon, seen or reported",
    "languages": "The store's languages, such as ja, en; nothing if not known",
    "currency": "Its currency, ISO 4217",
    "launched": "When it opened, as exactly as it is known; nothing if not known",
}
NEEDED = ("code", "storefront", "marketplace_id", "region")

# Links that a new store gets as addresses to try, where stores that nobody has looked at have them.
_TO_TRY = ("contact", "case_log", "account_health")


def suggest(project: Project, answers: Answers, name: str) -> str:
    """Return what an answer most probably is, or nothing."""
    by_number = known_sources(project.tables)
    numbers = (int(number) for number in edits.parts(answers.get("sources", "")) if number.isdigit())
    cited = [by_number[number] for number in numbers if number in by_number]
    if name == "storefront":
        return f"amazon.{answers['code']}"
    if name == "seen":
        return max((day for source in cited for day in dates_of(source)), default="")
    if name == "confidence" and answers.get("seen"):
        amazon = any(source.author for source in cited)
        return "amazon" if amazon else "seen" if can_be_proved(cited) else "reported"
    if name == "confidence":
        return "reported"
    if name == "currency":
        return next(iter(get_territory_currencies(answers["code"].upper())), "")
    return ""


def draft(project: Project, answers: Answers) -> Project:
    """Return the project with the entry, and with what somebody else has to vouch for."""
    for files in _vouched(project, answers):
        project = edits.changed(project, files)
    return edits.changed(project, placed(project, answers))


FORM = Form(QUESTIONS, draft, suggest)


def placed(project: Project, answers: Answers) -> dict[str, str]:
    """Return the table, by its path, with the entry after the last one of its region."""
    entries = [(path[1], row.get("region")) for path, row in rows(project.tables, "marketplaces", "marketplaces")]
    same = [index for index, region in entries if region == answers.get("region")]
    last = max(same or [index for index, _ in entries])
    return edits.after(project, "marketplaces", "marketplaces", int(last), "\n" + entry(project, answers))


def entry(project: Project, answers: Answers) -> str:
    """Return the lines of the entry. An answer that it needs and that is not there yet is its name after a `?`."""
    given = {name: answers.get(name, f"?{name}" if name in NEEDED else "") for name in QUESTIONS}
    lines = [f"  - code: {edits.value(given['code'])}"]
    lines += [f"    {name}: {edits.value(given[name])}" for name in NEEDED[1:]]
    if "sources" in answers:
        host = f"sellercentral.{given['storefront']}"
        link = {"url": f"https://{host}", "confidence": edits.value(given["confidence"] or "reported")}
        link |= {"seen": edits.value(given["seen"])} if given["seen"] else {}
        link |= {"sources": edits.listed(edits.parts(given["sources"]))}
        named = {"seller_central": link} | _to_try(project, host)
        lines += ["    links:", *(f"      {name}: {edits.flow(made)}" for name, made in named.items())]
    if given["languages"]:
        lines.append(f"    languages: {edits.listed(edits.parts(given['languages']))}")
    lines += [f"    {name}: {edits.value(given[name])}" for name in ("currency", "launched") if given[name]]
    return "\n".join(lines) + "\n"


def files(project: Project, answers: Answers, day: date) -> dict[str, str]:
    """Return the table with the entry, and the news with its row, by their paths."""
    return placed(project, answers) | edits.news(project, day, "added", [answers["code"]])


def by_hand(project: Project, answers: Answers) -> list[str]:
    """Return what somebody else adds for a new domain: each line with its place. Nothing where the domain is known."""
    if not _is_new(project, answers):
        return []
    added = [f"{FILES['hosts']}, under {key}:  - {row}" for key, row in _rows_to_add(project, answers)]
    host = f"sellercentral.{answers['storefront']}"
    numbers = edits.parts(answers["sources"])
    return added + [f"{FILES['sources']}, addresses of source {number}:  - {host}" for number in numbers]


def _vouched(project: Project, answers: Answers) -> list[dict[str, str]]:
    """Return the allow-list and the sources as they will be when somebody else has added a new domain."""
    if not _is_new(project, answers):
        return []
    edited, now = [], project
    for key, row in _rows_to_add(project, answers):
        last = max(int(path[1]) for path, _ in rows(now.tables, "hosts", key))
        edited.append(edits.after(now, "hosts", key, last, f"  - {row}\n"))
        now = edits.changed(now, edited[-1])
    for number in edits.parts(answers.get("sources", "")):
        if number.isdigit() and int(number) in known(now.tables, "sources", "sources", "number"):
            edited.append(edits.address(now, int(number), f"sellercentral.{answers['storefront']}"))
            now = edits.changed(now, edited[-1])
    return edited


def _is_new(project: Project, answers: Answers) -> bool:
    storefront = answers.get("storefront", "")
    return is_store_domain(storefront) and storefront not in uses(project.tables)


def _rows_to_add(project: Project, answers: Answers) -> list[tuple[str, str]]:
    any_number = min(known(project.tables, "sources", "sources", "number"))
    sources = edits.listed(edits.parts(answers.get("sources", "")) or [str(any_number)])
    storefront = answers["storefront"]
    return [
        ("domains", f"{{domain: {storefront}, use: storefront, sources: {sources}}}"),
        ("sign_in", f"{{host: sellercentral.{storefront}, use: seller-central, sources: {sources}}}"),
    ]


def _to_try(project: Project, host: str) -> dict[str, dict[str, str]]:
    """Return the links that most stores have as addresses to try, on a store's own host."""
    found: Counter[tuple[str, str, str]] = Counter()
    for _, path, link in links(project.tables):
        if path[-1] in _TO_TRY and link.get("confidence") == "pattern":
            numbers = edits.listed(map(str, link["sources"]))
            found[(str(path[-1]), urlsplit(link["url"]).path, numbers)] += 1
    made = {name: (path, numbers) for (name, path, numbers), _ in reversed(found.most_common())}
    return {
        name: {"url": f"https://{host}{made[name][0]}", "confidence": "pattern", "sources": made[name][1]}
        for name in _TO_TRY
        if name in made
    }
