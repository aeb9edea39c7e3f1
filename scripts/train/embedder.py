"""
Trains the built-in embedder: one vector a feature, a text is the sum of its features' vectors at unit length.

    node dist/scripts/train/embedder-tokens.js FOLDER TOKENS
    python3 scripts/train/embedder.py TOKENS OUT [--steps N] [--dimensions N] ...

Contrastive (InfoNCE, van den Oord et al. 2018) over pairs made from the text alone: heading -> text, sentence -> rest,
sentence turned into a question -> text; negatives are the batch's other texts and near misses of BM25. Weights learn
from TOKENS only. numpy and scipy; sparse times dense keeps it at two cores.
"""

import argparse
import json
import os
import time

import numpy as np
from scipy.sparse import csr_matrix

from embedder_data import FRAMES, Units, Vocabulary

parser = argparse.ArgumentParser()
parser.add_argument("tokens")
parser.add_argument("out")
parser.add_argument("--steps", type=int, default=6500)
parser.add_argument("--batch", type=int, default=512)
parser.add_argument("--dimensions", type=int, default=256)
parser.add_argument("--features", type=int, default=74000, help="syllables and pairs, with marks and without")
parser.add_argument("--shipped", type=int, default=71500, help="features kept at the end: 20 MB")
parser.add_argument("--least", type=int, default=40, help="a syllable met less often has no vector")
parser.add_argument("--rate", type=float, default=0.004)
parser.add_argument("--temperature", type=float, default=0.05)
parser.add_argument("--hard", type=int, default=1, help="0: no negatives from BM25")
parser.add_argument("--seed", type=int, default=1)
parser.add_argument("--save-every", type=int, default=1000)
options = parser.parse_args()
rng = np.random.default_rng(options.seed)
started = time.time()


def log(*words) -> None:
    print(f"{time.time() - started:7.0f} s", *words, flush=True)


class Corpus:
    """All tokens in one array with the features of each."""

    def __init__(self):
        units = Units(options.tokens)
        self.units, self.titles, self.extra = units.units, units.titles, units.extra
        self.is_law = np.array(units.is_law)
        frames = [line.split("|") for line in FRAMES.strip().split("\n")]
        first_frame = len(units.streams)
        streams = units.streams + [part.split() for frame in frames for part in frame]
        self.frames = [(first_frame + 2 * i, first_frame + 2 * i + 1) for i in range(len(frames))]
        self.vocabulary = Vocabulary(units.streams, options.features, options.least)
        unknown = len(self.vocabulary.marked)
        of = self.vocabulary.marked_of
        self.starts = np.concatenate([[0], np.cumsum([len(s) for s in streams])])
        self.ids = np.array([of.get(t, unknown) for s in streams for t in s], dtype=np.int64)
        sentence = np.repeat(np.arange(len(streams)), np.diff(self.starts))
        self.vocabulary.choose_pairs(self.ids, sentence)
        joined = np.append(sentence[1:] == sentence[:-1], False)
        self.features = self.vocabulary.features(self.ids, joined)
        self.article = np.array([unit[2] for unit in self.units])

    def tokens(self, first: int, past: int | None = None) -> np.ndarray:
        return np.arange(self.starts[first], self.starts[first + 1 if past is None else past])


def matrix(rows: list[np.ndarray], corpus: Corpus, bare_rows: np.ndarray | None = None):
    """Rows of token indexes -> (sparse counts over the features met, those features)."""
    lengths = np.array([len(r) for r in rows])
    index = np.concatenate(rows)
    row = np.repeat(np.arange(len(rows)), lengths)
    found = corpus.features[index].copy()
    apart = np.append((index[1:] != index[:-1] + 1) | (row[1:] != row[:-1]), True)
    found[apart, 2:] = -1
    if bare_rows is not None:
        typed_bare = bare_rows[row]
        found[typed_bare, 0] = -1
        found[typed_bare, 2] = -1
    flat = found.ravel()
    valid = flat >= 0
    met, inverse = np.unique(flat[valid], return_inverse=True)
    counts = csr_matrix(
        (np.ones(len(inverse), dtype=np.float32), (np.repeat(row, 4)[valid], inverse)), shape=(len(rows), len(met))
    )
    counts.sum_duplicates()
    # The root keeps a word that is repeated forty times from drowning the others.
    counts.data = np.sqrt(counts.data)
    return counts, met


def nearest_misses(corpus: Corpus, idf: np.ndarray, count: int = 8) -> np.ndarray:
    """For each unit others that BM25 takes for answers to one of its sentences; -1 where there are fewer."""
    misses = np.full((len(corpus.units), count), -1, dtype=np.int32)
    # Half of the units serve as the pool: enough near ones, half the time.
    pool = rng.permutation(len(corpus.units))[: len(corpus.units) // 2]
    weights = np.where((idf > 2.2), idf, 0)
    weights[corpus.vocabulary.starts[1] : corpus.vocabulary.starts[2]] = 0
    weights[corpus.vocabulary.starts[3] :] = 0
    weights[corpus.vocabulary.starts[2] :] *= 0.65

    def counted(rows: list[np.ndarray]) -> csr_matrix:
        local, met = matrix(rows, corpus)
        return csr_matrix((local.data, met[local.indices], local.indptr), shape=(len(rows), corpus.vocabulary.size))

    parts = [
        counted([corpus.tokens(corpus.units[u][0], corpus.units[u][1]) for u in pool[at : at + 4096]])
        for at in range(0, len(pool), 4096)
    ]
    from scipy.sparse import vstack

    documents = vstack(parts).tocsr()
    tf = documents.data**2
    lengths = np.asarray(documents.sum(axis=1)).ravel()
    norm = 1 - 0.6 + 0.6 * lengths / lengths.mean()
    documents.data = (tf / (tf + 0.9 * np.repeat(norm, np.diff(documents.indptr)))) * weights[documents.indices]
    documents.data = documents.data.astype(np.float32)
    documents.eliminate_zeros()
    by_term = documents.T.tocsr()
    chosen = rng.permutation(len(corpus.units))
    for at in range(0, len(chosen), 512):
        asked = chosen[at : at + 512]
        rows = []
        for unit in asked:
            first, past, article = corpus.units[unit]
            sentence = rng.integers(first, past)
            title = corpus.tokens(corpus.titles[article])
            rows.append(np.concatenate([title[:12], corpus.tokens(sentence)[:24]]))
        query = counted(rows)
        query.data = (query.data > 0).astype(np.float32)
        scores = (query @ by_term).tocsr()
        for place, unit in enumerate(asked):
            span = slice(scores.indptr[place], scores.indptr[place + 1])
            values, columns = scores.data[span], scores.indices[span]
            if len(values) == 0:
                continue
            top = columns[np.argpartition(-values, min(24, len(values) - 1))[:24]]
            others = pool[top]
            others = others[corpus.article[others] != corpus.article[unit]]
            others = rng.permutation(others)[:count]
            misses[unit, : len(others)] = others
    return misses


class Pairs:
    """Makes (question, text) pairs."""

    def __init__(self, corpus: Corpus):
        self.corpus = corpus
        titles = [tuple(corpus.ids[corpus.tokens(t)]) for t in corpus.titles]
        met: dict[tuple, int] = {}
        for title in titles:
            met[title] = met.get(title, 0) + 1
        self.is_common = np.array([met[title] > 2 for title in titles])

    def document(self, unit: int, without: int | None, title: bool) -> np.ndarray:
        corpus = self.corpus
        first, past, article = corpus.units[unit]
        parts = [corpus.tokens(s) for s in range(first, past) if s != without]
        body = np.concatenate(parts) if parts else corpus.tokens(first, past)
        if len(body) > 60 and rng.random() < 0.3:
            start = rng.integers(0, len(body) - 40)
            body = body[start : start + 90]
        return np.concatenate([corpus.tokens(corpus.titles[article]), body]) if title else body

    def framed(self, words: np.ndarray) -> np.ndarray:
        before, after = self.corpus.frames[rng.integers(len(self.corpus.frames))]
        return np.concatenate([self.corpus.tokens(before), words, self.corpus.tokens(after)])

    def make(self, unit: int) -> tuple[np.ndarray, np.ndarray]:
        corpus = self.corpus
        first, past, article = corpus.units[unit]
        title = corpus.tokens(corpus.titles[article])
        kind = rng.random()
        if corpus.is_law[article] and kind < 0.4 and len(title) > 1:
            question = title
            if self.is_common[article]:
                question = np.concatenate([title, corpus.tokens(corpus.extra[unit])])
            elif len(title) > 6 and rng.random() < 0.3:
                question = title[rng.random(len(title)) > 0.25]
            if rng.random() < 0.6:
                question = self.framed(question)
            return question, self.document(unit, None, rng.random() < 0.4)
        lengths = [corpus.starts[s + 1] - corpus.starts[s] for s in range(first, past)]
        sentence = first + int(rng.choice(len(lengths), p=np.array(lengths) / sum(lengths)))
        words = corpus.tokens(sentence)
        if len(words) > 24:
            start = rng.integers(0, len(words) - 16)
            words = words[start : start + rng.integers(10, 24)]
        kept = sentence if rng.random() < 0.55 and past - first > 1 else None
        if kept is None or rng.random() < 0.5:
            # A question leaves its answer out and says much in other words.
            words = words[rng.random(len(words)) > rng.uniform(0.1, 0.55)]
            if len(words) > 6:
                start = rng.integers(0, len(words) - 3)
                words = np.delete(words, np.arange(start, start + rng.integers(1, 4)))
        if len(words) == 0:
            words = corpus.tokens(sentence)
        if rng.random() < 0.25:
            extra = corpus.tokens(corpus.extra[unit]) if not corpus.is_law[article] else title
            words = np.concatenate([title if rng.random() < 0.5 else extra, words])
        if rng.random() < 0.6:
            words = self.framed(words)
        return words, self.document(unit, kept, rng.random() < 0.75)


def unit_rows(counts: csr_matrix, rows: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    sums = counts @ rows
    lengths = np.maximum(np.linalg.norm(sums, axis=1, keepdims=True), 1e-6)
    return sums / lengths, lengths


def through_length(gradient: np.ndarray, unit: np.ndarray, lengths: np.ndarray) -> np.ndarray:
    return (gradient - (gradient * unit).sum(1, keepdims=True) * unit) / lengths


def softmax(logits: np.ndarray) -> np.ndarray:
    logits = np.exp(logits - logits.max(axis=1, keepdims=True))
    return logits / logits.sum(axis=1, keepdims=True)


def save(folder: str, corpus: Corpus, vectors: np.ndarray) -> None:
    """8-bit steps of each feature's own scale, for embedder-pack.js; the shortest pairs, which say least, are left out."""
    vocabulary = corpus.vocabulary
    first_pair = vocabulary.starts[2]
    spare = max(0, vocabulary.size - options.shipped)
    kept = np.ones(vocabulary.size, dtype=bool)
    kept[first_pair + np.argsort(np.linalg.norm(vectors[first_pair:], axis=1))[:spare]] = False
    vectors = vectors[kept]
    scales = np.maximum(np.abs(vectors).max(axis=1), 1e-9).astype("<f4") / 127
    os.makedirs(folder, exist_ok=True)
    np.round(vectors / scales[:, None]).astype(np.int8).tofile(f"{folder}/steps.i8")
    scales.tofile(f"{folder}/scales.f32")
    pairs = []
    for (keys, size), start in zip(vocabulary.pair_keys, vocabulary.starts[2:]):
        keys = keys[kept[start : start + len(keys)]]
        pairs.append(np.stack([keys // size, keys % size], axis=1).ravel().tolist())
    features = {
        "dimensions": options.dimensions,
        "marked": vocabulary.marked,
        "bare": vocabulary.bare,
        "markedPairs": pairs[0],
        "barePairs": pairs[1],
    }
    with open(f"{folder}/features.json", "w", encoding="utf-8") as file:
        json.dump(features, file, ensure_ascii=False)


def main() -> None:
    corpus = Corpus()
    vocabulary = corpus.vocabulary
    log(len(corpus.units), "units,", len(corpus.ids), "tokens,", vocabulary.size, "features", vocabulary.starts)
    # A feature's first length is its idf: the untrained model is a random projection of tf-idf.
    flat = corpus.features[corpus.features >= 0]
    seen = np.bincount(flat, minlength=vocabulary.size).astype(np.float64)
    idf = np.log(1 + len(corpus.units) / (1 + np.minimum(seen, len(corpus.units))))
    share = np.repeat([1.0, 0.6, 0.8, 0.5], np.diff(vocabulary.starts))
    vectors = rng.standard_normal((vocabulary.size, options.dimensions)).astype(np.float32)
    vectors *= (idf * share / np.sqrt(options.dimensions))[:, None].astype(np.float32)
    misses = None
    if options.hard:
        cache = f"{options.tokens}/misses-{options.seed}-{options.features}-{options.least}.npy"
        misses = np.load(cache) if os.path.exists(cache) else nearest_misses(corpus, idf)
        np.save(cache, misses)
        log("near misses:", round(float((misses >= 0).mean()), 3))
    pairs = Pairs(corpus)
    first, second = np.zeros_like(vectors), np.zeros_like(vectors)
    updates = np.zeros(vocabulary.size, dtype=np.float32)
    order = np.empty(0, dtype=np.int64)
    batch, temperature, losses = options.batch, options.temperature, []
    for step in range(options.steps):
        if len(order) < batch:
            # Law twice as often as its share: it is nearer to what offices write.
            law = np.flatnonzero(corpus.is_law[corpus.article])
            order = rng.permutation(np.concatenate([np.arange(len(corpus.units)), law]))
        chosen, order = order[:batch], order[batch:]
        made = [pairs.make(unit) for unit in chosen]
        texts, articles = [text for _, text in made], [corpus.article[chosen]]
        if misses is not None:
            wrong = misses[chosen, rng.integers(0, misses.shape[1], batch)]
            wrong = np.where(wrong >= 0, wrong, rng.integers(0, len(corpus.units), batch))
            texts += [pairs.document(unit, None, rng.random() < 0.6) for unit in wrong]
            articles.append(corpus.article[wrong])
        asked, asked_met = matrix([question for question, _ in made], corpus, rng.random(batch) < 0.35)
        held, held_met = matrix(texts, corpus)
        q, q_length = unit_rows(asked, vectors[asked_met])
        d, d_length = unit_rows(held, vectors[held_met])
        logits = (q @ d.T) / temperature
        same = np.concatenate(articles)[None, :] == corpus.article[chosen][:, None]
        same[np.arange(batch), np.arange(batch)] = False
        logits[same] = -1e9
        share_of = softmax(logits)
        back = softmax(logits[:, :batch].T.copy())
        losses.append(-np.log(np.maximum(share_of[np.arange(batch), np.arange(batch)], 1e-9)).mean())
        share_of[np.arange(batch), np.arange(batch)] -= 1
        back[np.arange(batch), np.arange(batch)] -= 1
        share_of[:, :batch] += 0.5 * back.T
        share_of *= 1 / (temperature * batch)
        g_q = through_length(share_of @ d, q, q_length)
        g_d = through_length(share_of.T @ q, d, d_length)
        met = np.union1d(asked_met, held_met)
        gradient = np.zeros((len(met), options.dimensions), dtype=np.float32)
        gradient[np.searchsorted(met, asked_met)] = asked.T @ g_q
        gradient[np.searchsorted(met, held_met)] += held.T @ g_d
        # Lazy Adam: a feature moves only when it is met.
        rate = options.rate * min(1, (step + 1) / 200) * max(0.02, 1 - step / options.steps)
        updates[met] += 1
        first[met] = m = 0.9 * first[met] + 0.1 * gradient
        second[met] = v = 0.999 * second[met] + 0.001 * gradient * gradient
        n = updates[met][:, None]
        vectors[met] -= rate * (m / (1 - 0.9**n)) / (np.sqrt(v / (1 - 0.999**n)) + 1e-8)
        if step % 100 == 99:
            log(f"step {step + 1} loss {np.mean(losses[-100:]):.4f} features {len(met)}")
        if (step + 1) % options.save_every == 0 or step + 1 == options.steps:
            save(options.out, corpus, vectors)


main()
