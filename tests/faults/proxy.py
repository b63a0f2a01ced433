"""A line to the database that can be cut: a socket of ours in front of the server's."""

from __future__ import annotations

import socket
import threading
from pathlib import Path

#: How the line behaves.
OPEN = "open"
REFUSING = "refusing"
#: The next COMMIT reaches the server, its answer does not come back.
CUT_AFTER_COMMIT = "cut after commit"


class Proxy:
    """Listens in `folder`, which libpq takes as a host."""

    def __init__(self, folder: Path, server: Path) -> None:
        self.folder, self.server = folder, server
        self.mode = OPEN
        self.cuts = 0
        self._pairs: list[tuple[socket.socket, socket.socket]] = []
        self._door = socket.socket(socket.AF_UNIX)
        self._door.bind(str(folder / ".s.PGSQL.5432"))
        self._door.listen(256)
        threading.Thread(target=self._welcome, daemon=True).start()

    def refuse(self) -> None:
        """Ends every connection, and takes no new one."""
        self.mode = REFUSING
        for pair in self._pairs:
            _end(*pair)

    def close(self) -> None:
        self.refuse()
        self._door.close()

    def _welcome(self) -> None:
        while True:
            try:
                client, _ = self._door.accept()
            except OSError:
                return
            if self.mode == REFUSING:
                client.close()
                continue
            server = socket.socket(socket.AF_UNIX)
            server.connect(str(self.server / ".s.PGSQL.5432"))
            self._pairs.append((client, server))
            threading.Thread(target=self._forth, args=(client, server), daemon=True).start()
            threading.Thread(target=self._back, args=(client, server), daemon=True).start()

    def _forth(self, client: socket.socket, server: socket.socket) -> None:
        try:
            while said := client.recv(65536):
                # A simple query is "Q", its length, and its text.
                if self.mode == CUT_AFTER_COMMIT and said[:1] == b"Q" and b"COMMIT" in said[5:13]:
                    self.mode, self.cuts = OPEN, self.cuts + 1
                    client.shutdown(socket.SHUT_RDWR)
                    server.sendall(said)
                    return
                server.sendall(said)
        except OSError:
            pass
        _end(client, server)

    def _back(self, client: socket.socket, server: socket.socket) -> None:
        try:
            while said := server.recv(65536):
                client.sendall(said)
        except OSError:
            pass
        _end(client, server)


def _end(*ends: socket.socket) -> None:
    for end in ends:
        try:
            end.shutdown(socket.SHUT_RDWR)
        except OSError:
            continue
