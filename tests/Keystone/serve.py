"""Serves Keystone's public application on a free port of the loopback interface, and ends when its standard input does."""
import os
import sys
import threading
from wsgiref import simple_server


def end_with_the_starter():
    # However the starter ends, the pipe to it closes.
    sys.stdin.buffer.read()
    os._exit(0)


threading.Thread(target=end_with_the_starter, daemon=True).start()

from keystone.server.wsgi import initialize_public_application  # noqa: E402

server = simple_server.make_server("127.0.0.1", 0, initialize_public_application())
print("port %d" % server.server_port, flush=True)
server.serve_forever()
