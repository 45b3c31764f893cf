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
  /** Nothing has changed: it failed before anything was held otherwise. */
  final class NotHeld extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * @param cause what failed
     */
    public NotHeld(Throwable cause) {
      super("nothing has changed", cause);
    }
  }

  /**
   * All that is held. After a change that failed it may be called again, and says what is so.
   *
   * @param mostEncounters of all people together
   * @throws IllegalStateException if more are held: not all of them were read
   */
  List<AbisPerson> load(int mostEncounters);

  /**
   * Holds a person so, whether or not they were held before.
   *
   * @param absorbed whose encounters went over to this person: held no more
   * @throws NotHeld if it failed and all is as it was; after any other error it is not known
   */
  void hold(AbisPerson person, Optional<String> absorbed);

  /** Holds a person no more. */
  void forget(String personId);
}
