package org.tenprint.scenarios.text;

import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.tenprint.policy.law.Condition;
import org.tenprint.policy.law.Instrument;
import org.tenprint.policy.law.Reach;
import org.tenprint.policy.law.RequestCondition;
import org.tenprint.policy.law.Scope;
import org.tenprint.policy.law.ScopeKind;
import org.tenprint.policy.law.Termination;
import org.tenprint.policy.law.Validity;
import org.tenprint.policy.offence.CountedFrom;
import org.tenprint.policy.offence.CountedTo;
import org.tenprint.policy.offence.LookBack;

/** Instruments in the vocabulary in which scenarios write them: maps, lists, text and flags. */
public final class InstrumentWriter {
  private InstrumentWriter() {}

  /** An instrument: what the reader reads gives the same instrument. */
  public static Map<String, Object> write(Instrument instrument) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("id", instrument.id());
    document.put("issuer", word(instrument.issuer()));
    document.putAll(write(instrument.reach()));
    document.put("effect", word(instrument.ruling().effect()));
    document.put("reason", instrument.ruling().reason().name());
    Map<String, Object> when = conditions(instrument.ruling().when());
    if (!when.isEmpty()) {
      document.put("when", when);
    }
    putSome(document, "unless", instrument.ruling().unless());
    putSome(document, "fields", words(instrument.ruling().fields()));
    write(instrument.validity(), document);
    document.put("recorded", time(instrument.provenance().recorded()));
    instrument
        .provenance()
        .filing()
        .imported()
        .ifPresent(
            from ->
                document.put(
                    "imported",
                    pair("recorded", time(from.recorded()), "register", from.register())));
    document.put("author", instrument.provenance().author());
    document.put("approvals", instrument.provenance().approvals());
    document.put("citation", instrument.provenance().citation());
    return document;
  }

  /** Of what an instrument speaks: the keys that say so. */
  public static Map<String, Object> write(Reach reach) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("scope", write(reach.scope()));
    document.put("place", word(reach.place()));
    document.put("edge", word(reach.edge()));
    putSome(document, "recipients", words(reach.recipients()));
    return document;
  }

  /** A kind with its value or values; where there are several kinds, a list of such. */
  private static Object write(Scope scope) {
    Map<ScopeKind, List<String>> values = new EnumMap<>(ScopeKind.class);
    scope
        .areas()
        .forEach(
            area -> values.computeIfAbsent(area.kind(), k -> new ArrayList<>()).add(area.value()));
    List<Map<String, Object>> kinds = new ArrayList<>();
    values.forEach(
        (kind, some) -> kinds.add(Map.of(word(kind), some.size() == 1 ? some.get(0) : some)));
    return kinds.size() == 1 ? kinds.get(0) : kinds;
  }

  /** Conditions, as they stand under {@code when}. */
  static Map<String, Object> conditions(Set<Condition> conditions) {
    Map<String, Object> when = new LinkedHashMap<>();
    conditions.stream()
        .sorted((one, other) -> one.name().compareTo(other.name()))
        .forEach(condition -> write(condition, when));
    return when;
  }

  private static void write(Validity validity, Map<String, Object> document) {
    Map<String, Object> effective = new LinkedHashMap<>();
    effective.put("from", time(validity.from()));
    validity.to().ifPresent(to -> effective.put("to", time(to)));
    document.put("effective", effective);
    validity.supersedes().ifPresent(other -> document.put("supersedes", other));
    validity
        .terminates()
        .ifPresent(
            ends ->
                document.put(
                    "terminates", pair("instrument", ends.instrument(), "notice", notice(ends))));
  }

  private static Object notice(Termination ends) {
    return ends.stated().<Object>map(BusinessTime::write).orElse(ends.notice().toString());
  }

  private static void write(Condition condition, Map<String, Object> when) {
    if (condition instanceof Condition.LevelIs level) {
      when.put(
          "level",
          pair("scheme", level.scheme().text(), word(level.bound()), level.level().name()));
      when.put("basis", word(level.basis()));
      level.convictedWithin().ifPresent(lookBack -> write(lookBack, when));
      if (!level.classes().isEmpty()) {
        when.put("convicted-class", words(level.classes()));
      }
    } else if (condition instanceof Condition.ChargeOnlyMinorTraffic traffic) {
      when.put(condition.name(), traffic.wanted());
    } else if (condition instanceof Condition.StatusIn in) {
      when.put(condition.name(), words(in.statuses()));
    } else if (condition instanceof Condition.ProtectedPerson person) {
      when.put(condition.name(), person.wanted());
    } else if (condition instanceof Condition.Juvenile juvenile) {
      when.put(condition.name(), juvenile.wanted());
    } else if (condition instanceof Condition.TriedAsAdult tried) {
      when.put(condition.name(), tried.wanted());
    } else if (condition instanceof Condition.Stated stated) {
      when.put(condition.name(), stated.wanted());
    } else if (condition instanceof Condition.CitizenshipClaimed claimed) {
      when.put(condition.name(), claimed.wanted());
    } else if (condition instanceof Condition.ConfidenceGrey) {
      when.put(condition.name(), "grey");
    } else if (condition instanceof Condition.MessageIs message) {
      List<String> kinds = new ArrayList<>();
      if (message.match()) {
        kinds.add("match");
      }
      if (message.noMatch()) {
        kinds.add("no-match");
      }
      when.put(condition.name(), kinds);
    } else if (condition instanceof RequestCondition.WarrantIn in) {
      when.put(
          condition.name(),
          in.writtenBefore().<Object>map(InstrumentWriter::word).orElse(words(in.warrants())));
    } else if (condition instanceof RequestCondition.RequestKindIn in) {
      when.put(condition.name(), words(in.kinds()));
    } else if (condition instanceof RequestCondition.PurposeIn in) {
      when.put(condition.name(), words(in.purposes()));
    } else if (condition instanceof RequestCondition.ConsentIn in) {
      when.put(condition.name(), words(in.terms()));
    } else if (condition instanceof RequestCondition.AgeAtRequest age) {
      when.put(condition.name(), Map.of(word(age.bound()), String.valueOf(age.years())));
    } else if (condition instanceof RequestCondition.AskedWithin within) {
      when.put(condition.name(), BusinessTime.write(within));
    } else if (condition instanceof Condition.NoPermitFrom none) {
      Map<String, Object> permit = new LinkedHashMap<>();
      permit.put("issuer", word(none.issuer()));
      none.begunBefore().ifPresent(before -> permit.put("begun-before", before.toString()));
      when.put(condition.name(), permit);
    }
  }

  /** Where it counts as look-backs always did, without saying so. */
  private static void write(LookBack lookBack, Map<String, Object> when) {
    when.put("convicted-within", lookBack.period().toString());
    if (lookBack.from() != CountedFrom.CONVICTION) {
      when.put("counted-from", word(lookBack.from()));
    }
    if (lookBack.to() != CountedTo.BOOKING) {
      when.put("counted-to", word(lookBack.to()));
    }
  }

  /** Seconds stand there, whatever they are. */
  private static String time(OffsetDateTime time) {
    return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(time);
  }

  private static Map<String, Object> pair(
      String key, Object value, String otherKey, Object otherValue) {
    Map<String, Object> pair = new LinkedHashMap<>();
    pair.put(key, value);
    pair.put(otherKey, otherValue);
    return pair;
  }

  private static void putSome(Map<String, Object> document, String key, List<String> values) {
    if (!values.isEmpty()) {
      document.put(key, values);
    }
  }

  private static List<String> words(Set<? extends Enum<?>> constants) {
    Set<String> words = new TreeSet<>();
    constants.forEach(constant -> words.add(word(constant)));
    return List.copyOf(words);
  }

  static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
