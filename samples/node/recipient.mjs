// A recipient of messages: reads its own topic, opens what is sealed, keeps each message once in an
// inbox, and asks an agency at the door. First: npm ci --prefix samples/node
//
//   node samples/node/recipient.mjs read CREDENTIALS GROUP TOPIC NOTIFICATION INBOX
//   node samples/node/recipient.mjs ask CREDENTIALS NOTIFICATION BOOKING ORI KIND WARRANT [KEY]

import { readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { aessiv } from '@noble/ciphers/aes.js';
import avro from 'avsc';
import kafkajs from 'kafkajs';
import { Door, tls } from './door.mjs';
import { Inbox } from './inbox.mjs';

const SCHEMAS = path.join(path.dirname(fileURLToPath(import.meta.url)), '../../docs/schemas');

/** What this program knows how to act on: of another kind it does nothing. */
const KINDS = ['IDENTIFICATION', 'NO_MATCH', 'REQUEST', 'RECALL', 'NOTICE'];

/** Of a message of which nothing may be done. */
class NotUnderstood extends Error {}

// decode

const schema = (file) =>
  avro.Type.forSchema(JSON.parse(readFileSync(path.join(SCHEMAS, file), 'utf8')));
const present = schema('RecipientMessage.avsc');

/** How to read each form that a message has or had, by the fingerprint in front of the value. */
const forms = new Map(
  readFileSync(path.join(SCHEMAS, 'fingerprints.tsv'), 'utf8')
    .trim()
    .split('\n')
    .map((line) => line.split('\t'))
    .filter(([, file]) => /^(earlier\/)?RecipientMessage[.-]/.test(file))
    .map(([fingerprint, file]) => [fingerprint, present.createResolver(schema(file))]),
);

function decode(value) {
  if (value === null || value.length < 10 || value[0] !== 0xc3 || value[1] !== 0x01) {
    throw new NotUnderstood('not in single-object encoding: is there a registry?');
  }
  const resolver = forms.get(value.subarray(2, 10).toString('hex'));
  if (!resolver) {
    throw new NotUnderstood('no schema with this fingerprint: get newer ones');
  }
  try {
    return present.fromBuffer(value.subarray(10), resolver);
  } catch {
    throw new NotUnderstood('not of the schema that it names');
  }
}

/** What is inside: `outside` from the topic, key and about from the door. */
function open(outside, { key, about }) {
  const siv = aessiv(Buffer.from(key, 'base64'), Buffer.from(about, 'utf8'));
  let opened;
  try {
    opened = Buffer.from(siv.decrypt(outside.sealed.bytes));
  } catch {
    throw new NotUnderstood('not sealed by your key of its booking');
  }
  const inside = decode(opened);
  if (['messageId', 'kind', 'bookingId'].some((field) => inside[field] !== outside[field])) {
    throw new NotUnderstood('another message is inside than outside');
  }
  return inside;
}

// act, once

/** A message's id, by which a file is named. */
function named(id) {
  if (typeof id !== 'string' || !/^[0-9A-Za-z-]{1,64}$/.test(id)) {
    throw new NotUnderstood('its id is no name of a file');
  }
  return id;
}

function plain(message) {
  return {
    message: message.messageId,
    kind: message.kind,
    booking: message.bookingId,
    tcn: message.tcn,
    ori: message.bookingOri,
    recipient: message.recipient,
    subject: message.subjectId,
    status: message.status,
    recalls: message.recalls,
    purpose: message.purpose,
    requestKind: message.requestKind,
    asked: message.asked === null ? null : Number(message.asked), // microseconds since 1970
    levels: Object.fromEntries(message.levels.map((one) => [one.scheme, one.level])),
    withheld: message.withheld,
    instruments: message.instruments,
  };
}

/** What is kept of it: what is inside, where it is sealed. */
async function whole(outside, door) {
  if (!outside.sealed) {
    return plain(outside);
  }
  const answer = await door.key(named(outside.bookingId));
  if (answer.status === 410) {
    return { message: outside.messageId, gone: true };
  }
  if (answer.status === 404) {
    throw new NotUnderstood('the door does not know that you were told of its booking');
  }
  if (answer.status !== 200) {
    throw new Error(`keys: ${answer.status}`);
  }
  return plain(open(outside, JSON.parse(answer.body)));
}

async function take(value, inbox, door) {
  const outside = decode(value);
  const id = named(outside.messageId);
  if (!KINDS.includes(outside.kind)) {
    throw new NotUnderstood('of a kind that this program does not know: get a newer one');
  }
  if (inbox.has(id)) {
    console.log(`seen ${id}`);
    return;
  }
  if (outside.kind === 'RECALL') {
    inbox.recall(named(outside.recalls), id);
  }
  const isNew = inbox.keep(id, await whole(outside, door));
  console.log(`${isNew ? 'new' : 'seen'} ${id} ${outside.kind}`);
}

/** Takes it, or puts it aside, as it came, and does nothing; whether it took it. */
async function receive(value, inbox, door) {
  try {
    await take(value, inbox, door);
    return true;
  } catch (why) {
    if (!(why instanceof NotUnderstood)) {
      throw why;
    }
    console.log(`aside ${inbox.putAside(value ?? Buffer.alloc(0))} ${why.message}`);
    return false;
  }
}

// subscribe

async function read(credentials, group, topic, notification, folder) {
  const inbox = new Inbox(folder);
  const door = new Door(credentials, notification);
  for (const file of inbox.aside()) {
    // perhaps it is understood by now
    if (await receive(readFileSync(file), inbox, door)) {
      rmSync(file);
    }
  }
  const brokers = readFileSync(path.join(credentials, 'kcat.conf'), 'utf8')
    .match(/^bootstrap\.servers=(.*)$/m)[1]
    .split(',');
  const kafka = new kafkajs.Kafka({ brokers, ssl: tls(credentials), connectionTimeout: 30_000 });
  const consumer = kafka.consumer({ groupId: group }); // reads what is committed, unless told
  const end = (code) => consumer.disconnect().finally(() => process.exit(code));
  consumer.on(consumer.events.CRASH, () => end(1));
  process.once('SIGTERM', () => end(0));
  await consumer.connect();
  await consumer.subscribe({ topics: [topic], fromBeginning: true });
  // only what is on the disk is committed: what is lost in between comes again
  await consumer.run({ eachMessage: ({ message }) => receive(message.value, inbox, door) });
}

const [verb, ...rest] = process.argv.slice(2);
if (verb === 'read' && rest.length === 5) {
  await read(...rest);
} else if (verb === 'ask' && (rest.length === 6 || rest.length === 7)) {
  const [credentials, notification, ...what] = rest;
  process.exitCode = (await new Door(credentials, notification).ask(...what)) ? 0 : 1;
} else {
  console.error('usage: recipient.mjs read|ask …; see the head of this file');
  process.exitCode = 2;
}
