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
  private boolean failingBefore;
  private boolean failingAfter;

  void fail() {
    failing = true;
  }

  /** With nothing changed. */
  void failBefore() {
    failingBefore = true;
  }

  /** With everything changed. */
  void failAfterwards() {
    failingAfter = true;
  }

  void mend() {
    failing = false;
    failingBefore = false;
    failingAfter = false;
  }

  /** All. */
  List<AbisPerson> load() {
    return load(Integer.MAX_VALUE);
  }

  @Override
  public List<AbisPerson> load(int mostEncounters) {
    check();
    if (held.values().stream().mapToInt(one -> one.encounters().size()).sum() > mostEncounters) {
      throw new IllegalStateException("more are held");
    }
    after();
    return new ArrayList<>(held.values());
  }

  @Override
  public void hold(AbisPerson person, Optional<String> absorbed) {
    check();
    held.put(person.id(), person);
    absorbed.ifPresent(held::remove);
    after();
  }

  @Override
  public void forget(String personId) {
    check();
    held.remove(personId);
    after();
  }

  private void after() {
    if (failingAfter) {
      throw new IllegalStateException("the disk is gone");
    }
  }

  private void check() {
    if (failingBefore) {
      throw new NotHeld(new IllegalStateException("the disk is full"));
    }
    if (failing) {
      throw new IllegalStateException("the disk is gone");
    }
  }
}
