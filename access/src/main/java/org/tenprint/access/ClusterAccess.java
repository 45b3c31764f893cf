package org.tenprint.access;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListTopicsOptions;
import org.apache.kafka.common.acl.AccessControlEntryFilter;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclBindingFilter;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.quota.ClientQuotaAlteration;
import org.apache.kafka.common.quota.ClientQuotaEntity;
import org.apache.kafka.common.quota.ClientQuotaFilter;
import org.apache.kafka.common.resource.ResourcePatternFilter;
import org.tenprint.events.InternalTopics;
import org.tenprint.messaging.TopicProvisioner.Parties;

/** The access of a running cluster: read, compared with what is declared, and made so. */
public final class ClusterAccess {
  private static final int AT_ONCE = 500;
  private static final Duration IN_FORCE_AT_MOST = Duration.ofSeconds(30);

  private final Admin admin;

  /**
   * @param admin of who may describe, and to apply alter, the cluster
   */
  public ClusterAccess(Admin admin) {
    this.admin = admin;
  }

  /** What should be, for these parties and these holders of credentials. */
  public static AccessState declared(Parties parties, Collection<Holder> holders) {
    return new AccessState(new Grants(parties, holders).all(), Quotas.of(holders));
  }

  /**
   * What lies between the cluster and what is declared.
   *
   * @throws ExecutionException if the cluster refused, as the cause says
   */
  public AccessPlan plan(AccessState declared) throws InterruptedException, ExecutionException {
    return AccessPlan.between(declared, found());
  }

  /** What the cluster has. */
  public AccessState found() throws InterruptedException, ExecutionException {
    Set<AclBinding> grants = Set.copyOf(admin.describeAcls(AclBindingFilter.ANY).values().get());
    return new AccessState(
        grants, admin.describeClientQuotas(ClientQuotaFilter.all()).entities().get());
  }

  /**
   * Makes it so: first what is missing, then without what is too much; returns when the broker that
   * answers has it so.
   *
   * @throws ExecutionException if the cluster refused, as the cause says; it may then be half done,
   *     and a second time does the rest
   */
  public void apply(AccessPlan plan) throws InterruptedException, ExecutionException {
    for (List<AclBinding> some : parts(plan.missing())) {
      admin.createAcls(some).all().get();
    }
    for (List<AclBinding> some : parts(plan.excess())) {
      admin.deleteAcls(some.stream().map(AclBinding::toFilter).toList()).all().get();
    }
    List<ClientQuotaAlteration> quotas =
        plan.quotas().entrySet().stream().map(ClusterAccess::alteration).toList();
    if (!quotas.isEmpty()) {
      admin.alterClientQuotas(quotas).all().get();
    }
    awaitInForce(() -> plan.doneIn(found()));
  }

  /** A broker may not know yet what the controller has acknowledged. */
  private static void awaitInForce(Callable<Boolean> inForce)
      throws InterruptedException, ExecutionException {
    long deadline = System.nanoTime() + IN_FORCE_AT_MOST.toNanos();
    try {
      while (!inForce.call()) {
        if (System.nanoTime() > deadline) {
          throw new TimeoutException("grants are not as set after " + IN_FORCE_AT_MOST);
        }
      }
    } catch (InterruptedException | ExecutionException e) {
      throw e;
    } catch (Exception e) {
      throw new ExecutionException(e);
    }
  }

  /**
   * Takes everything from a user, on open connections too: the brokers ask at each request. Returns
   * when the broker that answers knows.
   *
   * @return how many grants it had
   */
  public int withdraw(String user) throws InterruptedException, ExecutionException {
    AclBindingFilter everything =
        new AclBindingFilter(
            ResourcePatternFilter.ANY,
            new AccessControlEntryFilter(
                "User:" + user, null, AclOperation.ANY, AclPermissionType.ANY));
    int withdrawn = admin.deleteAcls(List.of(everything)).all().get().size();
    awaitInForce(() -> admin.describeAcls(everything).values().get().isEmpty());
    return withdrawn;
  }

  /** Names of topics that stand in no list of ours: nobody answers for what is in them. */
  public Set<String> strays() throws InterruptedException, ExecutionException {
    return admin.listTopics(new ListTopicsOptions().listInternal(true)).names().get().stream()
        .filter(name -> !InternalTopics.hasRow(name))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static ClientQuotaAlteration alteration(
      Map.Entry<ClientQuotaEntity, Map<String, Double>> quota) {
    List<ClientQuotaAlteration.Op> operations =
        Quotas.keys(quota.getKey()).stream()
            .map(key -> new ClientQuotaAlteration.Op(key, quota.getValue().get(key)))
            .toList();
    return new ClientQuotaAlteration(quota.getKey(), operations);
  }

  private static List<List<AclBinding>> parts(Collection<AclBinding> all) {
    List<AclBinding> bindings = new ArrayList<>(all);
    List<List<AclBinding>> parts = new ArrayList<>();
    for (int i = 0; i < bindings.size(); i += AT_ONCE) {
      parts.add(bindings.subList(i, Math.min(i + AT_ONCE, bindings.size())));
    }
    return parts;
  }
}
