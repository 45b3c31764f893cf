package org.tenprint.notification.domain;

import java.time.Instant;
import org.tenprint.policy.cases.CaseFile;

/**
 * A booking's case between two steps.
 *
 * @param booking the booking's id
 * @param file where it stands
 * @param step the number of the last step, from 1
 * @param at when that was taken
 */
public record Case(String booking, CaseFile file, int step, Instant at) {

  /** Code of the field office that is responsible for it. */
  public static String office(CaseFile file) {
    return file.circumstances().facts().places().controlling().fieldOffice();
  }
}
