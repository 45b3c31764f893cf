package org.tenprint.access;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.tenprint.events.Principal;

/**
 * How much each party's clients may use of one broker. A party may send and fetch {@value
 * #PARTY_BYTES} bytes a second and take {@value #PARTY_THREADS} % of a broker thread; services have
 * no bound, since every booking of the country passes through them.
 */
final class Quotas {
  static final double PARTY_BYTES = 4.0 * 1024 * 1024;
  static final double PARTY_THREADS = 25;
  private static final double AUDITOR_BYTES = 64.0 * 1024 * 1024;
  private static final double UNBOUNDED = 1e12;

  private Quotas() {}

  static Map<String, Map<String, Double>> of(Collection<Holder> holders) {
    Map<String, Map<String, Double>> quotas = new HashMap<>();
    quotas.put("", quota(PARTY_BYTES, PARTY_THREADS));
    for (Holder holder : holders) {
      if (holder.principal().kind() == Principal.Kind.SERVICE) {
        quotas.put(holder.user(), quota(UNBOUNDED, UNBOUNDED));
      } else if (holder.principal().kind() == Principal.Kind.AUDITOR
          || holder.principal().kind() == Principal.Kind.BIOMETRIC_AUDITOR) {
        quotas.put(holder.user(), quota(AUDITOR_BYTES, 4 * PARTY_THREADS));
      } else if (holder.principal().party().isEmpty()) {
        quotas.put(holder.user(), quota(UNBOUNDED, UNBOUNDED));
      }
    }
    return quotas;
  }

  private static Map<String, Double> quota(double bytes, double threads) {
    return Map.of(
        "producer_byte_rate", bytes, "consumer_byte_rate", bytes, "request_percentage", threads);
  }
}
