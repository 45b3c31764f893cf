package org.tenprint.events;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;

class DataTableTest {
  private static final Path PAGE =
      Path.of(System.getProperty("tenprint.root", "..")).resolve("docs/data.md");

  /** What a field that is of a person is called. */
  private static final Pattern OF_A_PERSON =
      Pattern.compile(
          "born|birth.*|name|charges|convictions|recordConvictions|literal|prints|missing|templates"
              + "|subjectId|enrolledSubjectId|citizenshipClaimed|protectedPerson|status|levels"
              + "|fingers?[A-Z].*|score|runnerUpScore|recordId|order");

  /** Fields of such a name that need no mark. */
  private static final Set<String> OF_NOBODY =
      Set.of(
          // the record's key, opaque
          "Enrolment.subjectId",
          "ImmigrationRecord.subjectId",
          "RecordStatement.subjectId",
          // a question among shards and its answer, kept an hour
          "RankedCandidate.subjectId",
          "RankedCandidate.score",
          "RankedCandidate.fingersUsed",
          "RankedCandidate.fingerVerdicts",
          "FingerScore.score",
          // what an instrument asks for
          "Conditions.citizenshipClaimed",
          "Conditions.protectedPerson",
          "Conditions.status",
          // how many there were
          "Identification.fingersSent");

  @Test
  void thePageIsGeneratedFromTheSchemas() throws IOException {
    String generated = DataTable.markdown();
    if (Boolean.getBoolean("tenprint.generate")) {
      Files.writeString(PAGE, generated);
    }
    assertEquals(
        generated,
        Files.readString(PAGE),
        "docs/data.md is stale: ./mvnw -pl events test -Dtest=DataTableTest"
            + " -Dtenprint.generate=true writes it");
  }

  @Test
  void whatIsCalledAsOfAPersonIsMarked() {
    Set<String> unmarked = new TreeSet<>();
    TopicCatalogue.ALL.forEach(topic -> unmarked(topic.schema(), unmarked));
    assertEquals(new TreeSet<>(OF_NOBODY), unmarked);
  }

  private static void unmarked(Schema schema, Set<String> found) {
    switch (schema.getType()) {
      case ARRAY -> unmarked(schema.getElementType(), found);
      case UNION -> schema.getTypes().forEach(type -> unmarked(type, found));
      case RECORD -> {
        for (Schema.Field field : schema.getFields()) {
          boolean marked =
              Boolean.TRUE.equals(field.getObjectProp("personal"))
                  || Boolean.TRUE.equals(field.getObjectProp("biometric"));
          if (!marked && OF_A_PERSON.matcher(field.name()).matches()) {
            found.add(schema.getName() + "." + field.name());
          }
          if (!marked) {
            unmarked(field.schema(), found);
          }
        }
      }
      default -> {}
    }
  }

  /** Topics in which something of a person lies readable, and no others: read before it grows. */
  @Test
  void whatLiesReadableIsKnown() {
    assertEquals(
        Set.of("booking.submissions.<ORI>.v1", "immigration.submissions.<OWNER>.v1"),
        DataTable.fields().stream()
            .filter(field -> field.sealed().isEmpty())
            .map(field -> field.topic().name())
            .collect(Collectors.toSet()));
  }

  /** A record that is sealed has a place for it, last, and what is marked in it can be blank. */
  @Test
  void everySealedRecordHasItsCiphertextLast() {
    Set<String> seen = new TreeSet<>();
    TopicCatalogue.ALL.forEach(topic -> sealed(topic.schema(), seen));
    assertEquals(
        Set.of(
            "Booking",
            "CaseEvent",
            "Determination",
            "Encounter",
            "Expungement",
            "Identification",
            "ImmigrationRecord",
            "RecipientMessage"),
        seen);
  }

  private static void sealed(Schema schema, Set<String> seen) {
    switch (schema.getType()) {
      case ARRAY -> sealed(schema.getElementType(), seen);
      case UNION -> schema.getTypes().forEach(type -> sealed(type, seen));
      case RECORD -> {
        if (schema.getObjectProp("sealedFor") != null && seen.add(schema.getName())) {
          Schema.Field last = schema.getFields().get(schema.getFields().size() - 1);
          assertEquals("sealed", last.name(), schema.getName());
          assertTrue(last.hasDefaultValue(), schema.getName());
        }
        schema.getFields().forEach(field -> sealed(field.schema(), seen));
      }
      default -> {}
    }
  }
}
