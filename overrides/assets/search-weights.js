// The numbers of the search: all that tuning may touch, in one place. Pure.

/** What a term weighs by where it stands. */
export const FIELDS = { name: 9, title: 6, words: 5, heading: 4.5, page: 2, text: 1 };

/** How sure, how rare and how near: shares of one unless the comment says otherwise. */
export const WEIGHTS = {
  // A text counts less the longer it is, up to three usual lengths: in letters, in letters of scripts cut into pairs.
  short: 0.6,
  long: 0.4,
  length: [450, 220],
  again: 3, // a term counts once for all of the sellers' words; each further time by this part

  // How surely a typed word means a known one: at least, and what the share of its letters that was typed adds.
  begin: [0.4, 0.5],
  inside: [0.3, 0.4],
  // These are a share alone.
  stem: 0.65,
  slip: 0.75,
  holds: 0.6,
  sure: 0.6, // from here on nobody looks for slips

  // What a term of a question counts beside a rare word, which counts 1.
  common: 0.2,
  host: 3,
  letter: 0.4,
  pair: 0.6,
  soft: 0.15, // a pair that is mostly grammar
  full: 4, // the weight at which a place counts half: more of it adds ever less
  cover: 0.4, // what a term that is there at all covers of a question

  // A question that means a phrase: is it (times all terms), holds it, begins it; and the store whose name it is.
  whole: 4,
  held: [0.7, 0.45],
  start: 0.4,
  store: 1.3,

  clear: 1.5, // the first result is the one that was meant when it scores so many times the next page's

  // What is shown: the weakest beside the best, the weakest third one of a page; how near a matter is when none is found.
  least: 0.1,
  third: 0.5,
  near: 0.25,
};
