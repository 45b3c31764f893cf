package org.tenprint.localstack.demo;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.tenprint.localstack.OwnersFolder;
import org.tenprint.localstack.StackException;

/**
 * Two bookings of the sample's people for whoever tries the door with a client of their own: both
 * are Boston's, one in JSON, one an ANSI/NIST file with one charge of code 2299.
 */
public final class SampleSubmissions {
  /** The booking in JSON, transaction {@code BOS-SAMPLE-0001}. */
  public static final String JSON = "booking.json";

  /** The ANSI/NIST file, transaction {@code BOS-SAMPLE-0002}. */
  public static final String FILE = "booking.an2";

  /** Other presses of the fingers than those that are enrolled, or sent by the demonstration. */
  private static final long OCCASION = 3;

  private SampleSubmissions() {}

  /**
   * Writes both, their owner's alone; what is there is written over.
   *
   * @param folder made where there is none
   * @param bookedAt when the people were booked
   * @throws StackException if a file cannot be written
   */
  public static void write(Path folder, Instant bookedAt) {
    OffsetDateTime booked = bookedAt.atOffset(ZoneOffset.UTC);
    DemoBooking json = DemoSample.BY_HAND;
    DemoBooking file = DemoSample.BY_HAND_AS_FILE;
    String body = DemoIntake.json(json, json.ori(), json.person().presses(OCCASION), booked);
    try {
      OwnersFolder.create(folder);
      write(folder.resolve(JSON), body.getBytes(StandardCharsets.UTF_8));
      write(folder.resolve(FILE), DemoFile.of(file, file.person().images(OCCASION), booked));
    } catch (IOException e) {
      throw new StackException("the sample's bookings cannot be written in " + folder, e);
    }
  }

  private static void write(Path file, byte[] bytes) throws IOException {
    Files.write(OwnersFolder.file(file), bytes);
  }
}
