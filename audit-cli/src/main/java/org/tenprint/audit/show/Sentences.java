package org.tenprint.audit.show;

import static org.tenprint.audit.show.Words.list;
import static org.tenprint.audit.show.Words.time;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.avro.specific.SpecificRecord;
import org.tenprint.audit.log.LogRecord;
import org.tenprint.audit.log.TopicName;
import org.tenprint.audit.prints.ScoreWords;
import org.tenprint.events.biometric.Identification;
import org.tenprint.events.booking.Booking;
import org.tenprint.events.booking.BookingContext;
import org.tenprint.events.booking.FieldProblem;
import org.tenprint.events.booking.Receipt;
import org.tenprint.events.booking.ReceiptOutcome;
import org.tenprint.events.immigration.Determination;
import org.tenprint.events.immigration.SchemeLevel;
import org.tenprint.events.notification.CaseEvent;
import org.tenprint.events.notification.CaseStep;
import org.tenprint.events.notification.Disposition;
import org.tenprint.events.notification.Erasure;
import org.tenprint.events.notification.Expungement;
import org.tenprint.events.notification.Instrument;
import org.tenprint.events.notification.KeptBack;
import org.tenprint.events.notification.Reassignment;
import org.tenprint.events.notification.RecipientMessage;
import org.tenprint.events.notification.Review;
import org.tenprint.messaging.DeadLetters;

/** Events in sentences for a person. */
final class Sentences {
  private final Map<String, Instrument> instruments;

  /**
   * @param instruments by id, for their sources
   */
  Sentences(Map<String, Instrument> instruments) {
    this.instruments = instruments;
  }

  /** What an event says. */
  String of(SpecificRecord event) {
    if (event instanceof Receipt receipt) {
      return receipt(receipt);
    }
    if (event instanceof Booking booking) {
      return booking(booking);
    }
    if (event instanceof Identification identification) {
      return identification(identification);
    }
    if (event instanceof Determination determination) {
      return determination(determination);
    }
    if (event instanceof Disposition disposition) {
      return disposition(disposition);
    }
    if (event instanceof RecipientMessage message) {
      return message(message);
    }
    return ofCase(event);
  }

  private static String ofCase(SpecificRecord event) {
    if (event instanceof CaseStep step) {
      return step(step);
    }
    if (event instanceof Review review) {
      return "%s found %s at %s."
          .formatted(review.getBy(), review.getVerdict(), time(review.getAt()));
    }
    if (event instanceof CaseEvent happened) {
      return Words.caseEvent(happened);
    }
    if (event instanceof Expungement expungement) {
      return Words.expungement(expungement);
    }
    if (event instanceof Reassignment reassignment) {
      return Words.reassignment(reassignment);
    }
    if (event instanceof Erasure erasure) {
      return "Erased: the key is destroyed, and with it all that was of the person, by order %s of %s."
          .formatted(Words.address(erasure.getReference()), time(erasure.getOrderedAt()));
    }
    return event.getSchema().getName();
  }

  private static String receipt(Receipt receipt) {
    if (receipt.getOutcome() == ReceiptOutcome.ACCEPTED) {
      return "Submission accepted, by %s.".formatted(receipt.getIntake());
    }
    return "Submission refused, by %s: %s."
        .formatted(
            receipt.getIntake(),
            list(
                receipt.getProblems().stream()
                    .map(Sentences::problem)
                    .collect(Collectors.toList())));
  }

  private static String problem(FieldProblem problem) {
    return problem.getCode() + " at " + problem.getField();
  }

  private static String booking(Booking booking) {
    BookingContext context = booking.getContext();
    String arresting =
        Optional.ofNullable(context.getArrestingOri())
            .map(ori -> ", arrested by " + ori)
            .orElse("");
    return "Booked by %s for %s%s at %s, with %s (%s), %s and %s%s."
        .formatted(
            context.getBookingOri(),
            context.getControllingOri(),
            arresting,
            time(context.getBookedAt()),
            Words.count(booking.getPrints().size(), "print"),
            booking.getRetention(),
            Words.count(context.getCharges().size(), "charge"),
            Words.count(context.getConvictions().size(), "conviction"),
            context.getCitizenshipClaimed() ? "; claims citizenship" : "");
  }

  private static String identification(Identification found) {
    String search =
        "gallery of %d, match from %s, engine %s"
            .formatted(
                found.getGallerySize(),
                Words.score(found.getMatchThreshold()),
                found.getEngineVersion());
    return switch (found.getOutcome()) {
      case MATCH, GREY ->
          "%s%s: subject %s with score %s, the next %s (%s).%s"
              .formatted(
                  found.getOutcome(),
                  ScoreWords.doubt(found),
                  found.getSubjectId(),
                  Words.score(found.getScore()),
                  Words.score(found.getRunnerUpScore()),
                  search,
                  Optional.ofNullable(found.getFingerVerdicts()).map(Fingers::text).orElse(""));
      case NO_MATCH ->
          "NO_MATCH: the best score was %s (%s).".formatted(Words.score(found.getScore()), search);
      case ERROR -> "ERROR: no search that says anything, %s.".formatted(found.getError());
    };
  }

  private static String determination(Determination determination) {
    String record =
        determination.getRecordId() == null
            ? "no record"
            : "record %s at %s"
                .formatted(
                    determination.getRecordId(), Words.address(determination.getRecordOrigin()));
    return "Status %s by %s; levels %s; responsible field office %s; reference data %s."
        .formatted(
            determination.getStatus(),
            record,
            list(
                determination.getLevels().stream()
                    .map(Sentences::level)
                    .collect(Collectors.toList())),
            determination.getControlling().getFieldOffice(),
            determination.getReferenceDataVersion());
  }

  private static String level(SchemeLevel level) {
    return level.getScheme() + " " + level.getLevel();
  }

  private static String step(CaseStep step) {
    String origin = step.getOrigin() == null ? "" : " at " + Words.address(step.getOrigin());
    return "Step %d, by %s%s: %s, decided for %s with rule book %s (offset %d)."
        .formatted(
            step.getStep(),
            Words.of(step.getTrigger()),
            origin,
            Words.count(step.getDispositions(), "disposition"),
            time(step.getAt()),
            Words.shortened(step.getRuleBookVersion()),
            step.getRuleBookOffset());
  }

  private String disposition(Disposition disposition) {
    String who = Recipients.text(disposition.getRecipient());
    String told =
        switch (disposition.getOutcome()) {
          case DELIVERED -> who + " was told" + less(disposition.getKeptBack());
          case WITHHELD -> who + " was not told";
          case HELD -> "nothing has gone to " + who + " yet";
          case RECALLED -> "what " + who + " was told is recalled";
          case NOT_APPLICABLE -> "nothing was due to " + who;
          case UNKNOWN -> "nobody knows what became of the message to " + who;
        };
    String lifted =
        disposition.getLift() == null
            ? ""
            : ", once the protection " + Words.of(disposition.getLift());
    return "%s, edge %s: %s, because %s (%s)%s%s; step %d."
        .formatted(
            disposition.getOutcome(),
            disposition.getEdge().name().toLowerCase(Locale.ROOT),
            told,
            Words.of(disposition.getReason()),
            disposition.getReason(),
            under(disposition.getInstruments()),
            lifted,
            disposition.getStep());
  }

  private String message(RecipientMessage message) {
    String recalls =
        message.getRecalls() == null ? "" : ", which recalls message " + message.getRecalls();
    return "Message %s to %s%s%s%s%s; id %s."
        .formatted(
            message.getKind(),
            Recipients.text(message.getRecipient()),
            Words.less(message.getWithheld()),
            Words.usedFor(message.getPurpose()),
            recalls,
            under(message.getInstruments()),
            message.getMessageId());
  }

  /** Which parts were kept back, each with who did. */
  private String less(List<KeptBack> kept) {
    return kept.stream()
        .map(
            one ->
                " without "
                    + Words.of(one.getPart())
                    + under(one.getInstruments()).replaceFirst("^, under", ", kept back by"))
        .collect(Collectors.joining(", and"));
  }

  private String under(List<String> ids) {
    return ids.isEmpty()
        ? ", no instrument is named"
        : ", under " + list(ids.stream().map(this::instrument).collect(Collectors.toList()));
  }

  private String instrument(String id) {
    return Optional.ofNullable(instruments.get(id))
        .map(
            known ->
                "%s (%s: %s%s)"
                    .formatted(
                        id,
                        known.getIssuer().name().toLowerCase(Locale.ROOT),
                        known.getCitation(),
                        imported(known)))
        .orElse(id + " (not on this log)");
  }

  private static String imported(Instrument instrument) {
    return instrument.getImported() == null
        ? ""
        : "; brought in from " + instrument.getImported().getRegister();
  }

  /** Why a record was put aside. */
  static String deadLetter(LogRecord record, TopicName topic) {
    return "Put aside by %s: %s (%s), read at %s/%s/%s."
        .formatted(
            topic.group().orElse("nobody"),
            record.header(DeadLetters.REASON).orElse("no reason given"),
            record.header(DeadLetters.DETAIL).orElse("no detail"),
            record.header(DeadLetters.TOPIC).orElse("?"),
            record.header(DeadLetters.PARTITION).orElse("?"),
            record.header(DeadLetters.OFFSET).orElse("?"));
  }
}
