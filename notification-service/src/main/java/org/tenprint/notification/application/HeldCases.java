package org.tenprint.notification.application;

import java.util.Optional;
import java.util.UUID;
import org.tenprint.notification.domain.PrintEvidence;
import org.tenprint.policy.cases.CaseFile;

/** The cases that this instance decides, with what people need to answer what is held. */
public interface HeldCases {
  /**
   * A case.
   *
   * @param file where it stands
   * @param evidence of its prints; empty where nobody was found
   */
  record Held(CaseFile file, Optional<PrintEvidence> evidence) {}

  /**
   * A booking's case; empty if it is not known here, not decided or forgotten.
   *
   * @throws Refused if this instance cannot say at the moment
   */
  Optional<Held> held(UUID booking) throws Refused;
}
