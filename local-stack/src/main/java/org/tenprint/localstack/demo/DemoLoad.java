package org.tenprint.localstack.demo;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.tenprint.events.TopicCatalogue;
import org.tenprint.events.biometric.Encounter;
import org.tenprint.events.biometric.Enrolment;
import org.tenprint.events.biometric.FingerTemplate;
import org.tenprint.events.immigration.ImmigrationStatus;
import org.tenprint.events.immigration.RecordStatement;
import org.tenprint.localstack.StackException;
import org.tenprint.matching.intake.Extraction;
import org.tenprint.matching.intake.Print;
import org.tenprint.matching.intake.TemplateExtractor;
import org.tenprint.messaging.EventCodec;
import org.tenprint.policy.law.Instrument;
import org.tenprint.scenarios.ScenarioReader;
import org.tenprint.scenarios.text.UnreadableText;
import org.tenprint.vault.KeyVault;

/**
 * Loads the gallery and what is stated of people onto their topics, and instruments through the
 * door.
 */
final class DemoLoad {
  private static final String INSTRUMENTS = "instruments.yaml";
  private static final String TEMPLATE_FORMAT = "tenprint-finger-template/1";

  /** The record owner of the local stack. */
  static final String OWNER = "local";

  private static final long ENROLMENT = 1;
  private static final ImmigrationStatus[] STATUSES = {
    ImmigrationStatus.REMOVABLE, ImmigrationStatus.PENDING, ImmigrationStatus.REMOVABLE
  };

  private final EventCodec<Enrolment> enrolments;
  private final DemoFacts operator;
  private final DemoFacts recordOwner;
  private final Instant now;

  /**
   * @param operator writes to the gallery
   * @param recordOwner states immigration records
   * @param keys under which the gallery is sealed
   */
  DemoLoad(DemoFacts operator, DemoFacts recordOwner, KeyVault keys, Instant now) {
    this.enrolments = EventCodec.of(Enrolment.class).with(keys);
    this.operator = operator;
    this.recordOwner = recordOwner;
    this.now = now;
  }

  /** Enrols a person. */
  void enrol(DemoPerson person) {
    List<FingerTemplate> templates = new ArrayList<>();
    for (DemoPerson.Press press : person.presses(ENROLMENT)) {
      Extraction extraction = TemplateExtractor.extract(new Print.Encoded(press.png(), 500));
      if (extraction instanceof Extraction.Extracted extracted) {
        templates.add(
            new FingerTemplate(
                press.position(),
                TEMPLATE_FORMAT,
                extracted.template().quality(),
                ByteBuffer.wrap(extracted.template().toBytes())));
      }
    }
    Enrolment enrolment =
        new Enrolment(person.subjectId(), List.of(new Encounter(null, now, templates, null)));
    operator.write(TopicCatalogue.ENROLMENTS, person.subjectId(), enrolments, enrolment, now);
  }

  /** States what the immigration record says of a person. */
  void record(DemoPerson person) {
    ImmigrationStatus status = STATUSES[(int) (person.seed() % STATUSES.length)];
    RecordStatement statement =
        new RecordStatement(
            person.subjectId(),
            "R-" + person.subjectId(),
            status,
            Instant.parse("2005-01-01T00:00:00Z"),
            null,
            List.of(),
            false);
    recordOwner.write(
        TopicCatalogue.STATEMENTS.named(TopicCatalogue.STATEMENTS.of(OWNER)),
        person.subjectId(),
        EventCodec.of(RecordStatement.class),
        statement,
        now);
  }

  /** The sample's instruments. */
  static List<Instrument> instruments() {
    try (InputStream in = DemoLoad.class.getResourceAsStream(INSTRUMENTS)) {
      Path folder = Files.createTempDirectory("tenprint-demo");
      Path file = folder.resolve(INSTRUMENTS);
      Files.copy(in, file);
      List<Instrument> instruments = ScenarioReader.baseline(file);
      Files.delete(file);
      Files.delete(folder);
      return instruments;
    } catch (IOException | UnreadableText e) {
      throw new StackException("the sample's instruments cannot be read", e);
    }
  }
}
