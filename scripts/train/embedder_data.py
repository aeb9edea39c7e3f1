"""Training pairs for the built-in embedder: units of text with their titles, and questions made from them."""

import json
import unicodedata
from collections import Counter

import numpy as np

# How people frame a question; "|" parts stand before and after the words of the text. Keys as the embedder sees them.
FRAMES = """
|được quy định như thế nào
|như thế nào
|là gì
|gồm những gì
|bao gồm những nội dung gì
|có được không
|có phải không
|ra sao
|bao nhiêu
|là bao nhiêu
|khi nào
|từ khi nào
|vào năm nào
|ở đâu
|tại đâu
|vì sao
|thì bị phạt bao nhiêu tiền
|bị xử phạt như thế nào
|thì bị xử lý như thế nào
|là ai
|do ai thực hiện
|cần điều kiện gì
|cần giấy tờ gì
|trong bao lâu
|thời hạn là bao lâu
|phải làm gì
|thuộc về ai
|theo quy định mới nhất
|ạ xin cảm ơn
ai|
ai là người|
ai đã|
cơ quan nào|
đơn vị nào|
người nào|
những ai|
khi nào|
bao giờ|
năm nào|
nơi nào|
vì sao|
tại sao|
thế nào là|
như thế nào là|
làm sao để|
có bao nhiêu|
mức phạt khi|
mức xử phạt|
quy định về|
hướng dẫn|
thủ tục|
hồ sơ|
điều kiện|
trách nhiệm của|
quyền và nghĩa vụ của|
cho hỏi|
cho tôi hỏi|
xin hỏi|
cho em hỏi|
tôi muốn hỏi về|
xin cho biết|
theo quy định thì|
tôi có|có được không
tôi bị|thì có sao không
em nghe nói|có đúng không ạ
nhà tôi|thì phải làm sao
pháp luật quy định|như thế nào
điều gì|
cái gì|
loại nào|
"""


def bare(key: str) -> str:
    """A key without marks, as src/vietnamese/syllables.ts makes it."""
    decomposed = unicodedata.normalize("NFD", key.replace("đ", "d"))
    return "".join(c for c in decomposed if not "\u0300" <= c <= "\u036f")


class Vocabulary:
    """Numbers of features: syllables with marks, without, pairs with marks, without; in this order."""

    def __init__(self, streams: list[list[str]], features: int, least: int):
        counts = Counter(token for stream in streams for token in stream)
        self.marked = [t for t, n in counts.most_common() if n >= least and len(t) <= 12]
        self.marked_of = {t: i for i, t in enumerate(self.marked)}
        bare_counts: Counter[str] = Counter()
        for token, count in counts.items():
            bare_counts[bare(token)] += count
        self.bare = [t for t, n in bare_counts.most_common() if n >= least and len(t) <= 12]
        self.bare_of = {t: i for i, t in enumerate(self.bare)}
        # By marked number: the bare number; the last entry stands for an unknown syllable.
        self.bare_by_marked = np.array([self.bare_of[bare(t)] for t in self.marked] + [-1], dtype=np.int64)
        self.pairs = features - len(self.marked) - len(self.bare)

    def choose_pairs(self, ids: np.ndarray, sentence: np.ndarray) -> None:
        """The pairs that say most: counted, damped by how often their members stand anyway."""
        n = len(self.marked) + 1
        same = sentence[1:] == sentence[:-1]
        self.pair_keys = []
        for numbers, size, share in (
            (ids, n, 0.55),
            (self.bare_by_marked[ids], len(self.bare) + 1, 0.45),
        ):
            first, second = numbers[:-1], numbers[1:]
            known = same & (first >= 0) & (second >= 0) & (first < size - 1) & (second < size - 1)
            keys, counts = np.unique(first[known] * size + second[known], return_counts=True)
            single = np.bincount(numbers[(numbers >= 0) & (numbers < size - 1)], minlength=size).astype(float)
            a, b = keys // size, keys % size
            expected = single[a] * single[b] / max(1, len(ids))
            # Log-likelihood gain of the pair over independence, at least a handful of times seen.
            gain = counts * np.log(np.maximum(counts / np.maximum(expected, 1e-9), 1e-9))
            gain[(counts < 12) | (counts > 0.004 * len(ids))] = -1
            kept = np.sort(keys[np.argsort(-gain)[: int(self.pairs * share)]])
            self.pair_keys.append((kept, size))
        sizes = [len(self.marked), len(self.bare), len(self.pair_keys[0][0]), len(self.pair_keys[1][0])]
        self.starts = np.concatenate([[0], np.cumsum(sizes)])

    @property
    def size(self) -> int:
        return int(self.starts[-1])

    def features(self, ids: np.ndarray, joined: np.ndarray) -> np.ndarray:
        """Four feature numbers for each token, -1 where there is none: (tokens, 4). `joined`: same sentence as the next."""
        n = len(self.marked)
        found = np.full((len(ids), 4), -1, dtype=np.int32)
        found[:, 0] = np.where(ids < n, ids, -1)
        bares = self.bare_by_marked[ids]
        found[:, 1] = np.where(bares >= 0, bares + self.starts[1], -1)
        for column, numbers in ((0, ids), (1, bares)):
            kept, size = self.pair_keys[column]
            keys = numbers[:-1] * size + numbers[1:]
            place = np.minimum(np.searchsorted(kept, keys), len(kept) - 1)
            hit = (kept[place] == keys) & joined[:-1] & (numbers[:-1] >= 0) & (numbers[1:] >= 0)
            found[:-1, 2 + column] = np.where(hit, place + self.starts[2 + column], -1)
        return found


class Units:
    """Stretches of text of some 150 syllables with their titles; everything as numbers into one token array."""

    def __init__(self, folder: str, longest: int = 160):
        streams: list[list[str]] = []
        self.units: list[tuple[int, int, int]] = []  # first sentence, past the last, article
        self.titles: list[int] = []  # by article: sentence number of the title
        self.extra: list[int] = []  # by unit: sentence number of heading or subject
        self.is_law: list[bool] = []
        for name in ("law-articles", "viwiki"):
            for line in open(f"{folder}/{name}.jsonl", encoding="utf-8"):
                self._read(json.loads(line), name == "law-articles", streams, longest)
        self.streams = streams

    def _read(self, text: dict, law: bool, streams: list[list[str]], longest: int) -> None:
        article = len(self.titles)
        self.titles.append(len(streams))
        self.is_law.append(law)
        streams.append(text["title"].split()[:40])
        extra = len(streams)
        streams.append([t for t in text["subject"].split() if not t.isdigit()][2:14])
        begin, length = len(streams), 0

        def close() -> None:
            nonlocal begin, length
            if length >= 12:
                self.units.append((begin, len(streams), article))
                self.extra.append(extra)
            begin, length = len(streams), 0

        for sentence in text["sentences"]:
            tokens = sentence.split()
            if tokens[0] == "=":
                close()
                extra = len(streams)
                streams.append(tokens[1:20])
                begin = len(streams)
                continue
            for start in range(0, len(tokens), longest):
                part = tokens[start : start + longest]
                if length + len(part) > longest:
                    close()
                streams.append(part)
                length += len(part)
        close()
