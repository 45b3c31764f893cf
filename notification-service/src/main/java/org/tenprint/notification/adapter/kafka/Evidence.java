package org.tenprint.notification.adapter.kafka;

import java.util.Optional;
import org.tenprint.events.biometric.FingerVerdicts;
import org.tenprint.events.biometric.Identification;
import org.tenprint.events.immigration.Determination;
import org.tenprint.notification.domain.PrintEvidence;

/** What a kept determination says of the prints. */
final class Evidence {
  private Evidence() {}

  /** Empty where nobody was found. */
  static Optional<PrintEvidence> of(Determination determination) {
    Identification found = determination.getIdentification();
    if (found.getSubjectId() == null) {
      return Optional.empty();
    }
    return Optional.of(
        new PrintEvidence(
            found.getSubjectId(),
            Optional.ofNullable(found.getDoubt()).map(Enum::name),
            Optional.ofNullable(found.getScore()),
            Optional.ofNullable(found.getRunnerUpScore()),
            found.getMatchThreshold(),
            found.getGreyThreshold(),
            found.getGallerySize(),
            found.getEngineVersion(),
            Optional.ofNullable(found.getFingerVerdicts()).map(Evidence::fingers)));
  }

  private static PrintEvidence.Fingers fingers(FingerVerdicts each) {
    return new PrintEvidence.Fingers(
        each.getAgreeing(),
        each.getUndecided(),
        each.getContradicting(),
        each.getLackingInRecord(),
        each.getLackingOnCard());
  }
}
