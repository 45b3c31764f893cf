#!/usr/bin/env python3
"""A recipient of messages: reads its own topic, opens what is sealed, keeps each message once in an
inbox, and asks an agency at the door. Needs confluent-kafka, avro and cryptography; of Debian
apt-get install python3-confluent-kafka python3-avro python3-cryptography

  recipient.py read CREDENTIALS GROUP TOPIC NOTIFICATION INBOX
  recipient.py ask CREDENTIALS NOTIFICATION BOOKING ORI KIND WARRANT [KEY]
  recipient.py decode       (values, each behind its length of four bytes, on standard input)
"""

import io
import json
import re
import signal
import struct
import sys
from base64 import b64decode
from datetime import datetime, timedelta, timezone
from pathlib import Path

import avro.io
import avro.schema
from confluent_kafka import Consumer
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESSIV
from door import Door
from inbox import Inbox

SCHEMAS = Path(__file__).resolve().parents[2] / "docs" / "schemas"
# what this program knows how to act on: of another kind it does nothing
KINDS = ("IDENTIFICATION", "NO_MATCH", "REQUEST", "RECALL", "NOTICE")
LARGEST = 16 << 20
EPOCH = datetime(1970, 1, 1, tzinfo=timezone.utc)


class NotUnderstood(Exception):
    """Of a message of which nothing may be done."""


# decode


def schema(file):
    return avro.schema.parse((SCHEMAS / file).read_text("utf-8"))


PRESENT = schema("RecipientMessage.avsc")
# how to read each form that a message has or had, by the fingerprint in front of the value
FORMS = {
    bytes.fromhex(fingerprint): schema(file)
    for fingerprint, file in (
        line.split("\t") for line in (SCHEMAS / "fingerprints.tsv").read_text("utf-8").splitlines()
    )
    if re.match(r"(earlier/)?RecipientMessage[.-]", file)
}


def decode(value):
    if value is None or value[:2] != b"\xc3\x01":
        raise NotUnderstood("not in single-object encoding: is there a registry?")
    if value[2:10] not in FORMS:
        raise NotUnderstood("no schema with this fingerprint: get newer ones")
    reader = avro.io.DatumReader(FORMS[value[2:10]], PRESENT)
    try:
        return reader.read(avro.io.BinaryDecoder(io.BytesIO(value[10:])))
    except Exception:  # whatever the library says of bytes that are none of its schema
        raise NotUnderstood("not of the schema that it names") from None


def unsealed(outside, answer):
    """What is inside: `outside` from the topic, `answer` from the door."""
    siv = AESSIV(b64decode(answer["key"]))
    try:
        inside = decode(siv.decrypt(outside["sealed"]["bytes"], [answer["about"].encode()]))
    except InvalidTag:
        raise NotUnderstood("not sealed by your key of its booking") from None
    if any(inside[field] != outside[field] for field in ("messageId", "kind", "bookingId")):
        raise NotUnderstood("another message is inside than outside")
    return inside


def micros(instant):
    """Microseconds since 1970, or None."""
    return None if instant is None else (instant - EPOCH) // timedelta(microseconds=1)


def plain(message):
    return {
        "message": message["messageId"],
        "kind": message["kind"],
        "booking": str(message["bookingId"]),
        "tcn": message["tcn"],
        "ori": message["bookingOri"],
        "recipient": message["recipient"],
        "subject": message["subjectId"],
        "status": message["status"],
        "recalls": message["recalls"],
        "purpose": message["purpose"],
        "requestKind": message["requestKind"],
        "asked": micros(message["asked"]),
        "levels": {one["scheme"]: one["level"] for one in message["levels"]},
        "withheld": message["withheld"],
        "instruments": message["instruments"],
    }


# act, once


def named(message):
    """A message's id, by which a file is named."""
    if not re.fullmatch(r"[0-9A-Za-z-]{1,64}", message or ""):
        raise NotUnderstood("its id is no name of a file")
    return message


def whole(outside, door):
    """What is kept of it: what is inside, where it is sealed."""
    if not outside["sealed"]:
        return plain(outside)
    status, text = door.key(outside["bookingId"])
    if status == 410:
        return {"message": outside["messageId"], "gone": True}
    if status == 404:
        raise NotUnderstood("the door does not know that you were told of its booking")
    if status != 200:
        raise ConnectionError(f"keys: {status}")
    return plain(unsealed(outside, json.loads(text)))


def take(value, inbox, door):
    outside = decode(value)
    message, kind = named(outside["messageId"]), outside["kind"]
    if kind not in KINDS:
        raise NotUnderstood("of a kind that this program does not know: get a newer one")
    if inbox.has(message):
        print(f"seen {message}", flush=True)
        return
    if kind == "RECALL":
        inbox.recall(named(outside["recalls"]), message)
    new = inbox.keep(message, whole(outside, door))
    print(f"{'new' if new else 'seen'} {message} {kind}", flush=True)


def receive(value, inbox, door):
    """Takes it, or puts it aside, as it came, and does nothing; whether it took it."""
    try:
        take(value, inbox, door)
        return True
    except NotUnderstood as why:
        print(f"aside {inbox.put_aside(value or b'')} {why}", flush=True)
        return False


# subscribe


def read(credentials, group, topic, notification, inbox):
    credentials, inbox = Path(credentials), Inbox(inbox)
    door = Door(credentials, notification)
    for file in inbox.aside():  # perhaps it is understood by now
        if receive(file.read_bytes(), inbox, door):
            file.unlink()
    lines = (credentials / "kcat.conf").read_text("utf-8").splitlines()
    settings = dict(line.split("=", 1) for line in lines if not line.startswith("#"))
    settings |= {
        "group.id": group,  # begins with the principal: field-office.BOS.
        "isolation.level": "read_committed",
        "auto.offset.reset": "earliest",
        "enable.auto.commit": False,
    }
    consumer = Consumer(settings)
    consumer.subscribe([topic])
    try:
        while True:
            record = consumer.poll(1.0)
            if record is None:
                continue
            if record.error():
                if record.error().fatal():
                    raise ConnectionError(record.error().str())
                print(record.error().str(), file=sys.stderr)  # the library tries again
                continue
            receive(record.value(), inbox, door)
            # only what is on the disk: what is lost in between comes again
            consumer.commit(message=record, asynchronous=False)
    finally:
        consumer.close()


def decode_all(values):
    while head := values.read(4):
        (length,) = struct.unpack(">i", head)
        if not 0 <= length <= LARGEST:
            raise ValueError(f"a value of {length} bytes")
        print(json.dumps(plain(decode(values.read(length)))))


def main(verb="", *rest):
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    if verb == "read" and len(rest) == 5:
        read(*rest)
    elif verb == "ask" and len(rest) in (6, 7):
        sys.exit(0 if Door(Path(rest[0]), rest[1]).ask(*rest[2:]) else 1)
    elif verb == "decode" and not rest:
        decode_all(sys.stdin.buffer)
    else:
        print(__doc__, file=sys.stderr)
        sys.exit(2)


if __name__ == "__main__":
    main(*sys.argv[1:])
