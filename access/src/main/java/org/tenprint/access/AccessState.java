package org.tenprint.access;

import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.quota.ClientQuotaEntity;

/**
 * Who may do what, and how much.
 *
 * @param grants access-control entries
 * @param quotas what the clients of a user or an address may use; the default ones are for
 *     everybody without their own
 */
public record AccessState(
    Set<AclBinding> grants, Map<ClientQuotaEntity, Map<String, Double>> quotas) {

  public AccessState {
    grants = Set.copyOf(grants);
    quotas = Map.copyOf(quotas);
  }
}
