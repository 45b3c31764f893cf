package org.tenprint.access;

import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.common.quota.ClientQuotaEntity;
import org.tenprint.events.Principal;

/**
 * How much each party's clients may use of one broker. A party may send and fetch {@value
 * #PARTY_BYTES} bytes a second and take {@value #PARTY_THREADS} % of a broker thread; services have
 * no bound, since every booking of the country passes through them. From one address {@value
 * #ADDRESS_CONNECTIONS} connections a second are taken, over some ten seconds: Kafka counts these
 * before it knows who is there.
 */
final class Quotas {
  static final double PARTY_BYTES = 4.0 * 1024 * 1024;
  static final double PARTY_THREADS = 25;
  static final double ADDRESS_CONNECTIONS = 100;
  private static final List<String> OF_USERS =
      List.of(
          "producer_byte_rate",
          "consumer_byte_rate",
          "request_percentage",
          "controller_mutation_rate");
  private static final List<String> OF_ADDRESSES = List.of("connection_creation_rate");
  private static final double AUDITOR_BYTES = 64.0 * 1024 * 1024;
  private static final double UNBOUNDED = 1e12;

  private Quotas() {}

  static Map<ClientQuotaEntity, Map<String, Double>> of(Collection<Holder> holders) {
    Map<ClientQuotaEntity, Map<String, Double>> quotas = new HashMap<>();
    quotas.put(everyOther(ClientQuotaEntity.USER), quota(PARTY_BYTES, PARTY_THREADS));
    quotas.put(everyOther(ClientQuotaEntity.IP), Map.of(OF_ADDRESSES.get(0), ADDRESS_CONNECTIONS));
    for (Holder holder : holders) {
      if (holder.principal().kind() == Principal.Kind.SERVICE) {
        quotas.put(user(holder.user()), quota(UNBOUNDED, UNBOUNDED));
      } else if (holder.principal().kind() == Principal.Kind.AUDITOR
          || holder.principal().kind() == Principal.Kind.BIOMETRIC_AUDITOR) {
        quotas.put(user(holder.user()), quota(AUDITOR_BYTES, 4 * PARTY_THREADS));
      } else if (holder.principal().party().isEmpty()) {
        quotas.put(user(holder.user()), quota(UNBOUNDED, UNBOUNDED));
      }
    }
    return quotas;
  }

  static ClientQuotaEntity user(String name) {
    return new ClientQuotaEntity(Map.of(ClientQuotaEntity.USER, name));
  }

  private static ClientQuotaEntity everyOther(String type) {
    return new ClientQuotaEntity(Collections.singletonMap(type, null));
  }

  /** What can be set of it: others' names are refused by the brokers. */
  static List<String> keys(ClientQuotaEntity entity) {
    return entity.entries().containsKey(ClientQuotaEntity.IP) ? OF_ADDRESSES : OF_USERS;
  }

  /** Whose it is, such as {@code agency:MA0130100} or {@code every other ip}. */
  static String whose(ClientQuotaEntity entity) {
    StringBuilder whose = new StringBuilder();
    new TreeMap<>(entity.entries())
        .forEach(
            (type, name) -> {
              whose.append(whose.isEmpty() ? "" : ", ");
              whose.append(name == null ? "every other " + type : name);
            });
    return whose.toString();
  }

  private static Map<String, Double> quota(double bytes, double threads) {
    return Map.of(
        "producer_byte_rate", bytes, "consumer_byte_rate", bytes, "request_percentage", threads);
  }
}
