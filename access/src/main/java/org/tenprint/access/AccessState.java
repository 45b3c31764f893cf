package org.tenprint.access;

import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.acl.AclBinding;

/**
 * Who may do what, and how much.
 *
 * @param grants access-control entries
 * @param quotas by user what its clients may use; the empty name is for everybody without their own
 */
public record AccessState(Set<AclBinding> grants, Map<String, Map<String, Double>> quotas) {

  public AccessState {
    grants = Set.copyOf(grants);
    quotas = Map.copyOf(quotas);
  }
}
