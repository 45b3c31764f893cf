package org.tenprint.immigration.application;

/** The store cannot be reached or did not answer in time; trying again may mend it. */
public final class StoreUnavailable extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * @param cause what the store's driver said
   */
  public StoreUnavailable(Exception cause) {
    super("the record store is away", cause);
  }
}
