package org.tenprint.system;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tenprint.events.BookingIds;
import org.tenprint.events.Principal;
import org.tenprint.events.notification.Disposition;
import org.tenprint.events.notification.Outcome;
import org.tenprint.localstack.RunningStack;
import org.tenprint.localstack.Service;
import org.tenprint.localstack.demo.SampleSubmissions;
import org.tenprint.testkit.TestBroker;

/** The bookings that {@code up --sample} leaves to be sent by hand, sent as the page says. */
class SampleSubmissionsIT {
  private static final String BOSTON = "MA0130100";

  @TempDir Path folder;

  @Test
  void bothAreAcceptedAndTheFieldOfficeIsToldOfSomebodyWhoIsEnrolled() throws Exception {
    RunningStack stack = Stack.shared();
    SampleSubmissions.write(folder, Clock.systemUTC().instant());
    submit(stack, "/bookings", "application/json", SampleSubmissions.JSON);
    submit(stack, "/bookings?charge=2299", "application/octet-stream", SampleSubmissions.FILE);
    TestBroker broker = TestBroker.at(stack.client(Stack.DEPLOYMENT));
    for (String tcn : new String[] {"BOS-SAMPLE-0001", "BOS-SAMPLE-0002"}) {
      Awaitility.await(tcn)
          .atMost(Duration.ofMinutes(2))
          .until(() -> toldTheOffice(broker, tcn).equals(Optional.of(Outcome.DELIVERED)));
    }
  }

  private void submit(RunningStack stack, String path, String type, String file) throws Exception {
    HttpClient agency =
        HttpClient.newBuilder().sslContext(stack.tls(Principal.parse("agency:" + BOSTON))).build();
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(stack.ports().url(Service.BOOKING) + path))
            .header("Content-Type", type)
            .POST(BodyPublishers.ofFile(folder.resolve(file)))
            .build();
    HttpResponse<String> answer = agency.send(request, BodyHandlers.ofString());
    assertEquals(202, answer.statusCode(), answer.body());
  }

  private static Optional<Outcome> toldTheOffice(TestBroker broker, String tcn) {
    return Log.dispositions(broker).stream()
        .filter(told -> told.getBookingId().equals(BookingIds.of(BOSTON, tcn)))
        .filter(told -> told.getRecipient().equals("field-office:BOS"))
        .map(Disposition::getOutcome)
        .reduce((earlier, later) -> later);
  }
}
