"""Calls to the system that a seat is refused: with them a reader would get past the limits of the seat.

Memory that belongs to no process, and that nobody counts, comes from ``memfd_create(2)``, ``shmget(2)`` and
their kin; some of it even outlives the seat. A user namespace lets anyone mount file systems in memory, of
any size. See ``seccomp(2)``; what is refused is answered as by a system that does not know it, so that
programs take another way where they have one.
"""

from __future__ import annotations

import ctypes
import errno
import platform
import struct

PR_SET_SECCOMP, SECCOMP_MODE_FILTER = 22, 2
ALLOW, REFUSE = 0x7FFF0000, 0x00050000 | errno.ENOSYS

LOAD, IS, AT_LEAST, ANY_OF, RETURN = 0x20, 0x15, 0x35, 0x45, 0x06  # instructions of the filter
NUMBER, ARCHITECTURE, FIRST_ARGUMENT = 0, 4, 16  # where these stand in what it looks at
NEW_NAMESPACE = 0x7E020000  # all flags of clone(2) that ask for one
OTHER_CALLS = 0x40000000  # of x86: from here on the calls of another kind of program

# by machine: its number for the filter; that of clone; those of clone3 (whose flags a filter cannot see),
# unshare, memfd_create, memfd_secret, shmget, semget, msgget
CALLS = {
    "x86_64": (0xC000003E, 56, (435, 272, 319, 447, 29, 64, 68)),
    "aarch64": (0xC00000B7, 220, (435, 97, 279, 447, 194, 190, 186)),
}

_libc = ctypes.CDLL(None, use_errno=True)


def refuse_calls() -> None:
    """Refuse them to this process and all that it starts; on other machines than those in `CALLS` none is.

    It needs root, or ``PR_SET_NO_NEW_PRIVS`` before it; there is no way back.

    Raises
    ------
    OSError
        Where this machine does not allow it.
    """
    if platform.machine() not in CALLS:
        return
    program = _filter(*CALLS[platform.machine()])
    buffer = ctypes.create_string_buffer(program, len(program))
    told = struct.pack("HxxxxxxP", len(program) // 8, ctypes.addressof(buffer))
    if _libc.prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, told, 0, 0):
        raise OSError(ctypes.get_errno(), "the system takes no filter for calls")


def _filter(architecture: int, clone: int, refused: tuple[int, ...]) -> bytes:
    """Return the program that the system runs at each call; a jump counts the steps that it leaves out."""
    to_refuse = len(refused) + 4  # from the first of the jumps below that count down
    steps = [
        (LOAD, 0, 0, ARCHITECTURE),
        (IS, 0, to_refuse + 2, architecture),
        (LOAD, 0, 0, NUMBER),
        (AT_LEAST, to_refuse, 0, OTHER_CALLS),
        *((IS, to_refuse - 1 - n, 0, call) for n, call in enumerate(refused)),
        (IS, 0, 2, clone),
        (LOAD, 0, 0, FIRST_ARGUMENT),
        (ANY_OF, 1, 0, NEW_NAMESPACE),
        (RETURN, 0, 0, ALLOW),
        (RETURN, 0, 0, REFUSE),
    ]
    return b"".join(struct.pack("HBBI", *step) for step in steps)
