package org.tenprint.doorway;

import java.util.Map;

/**
 * What a service says of general problems: what it serves, and what to do instead.
 *
 * @param own its own words; the general ones stand for the others
 */
public record Remedies(Map<GeneralProblem, String> own) {
  /** Of a service that serves nothing on its port, and of what is asked of the management port. */
  public static final Remedies NOTHING_SERVED =
      new Remedies(
          Map.of(
              GeneralProblem.NOT_FOUND,
              "only health and metrics are served, on the management port: GET /q/health/live,"
                  + " /q/health/ready and /q/metrics",
              GeneralProblem.METHOD_NOT_ALLOWED,
              "use GET"));

  /** What to do. */
  public String of(GeneralProblem kind) {
    return own.getOrDefault(kind, kind.remedy());
  }
}
