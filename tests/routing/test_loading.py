"""What is heavy is loaded when a sentence is first read, and not before."""

import subprocess
import sys


def loaded_after(program: str) -> set[str]:
    told = f"import sys\n{program}\nprint(*{{name.partition('.')[0] for name in sys.modules}})"
    done = subprocess.run([sys.executable, "-c", told], capture_output=True, text=True, timeout=60, check=True)
    return set(done.stdout.split())


def test_a_router_on_words_loads_no_model() -> None:
    program = "from frontdesk.routing.router import Router\nRouter(()).rank('words')"
    assert not {"onnxruntime", "tokenizers", "PySide6"} & loaded_after(program)


def test_the_encoder_asks_no_network_and_no_hub_of_models() -> None:
    program = "from frontdesk.routing.encoder import Encoder\nEncoder.open().meaning(['words'])"
    found = loaded_after(program)
    assert {"onnxruntime", "tokenizers"} <= found
    assert not {"huggingface_hub", "httpx2", "httpx", "requests", "urllib3"} & found


def test_the_services_of_a_desk_load_nothing_of_it() -> None:
    assert not {"numpy", "onnxruntime", "tokenizers"} & loaded_after("import frontdesk.routing.service")
