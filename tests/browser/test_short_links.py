"""The short links in a browser: every one leads right, whatever language the reader's browser asks for."""

import pytest
from atlas import REFERENCE
from atlas.publish.short_links import short_links
from own import PROJECT

LINKS = short_links(PROJECT)
CODES = [locale.code for locale in PROJECT.locales]

# Browser language, and the site's language it leads to; of a language that the site lacks: English.
TONGUES = {"en-GB": "en", "ja-JP": "ja", "fr-CH": "fr", "pt-PT": "pt-BR", "nb-NO": "en"}
TONGUES |= {"zh-CN": "zh", "zh-SG": "zh", "zh-TW": "zh-Hant", "zh-HK": "zh-Hant"}


def chosen(tongue):
    return TONGUES[tongue] if TONGUES[tongue] in CODES else REFERENCE


# Runs the scripts of each page of a short link as a browser runs them, once for each reader; gives where each is led.
DECIDE = """async ([links, readers]) => {
  const texts = {};
  const text = (address) => (texts[address] ??= fetch(address).then((answer) => answer.text()));
  const ends = Object.fromEntries(readers.map((tongue) => [tongue, {}]));
  for (const link of links) {
    const page = new DOMParser().parseFromString(await text(link), "text/html");
    const scripts = [...page.querySelectorAll("script:not([defer])")];
    const source = (script) => script.getAttribute("src");
    const codes = scripts.map((script) => source(script) ? text(new URL(source(script), link).href) : script.text);
    const code = (await Promise.all(codes)).join("\\n");
    const run = new Function("document", "navigator", "localStorage", "location", code);
    for (const tongue of readers) {
      const location = Object.assign(new URL(link), { replace: (target) => { ends[tongue][link] = String(target); } });
      const document = { documentElement: page.documentElement.cloneNode() };
      run(document, { languages: [tongue] }, { getItem: () => null }, location);
    }
  }
  return ends;
}"""

# Opens each link in a frame of its own and waits until it has left /go/.
VISIT = """async (links) => {
  const ends = {};
  for (const link of links) {
    const frame = document.createElement("iframe");
    frame.src = link;
    document.body.append(frame);
    for (let i = 0; i < 2000; i += 1) {
      await new Promise((next) => setTimeout(next, 5));
      const at = frame.contentWindow?.location.href || "";
      if (at.startsWith("http") && !at.includes("/go/")) { ends[link] = at; break; }
    }
    frame.remove();
  }
  return ends;
}"""


def ends(base, tongue, links):
    return {f"{base}go/{link.name}/": f"{base}{chosen(tongue)}/{link.path}" for link in links}


def test_each_leads_right_in_every_readers_language(reader, base):
    page = reader()
    page.goto(f"{base}robots.txt")
    found = page.evaluate(DECIDE, [[f"{base}go/{name}/" for name in LINKS], list(TONGUES)])
    wrong = [
        (tongue, link, found[tongue].get(link))
        for tongue in TONGUES
        for link, end in ends(base, tongue, LINKS.values()).items()
        if found[tongue].get(link) != end
    ]
    assert wrong == []


@pytest.mark.parametrize("tongue", TONGUES)
def test_a_store_a_guide_and_a_matter_land_right_in_a_browser_of_that_language(reader, base, tongue):
    names = ("uk", PROJECT.catalogue.guides[0], PROJECT.catalogue.matters[0].id)
    page = reader(locale=tongue)
    page.goto(f"{base}robots.txt")
    found = page.evaluate(VISIT, [f"{base}go/{name}/" for name in names])
    assert found == ends(base, tongue, [LINKS[name] for name in names])


def test_a_saved_language_comes_first_and_query_and_anchor_survive(reader, base):
    page = reader(locale="en-GB")
    page.goto(f"{base}en/")
    page.evaluate("localStorage.setItem('atlas.locale', 'ja')")
    page.goto(f"{base}go/amazon.de/?from=forum#facts")
    page.wait_for_url(f"{base}ja/marketplaces/de/?from=forum#facts")
