package org.tenprint.scenarios.text;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.tenprint.policy.effect.Conflict;
import org.tenprint.policy.effect.EffectStatement;
import org.tenprint.policy.effect.EffectStatement.Line;
import org.tenprint.policy.effect.EffectStatement.Shift;
import org.tenprint.policy.fact.Edge;
import org.tenprint.policy.fact.PlaceKind;
import org.tenprint.policy.fact.Recipient;
import org.tenprint.policy.fact.RecipientKind;
import org.tenprint.policy.law.Area;
import org.tenprint.policy.law.Effect;
import org.tenprint.policy.law.Instrument;
import org.tenprint.policy.law.Outcome;
import org.tenprint.policy.law.Reason;
import org.tenprint.policy.law.Scope;

/** Effect statements and conflicts in plain words. */
public final class EffectText {
  private static final List<Outcome> OUTCOMES =
      List.of(Outcome.DELIVERED, Outcome.HELD, Outcome.WITHHELD);

  private final EffectStatement statement;
  private final UnaryOperator<String> names;
  private final PastText past;

  /**
   * @param names an agency's name, by ORI
   */
  public EffectText(EffectStatement statement, UnaryOperator<String> names) {
    this.statement = statement;
    this.names = names;
    this.past = new PastText(statement);
  }

  /** Under which conditions it speaks; what changes; then what stays as it is. */
  public List<String> sentences() {
    List<String> sentences = new ArrayList<>(past.imported());
    sentences.addAll(conditions());
    List<Line> changing = statement.lines().stream().filter(Line::changes).toList();
    changing.forEach(line -> sentences.addAll(changes(line)));
    if (changing.isEmpty()) {
      sentences.add("It changes nothing for an ordinary match.");
    }
    statement.lines().stream()
        .filter(line -> !line.changes())
        .forEach(line -> sentences.add(unchanged(line)));
    past.recalls(changing).ifPresent(sentences::add);
    if (!statement.complete()) {
      sentences.add("More agencies lie in its reach than are listed here; conflicts are complete.");
    }
    return sentences;
  }

  private List<String> conditions() {
    Instrument instrument = statement.proposal().instrument();
    List<String> sentences = new ArrayList<>();
    if (!instrument.ruling().when().isEmpty()) {
      sentences.add(
          "It speaks only where "
              + ConditionText.all(instrument.ruling().when())
              + (statement.changesWhereSilent()
                  ? "; it changes more than that, by what it ends, silences or wakes."
                  : "; everywhere else nothing changes."));
    }
    if (instrument.reach().scope().ofBookings()) {
      sentences.add(ofBookings(instrument.reach().scope()));
    } else if (instrument.reach().place() != PlaceKind.CONTROLLING) {
      sentences.add(
          "It looks at the agency of the "
              + (instrument.reach().place() == PlaceKind.ARRESTING ? "arrest" : "booking")
              + ", whoever controls the case; below, all three are one.");
    }
    return sentences;
  }

  private static String ofBookings(Scope scope) {
    String named = scope.areas().stream().map(Area::value).collect(Collectors.joining(", "));
    return "It speaks of "
        + (scope.ofOne() ? "one booking alone, " : "these bookings alone: ")
        + named
        + ". Below is what becomes of such a booking at the agency that booked it; of every other"
        + " booking there nothing changes.";
  }

  /** Whether some conflict keeps it from doing what it says. */
  public boolean inVain() {
    return statement.conflicts().all().stream().anyMatch(c -> c.kind().inVain());
  }

  /** Names the conflict report. */
  public String report() {
    return statement.conflicts().digest();
  }

  /** The conflicts, the gravest first. */
  public List<String> conflicts() {
    return statement.conflicts().all().stream()
        .map(conflict -> conflict.kind() + ": " + conflict(conflict))
        .toList();
  }

  /** A conflict. */
  public String conflict(Conflict conflict) {
    String id = statement.proposal().instrument().id();
    String with = conflict.with();
    return switch (conflict.kind()) {
      case CONTRADICTS ->
          id
              + " and "
              + with
              + " say the opposite of the same: both would give way to a hold for counsel.";
      case AGAINST_MANDATE -> againstMandate(id, with);
      case CANNOT_REVIVE ->
          with
              + " keeps back at a higher level what "
              + id
              + " permits: nothing at this level can bring it back.";
      case OUT_VOTED ->
          with + " keeps back what " + id + " allows: where both speak, " + with + " decides.";
      case MAY_NOT_END -> id + " may not end " + with + ", which goes on: its level is too low.";
      case ENDS_NOTHING ->
          id + " would end " + with + ", which is not known, is a draft or will be over by then.";
      case ENDS -> id + " ends " + with + ", wherever that speaks.";
      case NARROWS ->
          id + " keeps back " + ofWhat(statement.proposal().instrument()) + with + " permits.";
      case NARROWED ->
          with + " keeps back a part of what " + id + " permits: that part is not told.";
      case SILENCES -> with + " falls silent where " + id + " is in force.";
      case WAKES -> with + " begins to speak where it was silent.";
    };
  }

  private static String ofWhat(Instrument instrument) {
    return instrument.ruling().ofParts()
        ? PartText.and(instrument.ruling().fields()) + " in what "
        : "what ";
  }

  private String againstMandate(String id, String with) {
    boolean requires = statement.proposal().instrument().ruling().effect() == Effect.REQUIRE;
    return (requires ? id : with)
        + " requires what "
        + (requires ? with : id)
        + " keeps back at a lower level: both would give way to a hold for counsel.";
  }

  // ---- a recipient

  private List<String> changes(Line line) {
    List<String> sentences = new ArrayList<>();
    for (Outcome before : OUTCOMES) {
      for (Outcome after : OUTCOMES) {
        if (before != after && surely(line, before, after)) {
          sentences.add(changed(line, before, after));
        }
      }
    }
    ChangedParts parts = new ChangedParts(line);
    parts.sentences().forEach(told -> sentences.add(capital(who(line)) + told));
    if (line.shifts().stream().anyMatch(shift -> shift.changes() && unsure(shift))) {
      sentences.add(
          UnknownText.where(statement.proposal().instrument())
              + who(line)
              + told(line)
              + " after people looked.");
    }
    if (line.has(Outcome.DELIVERED, Outcome.DELIVERED)) {
      sentences.add(parts.none() ? "In other cases " + still(line) : capital(still(line)));
    }
    return sentences;
  }

  private String changed(Line line, Outcome before, Outcome after) {
    boolean partly =
        line.shifts().stream()
            .anyMatch(s -> s.before().outcome() == before && s.after().outcome() != after);
    String how =
        switch (after) {
          case DELIVERED -> " is now" + toldOf(line);
          case HELD -> " is" + toldOf(line) + " only after people have looked";
          default ->
              before == Outcome.DELIVERED
                  ? " is no longer" + toldOf(line)
                  : " is not" + toldOf(line) + " any more, whatever people find";
        };
    return capital(who(line) + how + (partly ? " in some cases" : ""))
        + named(line.named(before, after))
        + (partly ? ", such as that of " + example(line, before, after) : "")
        + ".";
  }

  /** The first case that surely comes out so. */
  private static String example(Line line, Outcome before, Outcome after) {
    return line.shifts().stream()
        .filter(s -> s.before().outcome() == before && s.after().outcome() == after && !unsure(s))
        .findFirst()
        .map(shift -> CaseText.of(shift.example()))
        .orElseThrow();
  }

  private String unchanged(Line line) {
    if (line.has(Outcome.DELIVERED, Outcome.DELIVERED)) {
      return capital(still(line));
    }
    SortedSet<String> by = new TreeSet<>(line.named(Outcome.HELD, Outcome.HELD));
    if (line.has(Outcome.HELD, Outcome.HELD)) {
      return capital(who(line) + told(line) + " after people looked, as before") + named(by) + ".";
    }
    return capital(who(line) + " is not" + toldOf(line) + ", as before")
        + named(line.named(Outcome.WITHHELD, Outcome.WITHHELD))
        + ".";
  }

  private String still(Line line) {
    String by = named(line.named(Outcome.DELIVERED, Outcome.DELIVERED)) + ".";
    String where =
        line.shifts().stream().allMatch(s -> s.before().outcome() == Outcome.DELIVERED)
            ? ""
            : line.changes() ? "" : " where they did before";
    return line.recipient().edge() == Edge.SHARE
        ? "identifications still go to " + who(line) + where + by
        : who(line) + " is still" + toldOf(line) + where.replace("they did", "it was") + by;
  }

  private static boolean surely(Line line, Outcome before, Outcome after) {
    return line.shifts().stream()
        .anyMatch(
            s -> s.before().outcome() == before && s.after().outcome() == after && !unsure(s));
  }

  private static boolean unsure(Shift shift) {
    return shift.after().outcome() == Outcome.HELD
        && shift.after().reason() == Reason.EXAMINER_REVIEW;
  }

  private static String told(Line line) {
    return " is" + toldOf(line) + " only";
  }

  private static String toldOf(Line line) {
    return line.recipient().edge() == Edge.REQUEST ? " told of requests" : " told";
  }

  private String who(Line line) {
    Recipient recipient = line.recipient();
    if (recipient.kind().person()) {
      return (recipient.kind() == RecipientKind.SUBJECT ? "the person" : "counsel of the person")
          + (" of whom " + names.apply(recipient.code()) + " (" + recipient.code() + ") is asked");
    }
    if (recipient.kind() == RecipientKind.AGENCY) {
      return names.apply(recipient.code()) + " (" + recipient.code() + ")";
    }
    return recipient.kind() == RecipientKind.FIELD_OFFICE
        ? "the field office " + recipient.code()
        : "the state bureau of " + recipient.code();
  }

  private static String named(SortedSet<String> instruments) {
    return instruments.isEmpty() ? "" : " (" + String.join(", ", instruments) + ")";
  }

  private static String capital(String sentence) {
    return Character.toUpperCase(sentence.charAt(0)) + sentence.substring(1);
  }
}
