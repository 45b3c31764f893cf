package org.tenprint.biometric.application;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.tenprint.biometric.domain.AbisPerson;

/** People of the ABIS face for as long as it lives; it can fail. */
final class MemoryAbisStore implements AbisStore {
  private final Map<String, AbisPerson> held = new TreeMap<>();
  private boolean failing;

  void fail() {
    failing = true;
  }

  @Override
  public List<AbisPerson> load() {
    return new ArrayList<>(held.values());
  }

  @Override
  public void hold(AbisPerson person, Optional<String> absorbed) {
    check();
    held.put(person.id(), person);
    absorbed.ifPresent(held::remove);
  }

  @Override
  public void forget(String personId) {
    check();
    held.remove(personId);
  }

  private void check() {
    if (failing) {
      throw new IllegalStateException("the disk is gone");
    }
  }
}
