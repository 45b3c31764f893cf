package org.tenprint.policy.law;

import java.util.List;

/** Which instruments a recipient may be told of: that there is an order about it, it may not. */
public final class TellableIds {
  private final RuleBook book;
  private final Edition edition;

  /**
   * @param book the instruments
   * @param edition by which the step is taken
   */
  public TellableIds(RuleBook book, Edition edition) {
    this.book = book;
    this.edition = edition;
  }

  /** Those of some ids, in their order. */
  public List<String> among(List<String> ids) {
    return ids.stream().filter(id -> !isAnOrder(id) && !mayBeAnOrder(id)).toList();
  }

  private boolean isAnOrder(String id) {
    return book.instrument(id).filter(one -> one.reach().scope().ofBookings()).isPresent();
  }

  /** Of what two approved it is known; of another that cannot be read it may not be. */
  private boolean mayBeAnOrder(String id) {
    return edition.tellsOfNoUnreadOrder()
        && !book.counts(id)
        && book.unread(id).filter(UnreadInstrument::mayBeOfBookings).isPresent();
  }
}
