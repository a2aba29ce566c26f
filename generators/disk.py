"""What a disk refuses, in Danish, and patience with programs that hold a file for a moment.

Knows neither records nor what is written.
"""

import errno
import time
from collections.abc import Callable
from typing import TypeVar

ResultT = TypeVar("ResultT")

# Any other fault of the system is a bug of ours and keeps its traceback.
REASONS = {
    errno.EACCES: "der er ikke adgang",
    errno.EPERM: "der er ikke adgang",
    errno.EROFS: "der kan ikke skrives på disken",
    errno.ENOSPC: "disken er fuld",
    errno.EDQUOT: "pladsen på disken er brugt op",
    errno.EFBIG: "filen er for stor til disken",
    errno.ENOENT: "filen eller mappen er der ikke længere",
    errno.ESTALE: "filen eller mappen er der ikke længere",
    errno.ENOTDIR: "en del af stien er en fil, ikke en mappe",
    errno.EISDIR: "det er en mappe, ikke en fil",
    errno.EEXIST: "der ligger allerede noget med det navn",
    errno.ENOTEMPTY: "mappen er ikke tom",
    errno.ENAMETOOLONG: "navnet eller stien er for lang",
    errno.EINVAL: "navnet kan ikke bruges på disken",
    errno.EILSEQ: "navnet kan ikke bruges på disken",
    errno.ELOOP: "genveje går i ring",
    errno.EBUSY: "et andet program bruger den",
    errno.ETXTBSY: "et andet program bruger den",
    errno.EIO: "disken svarer ikke, som den skal",
    errno.ENXIO: "det er ikke en fil, der kan læses",
    errno.EMFILE: "for mange filer er åbne",
    errno.ENFILE: "for mange filer er åbne",
    errno.ETIMEDOUT: "disken svarede ikke",
}
# Seconds between tries; antivirus and OneDrive let go of a file within a few.
_PAUSES = (0.05, 0.1, 0.2, 0.5, 1, 2, 3)


def reason(error: OSError) -> str:
    """Say in Danish what the system refused."""
    return REASONS.get(error.errno or 0, f"systemet svarede med fejl {error.errno}")


def patiently(action: Callable[[], ResultT]) -> ResultT:
    """Do something to a file, and try again for some seconds where another program holds it."""
    for pause in _PAUSES:
        try:
            return action()
        except PermissionError:
            time.sleep(pause)
    return action()
