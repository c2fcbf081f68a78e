// Which language a reader is offered: by the tags that a page lists, and by the language that was chosen before.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import vm from "node:vm";

const code = readFileSync(new URL("../../overrides/assets/theme.js", import.meta.url), "utf-8");
const ONE = "en ja pt:pt-BR zh";
const BOTH = "en zh-hant:zh-Hant zh-hk:zh-Hant zh-mo:zh-Hant zh-tw:zh-Hant zh";

const offered = (locales, languages, saved = "") => {
  const dataset = { locales };
  vm.runInNewContext(code, {
    document: { documentElement: { dataset, classList: { add() {} } } },
    navigator: { languages },
    localStorage: { getItem: (key) => (key === "atlas.locale" ? saved : "") },
    addEventListener() {},
  });
  return dataset.offered;
};

const OFFERS = [
  [ONE, ["ja-JP", "en"], "ja"],
  [ONE, ["pt-PT"], "pt-BR"],
  [ONE, ["zh-TW"], "zh"], // better than English
  [ONE, ["nb-NO", "ja"], "ja"],
  [ONE, ["jam"], undefined],
  [ONE, [], undefined],
  ...["zh-TW", "zh-HK", "zh-MO", "zh-Hant", "zh-Hant-HK", "zh-hant-SG"].map((tag) => [BOTH, [tag], "zh-Hant"]),
  ...["zh-CN", "zh-SG", "zh", "zh-Hans", "zh-Hans-HK"].map((tag) => [BOTH, [tag], "zh"]),
];

for (const [locales, languages, wanted] of OFFERS) {
  test(`${languages} is offered ${wanted} of ${locales}`, () => assert.equal(offered(locales, languages), wanted));
}

test("a language that was chosen before wins, whichever script it has", () => {
  assert.equal(offered(BOTH, ["zh-CN"], "zh-Hant"), "zh-Hant");
  assert.equal(offered(BOTH, ["zh-TW"], "zh"), "zh");
  assert.equal(offered(ONE, ["ja"], "pt-BR"), "pt-BR");
  assert.equal(offered(ONE, ["ja"], "xx"), "ja");
});
