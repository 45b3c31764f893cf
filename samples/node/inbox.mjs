// A folder in which each message is kept once, and what is not understood lies aside. What it says
// is kept is on the disk: the power may fail, the disk be full, and another program keep here too.

import { createHash } from 'node:crypto';
import {
  closeSync,
  existsSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';

/** What a run that was cut off left, also one of an earlier form of this program. */
const LEFT = /^([0-9A-Za-z-]{1,64}(\.json|\.aside)?\.part|part\d+)$/;
const MOST_ASIDE = 1000;

export class Inbox {
  constructor(folder) {
    this.folder = path.resolve(folder);
    if (mkdirSync(this.folder, { recursive: true, mode: 0o700 })) {
      sync(path.dirname(this.folder));
    }
    for (const name of readdirSync(this.folder)) {
      const file = path.join(this.folder, name);
      // no message is empty: the power failed before it was on the disk
      if (LEFT.test(name) || (name.endsWith('.json') && statSync(file).size === 0)) {
        rmSync(file);
      }
    }
    sync(this.folder);
  }

  has(message) {
    return existsSync(this.#file(message));
  }

  /** Whether it was not there, nor that it was recalled. */
  keep(message, what) {
    return write(this.#file(message), JSON.stringify(what));
  }

  /** Deletes what was kept of a message, and never keeps anything of it again. */
  recall(message, by) {
    rmSync(this.#file(message), { force: true }); // first: it ends also where the disk is full
    write(this.#file(message), JSON.stringify({ recalledBy: by }), true);
  }

  /** Keeps a value as it came; the name of its file. */
  putAside(value) {
    const name = `${createHash('sha256').update(value).digest('hex')}.aside`;
    const file = path.join(this.folder, name);
    if (!existsSync(file)) {
      if (this.aside().length >= MOST_ASIDE) {
        throw new Error(`${MOST_ASIDE} messages lie aside: look at them`);
      }
      write(file, value);
    }
    return name;
  }

  /** The files of what was put aside. */
  aside() {
    const names = readdirSync(this.folder).filter((name) => name.endsWith('.aside'));
    return names.sort().map((name) => path.join(this.folder, name));
  }

  #file(message) {
    return path.join(this.folder, `${message}.json`);
  }
}

/** What was made or removed in it stays so, also if the power fails. */
function sync(folder) {
  const opened = openSync(folder, 'r');
  try {
    fsyncSync(opened);
  } finally {
    closeSync(opened);
  }
}

/**
 * A file, its owner's alone, that is whole and on the disk when this returns. What was there stays,
 * and the answer is false, unless it writes over it.
 */
function write(file, content, over = false) {
  const part = `${file}.part`;
  const opened = openSync(part, 'wx', 0o600);
  try {
    try {
      writeFileSync(opened, content);
      fsyncSync(opened);
    } finally {
      closeSync(opened);
    }
    if (over) {
      renameSync(part, file);
    } else {
      linkSync(part, file); // never over what another program made of it meanwhile
    }
    return true;
  } catch (error) {
    if (error.code === 'EEXIST') {
      return false;
    }
    throw error;
  } finally {
    rmSync(part, { force: true });
    sync(path.dirname(file));
  }
}
