// The doors of notification-service, as whom a folder of credentials says.

import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import https from 'node:https';
import path from 'node:path';

const TRIES = 20;

/** Who one is, and whom one believes. */
export function tls(credentials) {
  const file = (name) => readFileSync(path.join(credentials, name));
  return { ca: file('ca.pem'), cert: file('cert.pem'), key: file('key.pem') };
}

export class Door {
  constructor(credentials, notification) {
    this.tls = tls(credentials);
    this.notification = notification;
  }

  /** Status and body of the answer to who asks for the key of a booking. */
  key(booking) {
    return this.#send(new URL(`/keys/${booking}`, this.notification));
  }

  /**
   * Asks an agency about a booking that this office was told of; a person decides to. Under one key
   * it is one request, however often it is sent. Whether it was accepted.
   */
  async ask(booking, ori, kind, warrant, key = randomUUID()) {
    console.log(`key ${key}`); // if no answer comes, ask the same with it as last argument
    const body = { booking, kind: 'request', ori, 'request-kind': kind, warrant };
    const headers = { 'Content-Type': 'application/json', 'Idempotency-Key': key };
    const door = new URL('/case-events', this.notification);
    const answer = await this.#send(door, { method: 'POST', headers }, JSON.stringify(body));
    console.log(`${answer.status} ${answer.body}`);
    return answer.status === 202;
  }

  /** Waits while the door is busy. What is sent again must be the same to the door. */
  async #send(url, options = {}, body = undefined) {
    for (let tries = 0; tries < TRIES; tries++) {
      const answer = await this.#once(url, options, body);
      if (answer.status !== 429 && answer.status !== 503) {
        return answer;
      }
      await new Promise((later) => setTimeout(later, 1000 * Math.min(60, answer.after)));
    }
    throw new Error('the door is busy for too long');
  }

  #once(url, options, body) {
    return new Promise((resolve, reject) => {
      const all = { ...this.tls, timeout: 30_000, ...options };
      const request = https.request(url, all, (answer) => {
        const parts = [];
        answer.on('data', (part) => parts.push(part));
        answer.on('error', reject);
        answer.on('end', () =>
          resolve({
            status: answer.statusCode,
            after: Number(answer.headers['retry-after'] ?? 5),
            body: Buffer.concat(parts).toString('utf8'),
          }),
        );
      });
      request.on('timeout', () => request.destroy(new Error('no answer')));
      request.on('error', reject);
      request.end(body);
    });
  }
}
