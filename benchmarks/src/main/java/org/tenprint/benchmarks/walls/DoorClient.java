package org.tenprint.benchmarks.walls;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Locale;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSessionContext;
import javax.net.ssl.SSLSocket;

/**
 * One connection of a client that does as little as can be, so that what is measured is the
 * server's: HTTP/1.1 over a blocking socket, bodies of a stated length alone.
 */
final class DoorClient implements AutoCloseable {
  private static final String HOST = "127.0.0.1";
  private static final int LONGEST_MILLIS = 30_000;

  private final Socket socket;
  private final InputStream in;
  private final boolean resumed;

  private DoorClient(Socket socket, boolean resumed) throws IOException {
    this.socket = socket;
    this.in = new BufferedInputStream(socket.getInputStream());
    this.resumed = resumed;
  }

  /**
   * Connects, and shakes hands where there is TLS.
   *
   * @param tls of who comes; without, the connection is plain
   */
  static DoorClient open(int port, Optional<SSLContext> tls) throws IOException {
    if (tls.isEmpty()) {
      return new DoorClient(set(new Socket(HOST, port)), false);
    }
    long begun = System.currentTimeMillis();
    SSLSocket socket = (SSLSocket) tls.get().getSocketFactory().createSocket(HOST, port);
    set(socket);
    socket.startHandshake();
    // a session that is taken up again is as old as it was
    return new DoorClient(socket, socket.getSession().getCreationTime() < begun);
  }

  private static Socket set(Socket socket) throws IOException {
    socket.setTcpNoDelay(true);
    socket.setSoTimeout(LONGEST_MILLIS);
    return socket;
  }

  /** Forgets every session: the next handshake is a full one. */
  static void forget(SSLContext tls) {
    SSLSessionContext kept = tls.getClientSessionContext();
    for (byte[] id : Collections.list(kept.getIds())) {
      Optional.ofNullable(kept.getSession(id)).ifPresent(SSLSession::invalidate);
    }
  }

  /** Whether the handshake took up an earlier session. */
  boolean resumed() {
    return resumed;
  }

  /** Asks and reads the whole answer. */
  int ask(String path) throws IOException {
    String request = "GET " + path + " HTTP/1.1\r\nHost: " + HOST + "\r\n\r\n";
    socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
    String status = line();
    int length = -1;
    for (String header = line(); !header.isEmpty(); header = line()) {
      if (header.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
        length = Integer.parseInt(header.substring("content-length:".length()).trim());
      }
    }
    if (length < 0 || in.readNBytes(length).length != length) {
      throw new IOException("an answer without its length: " + status);
    }
    return Integer.parseInt(status.split(" ")[1]);
  }

  private String line() throws IOException {
    StringBuilder line = new StringBuilder();
    for (int read = in.read(); read != '\n'; read = in.read()) {
      if (read < 0) {
        throw new IOException("the service ended the connection");
      }
      if (read != '\r') {
        line.append((char) read);
      }
    }
    return line.toString();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
