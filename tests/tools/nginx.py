"""An nginx that runs as long as a block does, with files of configuration as they are handed over. Knows no site."""

import os
import re
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

LONGEST_WAIT = 10
_TEMPORARY = ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
_MAIN = """\
daemon off;
pid nginx.pid;
error_log error.log;
worker_processes {workers};
load_module "{module}";
{user}
events {{ worker_connections 1024; }}
http {{
{temporary}
access_log off;
include conf.d/*.conf;
{servers}
}}
"""


def brotli_module(program: Path) -> Path:
    """Give the place of the module that sends what is packed with brotli."""
    try:
        told = subprocess.run([program, "-V"], capture_output=True, text=True, timeout=30, check=False).stderr
    except (OSError, subprocess.SubprocessError):
        told = ""
    found = re.search(r"--modules-path=(\S+)", told)
    return Path(found[1] if found else "modules", "ngx_http_brotli_static_module.so")


def certificate(folder: Path, host: str) -> Path:
    """Lay a certificate that nobody else trusts in a folder, with its key, as Let's Encrypt names them."""
    program = shutil.which("openssl") or "openssl"
    named = f"subjectAltName=DNS:{host},IP:127.0.0.1"
    kind = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-noenc", "-days", "2"]
    told = ["-subj", f"/CN={host}", "-addext", named, "-keyout", "privkey.pem", "-out", "fullchain.pem"]
    subprocess.run([program, "req", "-x509", *kind, *told], cwd=folder, capture_output=True, timeout=60, check=True)
    return folder / "fullchain.pem"


@contextmanager
def running(
    program: Path, folder: Path, files: Mapping[str, str], servers: Sequence[str], *, workers: int = 1
) -> Iterator[None]:
    """Start it in a folder with files of configuration, and end it; raises RuntimeError with what it says instead."""
    text = _MAIN.format(
        workers=workers,
        module=brotli_module(program),
        # Whose helper may read what root has made.
        user="user root;" if os.geteuid() == 0 else "",
        temporary="\n".join(f"{name}_temp_path temporary;" for name in _TEMPORARY),
        servers="\n".join(servers),
    )
    for path, content in {"nginx.conf": text, **files}.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(content, encoding="utf-8")
    command: list[str | Path] = [program, "-p", f"{folder}/", "-c", f"{folder}/nginx.conf", "-e", f"{folder}/error.log"]
    # Nobody reads what it says on starting: the log has it too.
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        try:
            _await(process, folder, [int(port) for port in re.findall(r"listen 127\.0\.0\.1:(\d+)", "".join(servers))])
            yield
        finally:
            process.terminate()


def _await(process: "subprocess.Popen[bytes]", folder: Path, ports: Sequence[int]) -> None:
    end = time.monotonic() + LONGEST_WAIT
    while not all(map(_answers, ports)):
        if process.poll() is not None or time.monotonic() > end:
            raise RuntimeError((folder / "error.log").read_text(encoding="utf-8"))
        time.sleep(0.02)


def _answers(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0
