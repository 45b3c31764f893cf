"""A folder in which each message is kept once, and what is not understood lies aside. What it says
is kept is on the disk: the power may fail, the disk be full, and another program keep here too."""

import hashlib
import json
import os
import re
from pathlib import Path

# what a run that was cut off left, also one of an earlier form of this program
LEFT = re.compile(r"[0-9A-Za-z-]{1,64}(\.json|\.aside)?\.part|part\d+")
MOST_ASIDE = 1000


class Inbox:
    def __init__(self, folder):
        self.folder = Path(folder).absolute()
        if not self.folder.is_dir():
            self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            sync(self.folder.parent)
        for file in list(self.folder.iterdir()):
            # no message is empty: the power failed before it was on the disk
            if LEFT.fullmatch(file.name) or file.suffix == ".json" and file.stat().st_size == 0:
                file.unlink()
        sync(self.folder)

    def has(self, message):
        return self._file(message).exists()

    def keep(self, message, what):
        """Whether it was not there, nor that it was recalled."""
        return write(self._file(message), json.dumps(what).encode())

    def recall(self, message, by):
        """Deletes what was kept of a message, and never keeps anything of it again."""
        self._file(message).unlink(missing_ok=True)  # first: it ends also where the disk is full
        write(self._file(message), json.dumps({"recalledBy": by}).encode(), over=True)

    def put_aside(self, value):
        """Keeps a value as it came; the name of its file."""
        file = self.folder / f"{hashlib.sha256(value).hexdigest()}.aside"
        if not file.exists():
            if len(self.aside()) >= MOST_ASIDE:
                raise RuntimeError(f"{MOST_ASIDE} messages lie aside: look at them")
            write(file, value)
        return file.name

    def aside(self):
        """The files of what was put aside."""
        return sorted(self.folder.glob("*.aside"))

    def _file(self, message):
        return self.folder / f"{message}.json"


def sync(folder):
    """What was made or removed in it stays so, also if the power fails."""
    opened = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)


def write(file, content, over=False):
    """A file, its owner's alone, that is whole and on the disk when this returns. What was there
    stays, and the answer is False, unless it writes over it."""
    part = file.with_name(f"{file.name}.part")
    opened = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with open(opened, "wb") as out:
            out.write(content)
            out.flush()
            os.fsync(out.fileno())
        if over:
            os.replace(part, file)
        else:
            os.link(part, file)  # never over what another program made of it meanwhile
        return True
    except FileExistsError:
        return False
    finally:
        part.unlink(missing_ok=True)
        sync(file.parent)
