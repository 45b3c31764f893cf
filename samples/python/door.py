"""The doors of notification-service, as whom a folder of credentials says."""

import json
import ssl
import time
import urllib.error
import urllib.request
import uuid

TRIES = 20


class Door:
    def __init__(self, credentials, notification):
        self.notification = notification
        self.context = ssl.create_default_context(cafile=credentials / "ca.pem")
        self.context.load_cert_chain(credentials / "cert.pem", credentials / "key.pem")

    def key(self, booking):
        """Status and body of the answer to who asks for the key of a booking."""
        return self._send(urllib.request.Request(f"{self.notification}/keys/{booking}"))

    def ask(self, booking, ori, kind, warrant, key=None):
        """Asks an agency about a booking that this office was told of; a person decides to. Under one
        key it is one request, however often it is sent. Whether it was accepted."""
        key = key or str(uuid.uuid4())
        print(f"key {key}", flush=True)  # if no answer comes, ask the same with it as last argument
        body = {"booking": booking, "kind": "request", "ori": ori, "request-kind": kind, "warrant": warrant}
        headers = {"Content-Type": "application/json", "Idempotency-Key": key}
        door = f"{self.notification}/case-events"
        status, text = self._send(urllib.request.Request(door, json.dumps(body).encode(), headers))
        print(f"{status} {text}")
        return status == 202

    def _send(self, request):
        """Waits while the door is busy. What is sent again must be the same to the door."""
        for _ in range(TRIES):
            try:
                with urllib.request.urlopen(request, timeout=30, context=self.context) as answer:
                    return answer.status, answer.read().decode()
            except urllib.error.HTTPError as error:
                if error.code not in (429, 503):
                    return error.code, error.read().decode()
                time.sleep(min(60, int(error.headers.get("Retry-After", "5"))))
        raise TimeoutError("the door is busy for too long")
