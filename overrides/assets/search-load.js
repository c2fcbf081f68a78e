// Search, its way to the reader: the index answers by names while its texts are still on the line. Pure, no page.
import { likenessOf } from "./search-ask.js";
import { begin, further, tell } from "./search-index.js";
import { traced } from "./traced.js";

const pause = () => new Promise((done) => setTimeout(done));

/**
 * Return an index as soon as it answers, and a promise of the whole of it. `answer` is what was fetched: JSON of two
 * lines, of which the second has the texts. Throws when what comes is no index of this version.
 */
export async function arriving(answer) {
  const reader = answer.body.getReader();
  const decoder = new TextDecoder();
  let text = "";
  async function read() {
    const { done, value } = await reader.read();
    text += decoder.decode(value, { stream: !done });
    return !done;
  }
  while (!text.includes("\n") && (await read()));
  const [head] = text.split("\n", 1);
  const index = begin(JSON.parse(head.replace(/,$/, "}")));

  // The rest in slices, so that no key waits for it.
  async function rest() {
    await pause();
    while (further(index)) await pause();
    while (await read());
    tell(index, JSON.parse(`{${text.slice(head.length)}`).texts);
    while (further(index)) await pause();
    return index;
  }
  return { index, whole: rest() };
}

/** Make ready, while nobody waits, what some later key would have to make: where the letters of snippets come from. */
export async function ripen({ parts, matters }) {
  for (const part of parts) {
    await pause();
    traced(part.text);
  }
  for (const part of matters) {
    await pause();
    likenessOf(part);
  }
}
