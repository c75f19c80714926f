// Small turns of phrase that several rules use.

const isComputed = text => text.trimStart().startsWith('=') || /[$#]\{/.test(text);
const quoted = texts => texts.map(each => `«${each}»`).join(', ');

// « Mente du «x»?» when something known is written nearly like what was met; otherwise nothing.
function didYouMean(met, known) {
  const originals = new Map([...known].map(name => [name.toLowerCase(), name]));
  const word = met.slice(0, 100).toLowerCase();
  const close = originals.size > 200 ? [] : [...originals.keys()].map(name => [likeness(name, word), name])
    .filter(([score]) => score >= 0.6).sort(([a, x], [b, y]) => b - a || (x < y ? 1 : -1));
  const nearest = close.length ? originals.get(close[0][1]) : met;
  return nearest === met ? '' : `. Mente du «${nearest}»?`;
}

// How alike two words are from 0 to 1: the share of their letters in common runs, longest run first.
function likeness(a, b) {
  return a.length + b.length ? 2 * common(a, b) / (a.length + b.length) : 1;
}

function common(a, b) {
  let [best, atA, atB] = [0, 0, 0];
  for (let i = 0; i < a.length; i += 1) {
    for (let j = 0; j < b.length; j += 1) {
      let run = 0;
      while (i + run < a.length && j + run < b.length && a[i + run] === b[j + run]) {
        run += 1;
      }
      if (run > best) {
        [best, atA, atB] = [run, i, j];
      }
    }
  }
  return best && best + common(a.slice(0, atA), b.slice(0, atB)) + common(a.slice(atA + best), b.slice(atB + best));
}
