package org.tenprint.access;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.quota.ClientQuotaEntity;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;

/**
 * What a cluster lacks and what it has too much of, against what is declared.
 *
 * @param missing grants to make
 * @param excess grants to remove: nobody declared them
 * @param quotas quotas to set; an empty map removes what is there
 */
public record AccessPlan(
    Set<AclBinding> missing,
    Set<AclBinding> excess,
    Map<ClientQuotaEntity, Map<String, Double>> quotas) {

  /** By user, then resource, then operation. */
  public static final Comparator<AclBinding> ORDER =
      Comparator.<AclBinding, String>comparing(binding -> binding.entry().principal())
          .thenComparing(binding -> binding.pattern().resourceType())
          .thenComparing(binding -> binding.pattern().name())
          .thenComparing(binding -> binding.pattern().patternType())
          .thenComparing(binding -> binding.entry().operation())
          .thenComparing(binding -> binding.entry().permissionType())
          .thenComparing(binding -> binding.entry().host());

  /**
   * A resource or a prefix of resources.
   *
   * @param type topic, group, transactional id or cluster
   * @param name in full, or a prefix, as {@code pattern} says
   * @param pattern how the name is meant
   */
  public record Resource(ResourceType type, String name, PatternType pattern) {}

  /** Permits a user an operation, from any host. */
  public static AclBinding allow(String user, Resource resource, AclOperation operation) {
    return new AclBinding(
        new ResourcePattern(resource.type(), resource.name(), resource.pattern()),
        new AccessControlEntry("User:" + user, "*", operation, AclPermissionType.ALLOW));
  }

  /**
   * The difference.
   *
   * @param declared what should be
   * @param found what the cluster has
   */
  public static AccessPlan between(AccessState declared, AccessState found) {
    Set<AclBinding> missing = sorted(declared.grants());
    missing.removeAll(sorted(found.grants()));
    Set<AclBinding> excess = sorted(found.grants());
    excess.removeAll(sorted(declared.grants()));
    Map<ClientQuotaEntity, Map<String, Double>> quotas =
        new TreeMap<>(Comparator.comparing(Quotas::whose));
    declared
        .quotas()
        .forEach(
            (whose, quota) -> {
              if (!quota.equals(found.quotas().get(whose))) {
                quotas.put(whose, quota);
              }
            });
    found
        .quotas()
        .keySet()
        .forEach(
            whose -> {
              if (!declared.quotas().containsKey(whose)) {
                quotas.put(whose, Map.of());
              }
            });
    return new AccessPlan(missing, excess, quotas);
  }

  private static Set<AclBinding> sorted(Collection<AclBinding> bindings) {
    Set<AclBinding> sorted = new TreeSet<>(ORDER);
    sorted.addAll(bindings);
    return sorted;
  }

  /** Whether the cluster has what is declared, and nothing else. */
  public boolean empty() {
    return missing.isEmpty() && excess.isEmpty() && quotas.isEmpty();
  }

  /** Whether all of this was done, whatever else the cluster has. */
  boolean doneIn(AccessState found) {
    Set<AclBinding> grants = sorted(found.grants());
    return grants.containsAll(missing)
        && excess.stream().noneMatch(grants::contains)
        && quotas.entrySet().stream()
            .allMatch(
                quota ->
                    quota.getValue().equals(found.quotas().getOrDefault(quota.getKey(), Map.of())));
  }

  /** One line a change: {@code +} to make, {@code -} to remove, {@code ~} a quota. */
  public List<String> lines() {
    return java.util.stream.Stream.of(
            missing.stream().map(binding -> "+ " + line(binding)),
            excess.stream().map(binding -> "- " + line(binding)),
            quotas.entrySet().stream()
                .map(
                    quota ->
                        "~ quota of "
                            + Quotas.whose(quota.getKey())
                            + (quota.getValue().isEmpty()
                                ? " removed"
                                : " " + new TreeMap<>(quota.getValue()))))
        .<String>flatMap(each -> each)
        .toList();
  }

  private static String line(AclBinding binding) {
    AccessControlEntry entry = binding.entry();
    ResourcePattern pattern = binding.pattern();
    return "%s%s %s %s %s%s%s"
        .formatted(
            entry.permissionType() == AclPermissionType.ALLOW ? "" : entry.permissionType() + " ",
            entry.principal().replaceFirst("^User:", ""),
            entry.operation().toString().toLowerCase(java.util.Locale.ROOT),
            pattern.resourceType().toString().toLowerCase(java.util.Locale.ROOT),
            pattern.name(),
            pattern.patternType() == PatternType.PREFIXED ? "…" : "",
            entry.host().equals("*") ? "" : " from " + entry.host());
  }
}
