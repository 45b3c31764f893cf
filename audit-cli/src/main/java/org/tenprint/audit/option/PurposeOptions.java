package org.tenprint.audit.option;

import java.util.Optional;
import org.tenprint.audit.answer.Failure;
import org.tenprint.events.Purpose;
import picocli.CommandLine.Option;

/** What for somebody reads what is known of people; it is recorded before anything is read. */
public final class PurposeOptions {
  @Option(
      names = "--purpose",
      paramLabel = "WORD",
      required = true,
      description =
          "What for: small letters and hyphens, such as complaint. It is recorded before anything"
              + " is read.")
  private String word;

  @Option(
      names = "--case",
      paramLabel = "REFERENCE",
      description = "On whose file, such as 2026-CV-1042; recorded too.")
  private String caseReference;

  /**
   * It.
   *
   * @throws Failure if it is not of its form
   */
  public Purpose purpose() {
    try {
      return new Purpose(word, Optional.ofNullable(caseReference));
    } catch (IllegalArgumentException e) {
      throw new Failure("--purpose, --case: " + e.getMessage(), e);
    }
  }
}
