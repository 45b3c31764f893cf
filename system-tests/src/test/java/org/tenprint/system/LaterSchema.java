package org.tenprint.system;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.avro.JsonProperties;
import org.apache.avro.Schema;
import org.tenprint.events.booking.Booking;
import org.tenprint.localstack.Service;

/**
 * A version that is not there yet: its bookings have one more optional field, which its writers
 * fill. Made of what is packaged: the event's class, with that field in its schema and in what it
 * writes, compiled and put in its place.
 */
final class LaterSchema {
  private static final Path ROOT = Path.of(System.getProperty("tenprint.root"));
  private static final String SOURCE = "org/tenprint/events/booking/Booking.java";
  private static final String EARLIER = "org/tenprint/events/earlier/Booking-1.avsc";
  private static final String BEYOND =
      "default: throw new IndexOutOfBoundsException(\"Invalid index: \" + field$);";
  private static final Pattern PARSED =
      Pattern.compile(
          "(SCHEMA\\$ = new org\\.apache\\.avro\\.Schema\\.Parser\\(\\)\\.parse\\()" + ".*(\\);)");

  private LaterSchema() {}

  /** Of a booking, with a field more. */
  static Schema schema() {
    Schema now = Booking.getClassSchema();
    List<Schema.Field> fields = new ArrayList<>();
    now.getFields().forEach(field -> fields.add(new Schema.Field(field, field.schema())));
    fields.add(
        new Schema.Field(
            "addedLater",
            Schema.createUnion(Schema.create(Schema.Type.NULL), Schema.create(Schema.Type.STRING)),
            "What a later version says.",
            JsonProperties.NULL_VALUE));
    Schema later =
        Schema.createRecord(now.getName(), now.getDoc(), now.getNamespace(), false, fields);
    now.getObjectProps().forEach(later::addProp);
    return later;
  }

  /**
   * A service of that version.
   *
   * @param module where it is made
   * @throws AssertionError if the event's class is not made as it was
   */
  static void make(Service service, Path module) throws IOException {
    Path app = PackagedCopy.of(service, module, LaterSchema::holdsEvents);
    Path source = module.resolve("later").resolve(SOURCE);
    Files.createDirectories(source.getParent());
    Files.writeString(
        source,
        later(
            Files.readString(
                ROOT.resolve("events/target/generated-sources/avro").resolve(SOURCE))));
    Path classes = module.resolve("classes");
    PackagedCopy.compile(source, app, classes);
    // as a release does: what was written before stays known, here in the place of the oldest
    Path before = classes.resolve(EARLIER);
    Files.createDirectories(before.getParent());
    Files.writeString(before, Booking.getClassSchema().toString());
    int replaced = 0;
    try (Stream<Path> jars = Files.walk(app)) {
      for (Path jar : jars.filter(LaterSchema::holdsEvents).toList()) {
        replaced += PackagedCopy.replace(jar, classes, classes);
      }
    }
    if (replaced == 0) {
      throw new AssertionError("no jar of " + service.module() + " has the event's class");
    }
  }

  private static boolean holdsEvents(Path file) {
    String jar = file.getFileName().toString();
    return jar.equals("transformed-bytecode.jar")
        || jar.matches("(org\\.tenprint\\.)?events-.*jar");
  }

  /** The class as the later version would have it generated, as far as its writers need it. */
  private static String later(String source) {
    Matcher parsed = PARSED.matcher(source);
    if (!parsed.find() || source.split(Pattern.quote(BEYOND), -1).length != 3) {
      throw new AssertionError(SOURCE + " is generated otherwise than it was");
    }
    String schema = "$1" + Matcher.quoteReplacement(literal(schema().toString())) + "$2";
    return parsed
        .replaceFirst(schema)
        // what it reads first, and what it is given then
        .replaceFirst(Pattern.quote(BEYOND), "default: return \"said later\";")
        .replaceFirst(Pattern.quote(BEYOND), "default: break;");
  }

  private static String literal(String text) {
    StringBuilder literal = new StringBuilder("\"");
    for (char one : text.toCharArray()) {
      if (one == '"' || one == '\\') {
        literal.append('\\').append(one);
      } else if (one < ' ' || one > '~') {
        literal.append("\\u%04x".formatted((int) one));
      } else {
        literal.append(one);
      }
    }
    return literal.append('"').toString();
  }
}
