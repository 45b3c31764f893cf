package org.tenprint.audit.load;

/** Makes events of lines; safe for any number of threads. */
interface LineReader {
  /**
   * @throws RefusedLine where nothing can be made of it
   */
  Loaded read(LineFile.Line line) throws RefusedLine;

  /** Bytes of the longest line that it reads. */
  int longest();

  /** The event's type, its schema's full name. */
  String type();
}
