import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);

// src/util/closest.ts
function closest(word, candidates) {
  let best;
  let beginning;
  let bestDistance = Number.POSITIVE_INFINITY;
  for (const candidate of candidates) {
    const most = Math.min(word.length - 1, Math.max(1, Math.floor(Math.max(word.length, candidate.length) / 3)));
    const distance = editDistance(word.toLowerCase(), candidate.toLowerCase());
    if (distance <= most && distance < bestDistance) [best, bestDistance] = [candidate, distance];
    if (beginsAlike(word.toLowerCase(), candidate.toLowerCase())) beginning ??= candidate;
  }
  return best ?? beginning;
}
var SHORTEST_BEGINNING = 3;
function beginsAlike(a, b) {
  return Math.min(a.length, b.length) >= SHORTEST_BEGINNING && (a.startsWith(b) || b.startsWith(a));
}
function didYouMean(word, candidates) {
  return suggestion(closest(word, candidates));
}
function suggestion(near) {
  return near === void 0 ? "" : ` (did you mean "${near}"?)`;
}
function editDistance(a, b) {
  let previous = [];
  let current = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const beforePrevious = previous;
    previous = current;
    current = [i];
    for (let j = 1; j <= b.length; j++) {
      const substitution = (previous[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      let cost = Math.min((previous[j] ?? 0) + 1, (current[j - 1] ?? 0) + 1, substitution);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) cost = Math.min(cost, (beforePrevious[j - 2] ?? 0) + 1);
      current.push(cost);
    }
  }
  return current[b.length] ?? 0;
}

export {
  closest,
  didYouMean,
  suggestion
};
