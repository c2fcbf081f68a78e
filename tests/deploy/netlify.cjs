// Asks Netlify's own matcher what it does with requests: the text of `_redirects` and the requests come as JSON on
// standard input, what it answers goes out the same way.
const redirector = require("netlify-redirector");

const main = async () => {
  const { rules, requests } = JSON.parse(require("node:fs").readFileSync(0, "utf8"));
  const matcher = await redirector.parsePlain(rules, { jwtSecret: "", jwtRole: "" });
  const answers = requests.map(([path, language]) => {
    const headers = { "x-language": language };
    return matcher.match({
      scheme: "https",
      host: "atlas.example",
      path,
      query: "",
      headers,
      cookieValues: {},
      getHeader: (name) => headers[name.toLowerCase()] || "",
      getCookie: () => "",
    });
  });
  console.log(JSON.stringify(answers.map((found) => found && [found.status, found.to, found.force])));
};

main();
