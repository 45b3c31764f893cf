package org.tenprint.benchmarks.walls;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.net.ssl.SSLContext;
import org.tenprint.benchmarks.broker.MeasuredService;

/** What is measured at one door of a service; every answer must be 404. */
final class DoorRounds {
  private static final int NOT_THERE = 404;

  private final MeasuredService service;
  private final int port;
  private final Optional<SSLContext> tls;
  private final String path;

  /**
   * @param tls of who comes; without, the door is plain
   * @param path what is asked for
   */
  DoorRounds(MeasuredService service, int port, Optional<SSLContext> tls, String path) {
    this.service = service;
    this.port = port;
    this.tls = tls;
    this.path = path;
  }

  /** Connections that are kept, each with a question at a time. */
  Map<String, Object> kept(int connections, int questions)
      throws IOException, InterruptedException, ExecutionException {
    List<DoorClient> open = new ArrayList<>();
    ExecutorService callers = Executors.newFixedThreadPool(connections);
    try {
      for (int i = 0; i < connections; i++) {
        open.add(DoorClient.open(port, tls));
      }
      double processor = service.processorSeconds();
      long begun = System.nanoTime();
      List<Future<double[]>> running = new ArrayList<>();
      for (DoorClient client : open) {
        running.add(callers.submit(() -> asked(client, questions)));
      }
      double[] millis = new double[connections * questions];
      for (int i = 0; i < connections; i++) {
        System.arraycopy(running.get(i).get(), 0, millis, i * questions, questions);
      }
      return figures(millis, (System.nanoTime() - begun) / 1e9, processor);
    } finally {
      callers.shutdownNow();
      for (DoorClient client : open) {
        client.close();
      }
    }
  }

  private double[] asked(DoorClient client, int questions) throws IOException {
    double[] millis = new double[questions];
    for (int i = 0; i < questions; i++) {
      long begun = System.nanoTime();
      ask(client);
      millis[i] = (System.nanoTime() - begun) / 1e6;
    }
    return millis;
  }

  private void ask(DoorClient client) throws IOException {
    int status = client.ask(path);
    if (status != NOT_THERE) {
      throw new IllegalStateException(path + " is answered " + status);
    }
  }

  /**
   * New connections with one question each, one after the other.
   *
   * @param resume whether an earlier session may be taken up; all are, or none
   */
  Map<String, Object> anew(int connections, boolean resume) throws IOException {
    double[] millis = new double[connections];
    int resumed = 0;
    forget();
    connect();
    double processor = service.processorSeconds();
    long all = System.nanoTime();
    for (int i = 0; i < connections; i++) {
      if (!resume) {
        forget();
      }
      long begun = System.nanoTime();
      resumed += connect() ? 1 : 0;
      millis[i] = (System.nanoTime() - begun) / 1e6;
    }
    double seconds = (System.nanoTime() - all) / 1e9;
    Map<String, Object> figures = figures(millis, seconds, processor);
    if (tls.isPresent()) {
      figures.put("resumed", resumed);
    }
    return figures;
  }

  private void forget() {
    tls.ifPresent(DoorClient::forget);
  }

  private boolean connect() throws IOException {
    try (DoorClient client = DoorClient.open(port, tls)) {
      ask(client);
      return client.resumed();
    }
  }

  private Map<String, Object> figures(double[] millis, double seconds, double processorBefore) {
    Arrays.sort(millis);
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("perSecond", millis.length / seconds);
    figures.put("medianMillis", millis[millis.length / 2]);
    figures.put("p99Millis", millis[(int) Math.ceil(millis.length * 0.99) - 1]);
    figures.put(
        "processorMicros", (service.processorSeconds() - processorBefore) * 1e6 / millis.length);
    return figures;
  }
}
