package org.tenprint.biometric.adapter.kafka;

import java.time.Instant;
import org.tenprint.events.biometric.SubjectRemoval;
import org.tenprint.vault.KeyId;

/** That a subject is forgotten, to Avro: by the subject's key, which does not name it. */
final class RemovalCodec {
  private RemovalCodec() {}

  static SubjectRemoval toAvro(String subjectId, Instant at) {
    return new SubjectRemoval(KeyId.ofSubject(subjectId).text(), at);
  }
}
