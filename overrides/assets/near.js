// Forgives one slip in a short list, such as that of the stores or the matters. Pure, no page.

/** Return whether a typed word begins a known one with at most one slip: a letter wrong, missing, added or swapped. */
export function near(typed, known) {
  let at = 0;
  while (at < typed.length && typed[at] === known[at]) at += 1;
  if (at === typed.length) return true;
  if (typed.length < 4 || at === 0) return false;
  const [rest, other] = [typed.slice(at), known.slice(at)];
  return (
    other.slice(1).startsWith(rest.slice(1)) ||
    other.startsWith(rest.slice(1)) ||
    other.slice(1).startsWith(rest) ||
    (rest[0] === other[1] && rest[1] === other[0] && other.slice(2).startsWith(rest.slice(2)))
  );
}
