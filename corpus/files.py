"""Writing files so that a reader sees the old content or the new one, never a part."""

import os
from pathlib import Path


def replace_file(path: Path, content: bytes, *, durable: bool = True) -> None:
    """Put ``content`` at ``path``: written beside it, then renamed over it. Of several writers the last wins.

    Survives a crash at any moment and, where ``durable``, a power cut too. Raises OSError.
    """
    import tempfile  # slow to import, and no search writes

    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name[:40]}.", suffix=".part")
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            if durable:
                file.flush()
                os.fsync(file.fileno())
        # mkstemp makes files private; give the permissions that a plain open() would
        give_usual_rights(temporary)
        temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    if durable:
        sync_folder(path.parent)


def sync_folder(path: Path) -> None:
    """Flush a folder's entries to the disk, where the system can (not on Windows)."""
    if os.name == "nt":
        return
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def give_usual_rights(path: Path) -> None:
    """A temporary file is its maker's alone; others may read an archive as far as the umask lets them."""
    mask = os.umask(0)
    os.umask(mask)
    path.chmod(0o666 & ~mask)
