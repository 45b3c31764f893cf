package org.tenprint.biometric.adapter.kafka;

import java.time.Instant;
import org.tenprint.events.biometric.SubjectRemoval;
import org.tenprint.vault.KeyId;

/** That a subject is forgotten, to Avro: by the subject's key, which does not name it. */
final class RemovalCodec {
  private RemovalCodec() {}

  static SubjectRemoval toAvro(String subjectId, Instant at) {
    return new SubjectRemoval(keyOf(subjectId), at);
  }

  /** Name of a subject's key, by which a removal names the subject. */
  static String keyOf(String subjectId) {
    return KeyId.ofSubject(subjectId).text();
  }
}
