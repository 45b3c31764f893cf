package org.tenprint.booking.adapter.kafka;

import java.nio.ByteBuffer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tenprint.booking.domain.Draft;
import org.tenprint.booking.domain.Given;
import org.tenprint.events.booking.Charge;
import org.tenprint.events.booking.Conviction;
import org.tenprint.events.booking.MissingFinger;
import org.tenprint.events.booking.Print;
import org.tenprint.events.booking.Submission;
import org.tenprint.messaging.EventCodec;
import org.tenprint.messaging.PoisonEvent;
import org.tenprint.messaging.SchemaRegistry;

/** A submission of an agency's topic as a draft; places are those of the JSON door. */
public final class SubmissionCodec {
  private static final String UNKNOWN = "UNKNOWN";

  private final EventCodec<Submission> events;

  /**
   * @param registry where schemas are looked up, if anywhere
   */
  public SubmissionCodec(Optional<SchemaRegistry> registry) {
    this.events = EventCodec.of(Submission.class, registry);
  }

  /**
   * The draft in a record's value.
   *
   * @throws PoisonEvent if the value is no submission
   */
  Draft decode(byte[] value) throws PoisonEvent {
    return toDraft(events.decode(value));
  }

  static Draft toDraft(Submission event) {
    return new Draft(
        new Draft.Transaction(
            Given.of("/tcn", event.getTcn()),
            Given.of("/controllingOri", event.getControllingOri()),
            Given.of("/arrestingOri", event.getArrestingOri()),
            Given.of("/bookingOri", event.getBookingOri()),
            Given.of("/bookedAt", event.getBookedAt())),
        new Draft.Person(
            Given.of("/born", event.getBorn()),
            Given.of("/name", event.getName()),
            event.getCitizenshipClaimed(),
            event.getProtectedPerson()),
        new Draft.History(charges(event.getCharges()), convictions(event.getConvictions())),
        Given.of("/retention", event.getRetention().name()),
        new Draft.Fingers(
            "/prints",
            prints(event.getPrints()),
            missing(event.getMissing()),
            List.of(),
            List.of()),
        List.of());
  }

  private static List<Draft.Charge> charges(List<Charge> events) {
    List<Draft.Charge> charges = new ArrayList<>();
    for (Charge event : events) {
      String at = "/charges/" + charges.size();
      charges.add(
          new Draft.Charge(
              Given.of(at + "/ncic", event.getNcic()),
              Given.of(at + "/literal", event.getLiteral()),
              Given.of(at + "/occurred", text(event.getOccurred()))));
    }
    return charges;
  }

  private static List<Draft.Conviction> convictions(List<Conviction> events) {
    List<Draft.Conviction> convictions = new ArrayList<>();
    for (Conviction event : events) {
      String at = "/convictions/" + convictions.size();
      convictions.add(
          new Draft.Conviction(
              Given.of(at + "/ncic", event.getNcic()),
              Given.of(at + "/convicted", text(event.getConvicted())),
              known(at + "/class", event.getOffenceClass().name()),
              Given.of(at + "/sentence", event.getSentence()),
              Given.of(at + "/released", text(event.getReleased()))));
    }
    return convictions;
  }

  private static List<Draft.Print> prints(List<Print> events) {
    List<Draft.Print> prints = new ArrayList<>();
    for (Print event : events) {
      String at = "/prints/" + prints.size();
      Optional<Draft.Sides> sides =
          event.getWidth() == null || event.getHeight() == null
              ? Optional.empty()
              : Optional.of(new Draft.Sides(event.getWidth(), event.getHeight()));
      prints.add(
          new Draft.Print(
              at,
              Given.of(at + "/position", Integer.toString(event.getPosition())),
              Given.of(at + "/impression", event.getImpression().name()),
              known(at + "/format", event.getFormat().name()),
              new Draft.Resolution(Given.of(at + "/ppi", text(event.getPpi())), sides),
              data(at + "/data", event.getData())));
    }
    return prints;
  }

  private static List<Draft.Missing> missing(List<MissingFinger> events) {
    List<Draft.Missing> missing = new ArrayList<>();
    for (MissingFinger event : events) {
      String at = "/missing/" + missing.size();
      missing.add(
          new Draft.Missing(
              Given.of(at + "/position", Integer.toString(event.getPosition())),
              Given.of(at + "/reason", event.getReason().name())));
    }
    return missing;
  }

  private static Draft.Data data(String field, ByteBuffer buffer) {
    byte[] bytes = new byte[buffer.remaining()];
    buffer.duplicate().get(bytes);
    return new Draft.Data(field, Optional.of(bytes).filter(b -> b.length > 0), true);
  }

  /** An enum's value; its default stands for a value that this version does not know. */
  private static Given known(String field, String name) {
    return Given.of(field, name.equals(UNKNOWN) ? null : name);
  }

  private static String text(Object value) {
    return value == null ? null : value.toString();
  }

  private static String text(LocalDate date) {
    return date == null ? null : date.toString();
  }
}
