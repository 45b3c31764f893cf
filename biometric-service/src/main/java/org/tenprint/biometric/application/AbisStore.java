package org.tenprint.biometric.application;

import java.util.List;
import java.util.Optional;
import org.tenprint.biometric.domain.AbisPerson;

/**
 * Where the people of the ABIS face outlast the process. Each call is whole or not done at all,
 * also where the process or the machine ends in its midst; a state that another has taken the place
 * of, and a person who was deleted, can be read by nobody any more. One thread at a time calls it.
 */
public interface AbisStore {
  /** All that is held. */
  List<AbisPerson> load();

  /**
   * Holds a person so, whether or not they were held before.
   *
   * @param absorbed whose encounters went over to this person: held no more
   */
  void hold(AbisPerson person, Optional<String> absorbed);

  /** Holds a person no more. */
  void forget(String personId);
}
