package org.tenprint.notification.application;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.tenprint.notification.domain.Act;
import org.tenprint.notification.domain.TwoPersonOrder;
import org.tenprint.policy.fact.PersonName;

/**
 * Proposes, approves and withdraws orders of one kind. Whether the booking exists is not looked at:
 * an order stands for one that comes later too, and nobody learns who was booked.
 *
 * @param <M> what is ordered
 */
public abstract class OrdersOfTwo<M extends TwoPersonOrder.Matter> {
  /** Most characters of a citation. */
  public static final int LONGEST_CITATION = 1_000;

  static final Duration LONGEST_ECHO = Duration.ofSeconds(5);

  private final OrderRegister<M> register;
  private final OrderLog<M> log;
  private final Words words;
  private final Duration longestEcho;

  /**
   * How refusals speak of them.
   *
   * @param role who proposes and approves, such as {@code examiner}
   * @param order what they order, such as {@code reassignment}
   * @param unknown why one that is not there is refused
   */
  record Words(String role, String order, RefusalReason unknown) {}

  /**
   * @param register what the log has
   * @param log where states are recorded
   * @param longestEcho after which what was recorded is waited for no longer
   */
  OrdersOfTwo(OrderRegister<M> register, OrderLog<M> log, Words words, Duration longestEcho) {
    this.register = register;
    this.log = log;
    this.words = words;
    this.longestEcho = longestEcho;
  }

  /**
   * Whether such an order may still be given, whoever gives it.
   *
   * @throws Refused saying what two people ordered before
   */
  abstract void notOrderedBefore(M matter) throws Refused;

  final TwoPersonOrder<M> proposed(UUID id, M matter, String by, Instant now) throws Refused {
    inBounds("citation", matter.citation(), LONGEST_CITATION);
    notOrderedBefore(matter);
    boolean before =
        register.open().stream()
            .filter(open -> open.matter().booking().equals(matter.booking()))
            .anyMatch(open -> PersonName.same(open.proposed().by(), by));
    if (before) {
      throw new Refused(
          RefusalReason.ALREADY_PROPOSED,
          "You proposed one of that booking before: withdraw it, or another %s approves it."
              .formatted(words.role()));
    }
    TwoPersonOrder<M> proposal = TwoPersonOrder.proposal(id, matter, new Act(by, now));
    log.record(proposal, now);
    if (echo(proposal).isEmpty()) {
      // nobody else has the id, so that nothing of it stands before: it can be approved at once
      register.put(proposal);
    }
    return proposal;
  }

  static void inBounds(String field, String text, int longest) throws Refused {
    if (text.length() > longest) {
      throw new Refused(
          RefusalReason.OUT_OF_BOUNDS, field + ": at most " + longest + " characters.");
    }
  }

  /**
   * Approves a proposal: from then on it is an order.
   *
   * @param by another than proposed it
   */
  public final synchronized TwoPersonOrder<M> approve(UUID id, String by, Instant now)
      throws Refused {
    TwoPersonOrder<M> open = open(id);
    if (PersonName.same(open.proposed().by(), by)) {
      throw new Refused(
          RefusalReason.PROPOSER_APPROVES,
          "You proposed it: another %s must approve it.".formatted(words.role()));
    }
    notOrderedBefore(open.matter());
    return decide(open.approved(new Act(by, now)), now);
  }

  /**
   * Withdraws a proposal that nobody approved.
   *
   * @param by who proposed it
   */
  public final synchronized TwoPersonOrder<M> withdraw(UUID id, String by, Instant now)
      throws Refused {
    TwoPersonOrder<M> open = open(id);
    if (!PersonName.same(open.proposed().by(), by)) {
      throw new Refused(
          RefusalReason.NOT_THE_PROPOSER,
          "Another %s proposed it, who alone withdraws it.".formatted(words.role()));
    }
    return decide(open.withdrawn(new Act(by, now)), now);
  }

  private TwoPersonOrder<M> open(UUID id) throws Refused {
    TwoPersonOrder<M> known =
        register
            .latest(id)
            .orElseThrow(
                () ->
                    new Refused(
                        words.unknown(), "There is no %s of that id.".formatted(words.order())));
    notDecided(known);
    return known;
  }

  private static void notDecided(TwoPersonOrder<?> known) throws Refused {
    if (known.withdrawn().isPresent()) {
      throw new Refused(
          RefusalReason.WITHDRAWN, "It was withdrawn: propose it again, where it is wanted.");
    }
    if (known.approved().isPresent()) {
      throw new Refused(RefusalReason.ALREADY_ORDERED, "Two people ordered that before.");
    }
  }

  /** Another instance may have recorded the contrary before: what stands first on the log holds. */
  private TwoPersonOrder<M> decide(TwoPersonOrder<M> state, Instant now) throws Refused {
    log.record(state, now);
    TwoPersonOrder<M> known =
        echo(state)
            .orElseThrow(
                () ->
                    new Refused(
                        RefusalReason.NOT_ACKNOWLEDGED,
                        "The log does not say yet whether that holds: look, then try again."));
    if (known.approved().isPresent() != state.approved().isPresent()) {
      notDecided(known);
    }
    return state;
  }

  private Optional<TwoPersonOrder<M>> echo(TwoPersonOrder<M> state) {
    try {
      return register.await(state, longestEcho);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }
}
