// The engine of the search: how texts are cut into terms, what a question finds, in every script of the site.
import assert from "node:assert/strict";
import { test } from "node:test";
import { ask, finished, nearest } from "../../overrides/assets/search-ask.js";
import { prepare } from "../../overrides/assets/search-index.js";
import { arriving } from "../../overrides/assets/search-load.js";
import { slip } from "../../overrides/assets/search-meant.js";
import { FIELDS, WEIGHTS } from "../../overrides/assets/search-weights.js";
import { eachTerm, phrase, terms } from "../../overrides/assets/terms.js";

// Pages as [address, title, sections of anchor, heading and text, further words].
const data = (pages, more = {}) => ({
  ...{ version: 5, common: [], shared: [], matters: [] },
  pages: pages.map(([path, title, sections, words = []]) => [path, title, sections.map(([anchor, heading]) => [anchor, heading]), words]),
  ...more,
  texts: pages.flatMap(([, , sections]) => sections.map(([, , text]) => text)),
});
const index = (pages, more) => prepare(data(pages, more));
const paths = (found) => found.map((part) => part.path + (part.anchor && `#${part.anchor}`));

const TERMS = [
  ["money is held", ["money", "is", "held"]],
  ["e-mail", ["email", "mail"]],
  ["l'appel. fin", ["lappel", "appel", "fin"]],
  ["sellercentral.amazon.de/home", ["sellercentral.amazon.de", "sellercentral", "amazon", "de", "home"]],
  ["no-reply@amazon.com.", ["noreply@amazon.com", "no", "reply", "amazon", "com"]],
  ["- a -", ["a"]],
  ["停止", ["停止"]],
  ["停止中", ["停止", "止中"]],
  ["国", ["国"]],
  ["error 5461です", ["error", "5461", "です"]],
  ["เคสปิด", ["เคส", "คสป", "สปิ", "ปิด"]],
  ["ปิ", ["ปิ"]],
  ["停止 a", ["a", "停止"]],
  ["", []],
];

test("a text is cut into words, what signs join with its parts, and letters in pairs or threes", () => {
  for (const [text, wanted] of TERMS) assert.deepEqual(terms(text), wanted, text);
});

test("each term is told with its place; pairs only where they are wanted", () => {
  const told = [];
  eachTerm("an e-mail 停止中", (...term) => told.push(term), false);
  assert.deepEqual(told, [["an", 0, 2], ["email", 3, 9], ["mail", 5, 9]]);
});

test("a phrase has one form, so that it is found inside another", () => {
  assert.equal(phrase("money, held"), " money held ");
  assert.equal(phrase("停止 された。"), "停止された");
});

test("one slip: a letter wrong, missing, added, two swapped; the beginning of a longer word counts less", () => {
  for (const typed of ["acount", "accaunt", "accountt", "acocunt"]) assert.equal(slip(typed, "account"), 1, typed);
  assert.ok(slip("reimbr", "reimbursement") < 1);
  assert.ok(slip("reimbr", "reimbursement") > 0);
  for (const typed of ["axxount", "akkount", "a"]) assert.equal(slip(typed, "account"), 0, typed);
});

// A text, and how its sellers type it: without accents, in a compound, with a slip.
const SCRIPTS = [
  ["Kontosperrung: so öffnen Sie es", ["Sperrung", "kontosperung", "KONTOSPERRUNG", "Verkäuferkontosperrung"]],
  ["Das Konto löschen, die Straße", ["loschen", "löschen", "loeschen", "strasse"]],
  ["Hasło nie działa", ["haslo", "dziala", "HASŁO"]],
  ["Kullanıcı izinleri, İSTANBUL", ["kullanici", "KULLANICI", "istanbul", "kullanicilar"]],
  ["Tài khoản bị đình chỉ", ["tai khoan", "dinh chi", "TÀI KHOẢN"]],
  ["L'appel est refusé à l'été", ["appel", "refuse", "ete", "l’appel"]],
  ["تعليق حِساب البائع", ["حساب", "الحساب", "تعليق الحساب", "البايع"]],
  ["विक्रेता खाता निलंबित, बाज़ार", ["खाता", "निलंबित", "बाजार", "निलँबित"]],
  ["계정이 정지되었습니다", ["계정 정지", "계정", "정지"]],
  ["账户被停用后如何申诉", ["账户停用", "申诉", "停用"]],
  ["アカウントが停止された", ["ｱｶｳﾝﾄ", "あかうんと", "アカウント停止", "停"]],
  ["ユーザー権限 ガイド", ["ユーザ", "ガイド", "ｶﾞｲﾄﾞ"]],
  ["Ångra återköp", ["angra", "aterkop"]],
  ["บัญชีผู้ขายถูกระงับชั่วคราว", ["ระงับ", "โดนระงับ", "บัญชี ระงับ", "ผุ้ขาย", "ชัวคราว"]],
];

test("every script is found as it is typed", () => {
  const other = ["other/", "Xyzzy", [["", "", "plugh 国 ガ 漢字 カード"]]];
  for (const [text, questions] of SCRIPTS) {
    const known = index([other, ["wanted/", "Quux", [["", "", text]]]]);
    for (const question of questions) assert.deepEqual(paths(ask(known, question).found), ["wanted/"], question);
  }
});

test("a Korean syllable that is still being typed keeps what was found, and means nothing surely", () => {
  const known = index([["marketplaces/de/", "독일", [["", "", ""]], ["독일", "de"]], ["marketplaces/us/", "미국", [["", "", ""]], ["미국", "us"]]]);
  for (const [typed, path] of [["도", "de"], ["독", "de"], ["독이", "de"], ["믹", "us"], ["미구", "us"]]) {
    const answer = ask(known, typed);
    assert.deepEqual(paths(answer.found), [`marketplaces/${path}/`], typed);
    assert.equal(answer.clear && typed === "독이", false);
  }
  assert.deepEqual(["ㄷ", "독ㅇ", "독일"].map(finished), ["", "독", "독일"]);
});

test("an index answers by names while its texts are on their way, and in the end as one that had them at once", async () => {
  const pages = [["guides/x/", "Money", [["", "", "zebra"], ["held", "Held", "payout 停止"]], ["cash"]], ["matters/a/", "Zebra", [["", "", "money"]], ["停止中"]]];
  const [head, tail] = JSON.stringify(data(pages)).split(/(?<=,)(?="texts")/);
  const chunks = [head.slice(0, 20), `${head.slice(20)}\n`, tail];
  let send; // the texts stay on the line until names have answered
  const held = new Promise((sent) => (send = sent));
  async function pull(line) {
    if (chunks.length === 1) await held;
    if (chunks.length) line.enqueue(new TextEncoder().encode(chunks.shift()));
    else line.close();
  }
  const { index: early, whole } = await arriving({ body: new ReadableStream({ pull }) });
  assert.deepEqual(paths(ask(early, "zebra").found), ["matters/a/"]);
  assert.deepEqual(ask(early, "payout").found, []);
  send();
  const late = await whole;
  for (const question of ["zebra", "payout", "cash money", "停止", "止", "m"]) {
    assert.deepEqual(paths(ask(late, question).found), paths(ask(index(pages), question).found), question);
  }
});

test("fields count in their order", () => {
  assert.deepEqual(Object.keys(FIELDS).sort((a, b) => FIELDS[b] - FIELDS[a]), Object.keys(FIELDS));
  const known = index([
    ["text/", "Alpha", [["", "", "a zebra"]]],
    ["heading/", "Alpha", [["", "", "beta"], ["z", "One zebra", "gamma"]]],
    ["title/", "One zebra", [["", "", "alpha"]]],
  ]);
  assert.deepEqual(paths(ask(known, "zebra").found), ["title/", "heading/#z", "text/"]);
});

test("a question that is a phrase of the sellers, or a host, means it alone", () => {
  const pages = [
    ["guides/which-desk/", "Desks", [["other", "Other", "payday late money"]]],
    ["matters/money-held/", "Money held", [["", "", "payout"]], ["where is my payday"]],
    ["marketplaces/de/", "Germany", [["", "", ""]], ["Germany", "sellercentral.amazon.de"]],
    ["marketplaces/fr/", "France", [["", "", "sellercentral"]], ["France", "sellercentral.amazon.fr"]],
  ];
  const known = index(pages);
  assert.equal(paths(ask(known, "where is my payday").found)[0], "matters/money-held/");
  for (const typed of ["https://sellercentral.amazon.de/home", "GERMANY"]) {
    const answer = ask(known, typed);
    assert.deepEqual(paths(answer.found), ["marketplaces/de/"], typed);
    assert.equal(answer.clear, true);
  }
});

test("a host that several stores share means these, and none is clearly the one", () => {
  const pages = ["de", "fr", "jp"].map((code) => [`marketplaces/${code}/`, code.toUpperCase(), [["", "", "shared.amazon.com"]], [code]]);
  const known = index(pages, { shared: [["shared.amazon.com", ["de", "fr"]]] });
  const answer = ask(known, "https://shared.amazon.com/x");
  assert.deepEqual(paths(answer.found), ["marketplaces/de/", "marketplaces/fr/"]);
  assert.equal(answer.clear, false);
});

test("a box answers with the folders it is for alone, each page once", () => {
  const pages = [
    ["guides/x/", "Money held", [["", "", "money"], ["a", "Money", "money"]]],
    ["matters/held/", "Money held", [["", "", "money"], ["a", "Money", "money"]]],
  ];
  assert.deepEqual(paths(ask(index(pages), "money", ["matters"]).found).map((path) => path.split("#")[0]), ["matters/held/"]);
});

test("nothing found leads to the nearest matter by its letters", () => {
  const pages = [["matters/a/", "Listing removed", [["", "", ""]]], ["matters/b/", "Money held", [["", "", ""]]], ["guides/x/", "X", [["", "", ""]]]];
  const known = index(pages, { matters: ["a", "b"] });
  assert.deepEqual(paths(nearest(known, "munneyhald")), ["matters/b/", "matters/a/"]);
  assert.deepEqual(paths(nearest(known, "ʘʘʘ")), ["matters/a/", "matters/b/"]);
});

test("every number of the engine has its name once", () => {
  assert.ok(Object.values(WEIGHTS).flat().every((number) => number > 0));
});

test("an index of another version is refused", () => {
  assert.throws(() => prepare({ version: 1, pages: [] }), /another version/);
});
