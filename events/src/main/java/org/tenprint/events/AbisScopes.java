package org.tenprint.events;

import java.util.Set;

/** What a client of the ABIS face may do, as its token says: scopes by OSIA's names. */
public final class AbisScopes {
  /** Adds, changes, merges and deletes encounters. */
  public static final String WRITE = "abis.encounter.write";

  /** Reads what is held of a person: no print. */
  public static final String READ = "abis.encounter.read";

  /** Asks whose prints some are. */
  public static final String IDENTIFY = "abis.identify";

  /** Asks whether prints are one person's. */
  public static final String VERIFY = "abis.verify";

  /** Lists galleries, and who is in one. */
  public static final String GALLERY = "abis.gallery.read";

  /** All of them. */
  public static final Set<String> ALL = Set.of(WRITE, READ, IDENTIFY, VERIFY, GALLERY);

  private AbisScopes() {}
}
