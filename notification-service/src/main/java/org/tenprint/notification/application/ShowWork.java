package org.tenprint.notification.application;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.tenprint.notification.application.HeldCases.Held;
import org.tenprint.notification.domain.Offices;
import org.tenprint.notification.domain.SheetRules;
import org.tenprint.notification.domain.WorkSheet;
import org.tenprint.policy.fact.Verdict;

/**
 * Shows a person what they are asked of a held case of their offices. Of any other case, and of one
 * that asks them nothing, the answer is that of one that does not exist.
 */
public final class ShowWork {
  /** Cases that are opened for one list: each costs the reading of all that is kept of it. */
  static final int MOST_OPENED = 250;

  private final OfficesCases standing;
  private final HeldCases held;
  private final SheetNames names;
  private final SheetRules rules;

  /**
   * @param cases where they stand
   * @param held what is held
   * @param names of what is shown
   * @param rules the instruments
   */
  public ShowWork(StandingCases cases, HeldCases held, SheetNames names, SheetRules rules) {
    this.standing = new OfficesCases(cases);
    this.held = held;
    this.names = names;
    this.rules = rules;
  }

  /**
   * Who asks.
   *
   * @param by as the log knows them
   * @param offices whose cases they work on
   * @param prints whether they say whose prints are whose
   * @param others whether they answer the other holds
   */
  public record Asking(String by, Offices offices, boolean prints, boolean others) {}

  /**
   * A sheet that is shown.
   *
   * @param name by which a verdict says that it was given on this sheet
   */
  public record Shown(WorkSheet sheet, String name) {}

  /**
   * The sheet.
   *
   * @throws Refused if there is none for them, or another instance has it
   */
  public Shown sheet(UUID booking, Asking who) throws Refused {
    standing.of(booking, who.offices());
    WorkSheet sheet = asked(booking, who).orElseThrow(OfficesCases::unknown);
    return new Shown(sheet, name(booking, sheet));
  }

  /**
   * Whether who gives a verdict has seen what is asked of them now.
   *
   * @param sheet name of the sheet that they say they saw
   * @throws Refused if it is another, or if a question is asked of them and they name none
   */
  void seen(UUID booking, Asking who, Verdict verdict, Optional<String> sheet) throws Refused {
    Optional<WorkSheet> now = asked(booking, who).filter(one -> one.asks(verdict));
    Optional<String> name =
        now.isPresent() ? Optional.of(name(booking, now.get())) : Optional.empty();
    if (!name.equals(sheet)) {
      throw new Refused(
          RefusalReason.SHEET_NOT_SEEN,
          name.isPresent()
              ? "Read GET /work-items/" + booking + " and send the sheet that it names."
              : "What you saw is no longer asked: look again; a correction names no sheet.");
    }
  }

  private String name(UUID booking, WorkSheet sheet) throws Refused {
    return names.name(booking, sheet.text()).orElseThrow(OfficesCases::unknown);
  }

  private Optional<WorkSheet> asked(UUID booking, Asking who) throws Refused {
    return held.held(booking)
        .map(one -> sheet(one, who))
        .filter(sheet -> !sheet.questions().isEmpty());
  }

  private WorkSheet sheet(Held one, Asking who) {
    return WorkSheet.of(one.file(), one.evidence(), who.by(), who.prints(), who.others(), rules);
  }

  /**
   * What a list says of a case.
   *
   * @param ori ORI of the booking agency
   * @param tcn transaction control number
   * @param asked the verdicts that answer what is held
   */
  public record Summary(String ori, String tcn, Set<Verdict> asked) {
    /** Copies. */
    public Summary {
      asked = new TreeSet<>(asked);
    }
  }

  /**
   * Those of bookings that are listed, the first {@value #MOST_OPENED} of them; without those that
   * were forgotten meanwhile. One that cannot be opened keeps none of the others from being shown.
   *
   * @param unopened hears of each that cannot be opened, and why
   * @throws Refused if this instance cannot say at the moment
   */
  public Map<UUID, Summary> summaries(
      List<UUID> bookings, BiConsumer<UUID, RuntimeException> unopened) throws Refused {
    Map<UUID, Summary> summaries = new HashMap<>();
    for (UUID booking : bookings.subList(0, Math.min(MOST_OPENED, bookings.size()))) {
      try {
        summary(booking).ifPresent(summary -> summaries.put(booking, summary));
      } catch (RuntimeException e) {
        unopened.accept(booking, e);
      }
    }
    return summaries;
  }

  private Optional<Summary> summary(UUID booking) throws Refused {
    return held.held(booking)
        .map(
            one ->
                WorkSheet.of(one.file(), Optional.empty(), "", true, true, rules.withoutLetters()))
        .map(
            sheet ->
                new Summary(
                    sheet.bookingOri(),
                    sheet.tcn(),
                    sheet.questions().stream()
                        .flatMap(question -> question.answers().stream())
                        .collect(Collectors.toSet())));
  }
}
