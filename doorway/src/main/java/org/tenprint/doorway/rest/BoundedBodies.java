package org.tenprint.doorway.rest;

import jakarta.enterprise.inject.Instance;
import jakarta.ws.rs.ClientErrorException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.tenprint.doorway.DoorErrors;

/**
 * Counts a body as it is read for a resource, and refuses what goes on after the most that the
 * service takes: the server itself would end the answer without a word.
 */
@Provider
public class BoundedBodies implements ReaderInterceptor {
  private final Instance<DoorErrors> door;

  /**
   * @param door asked when a body comes: interceptors are made before a service has its settings
   */
  BoundedBodies(Instance<DoorErrors> door) {
    this.door = door;
  }

  @Override
  public Object aroundReadFrom(ReaderInterceptorContext body) throws IOException {
    body.setInputStream(new Counted(body.getInputStream(), door.get().largestBody()));
    return body.proceed();
  }

  /** A stream of so many bytes at most. */
  private static final class Counted extends FilterInputStream {
    private long left;

    Counted(InputStream in, long most) {
      super(in);
      this.left = most;
    }

    @Override
    public int read() throws IOException {
      int read = in.read();
      count(read < 0 ? 0 : 1);
      return read;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      int read = in.read(into, offset, length);
      count(read);
      return read;
    }

    private void count(int read) {
      left -= Math.max(0, read);
      if (left < 0) {
        throw new ClientErrorException(Response.Status.REQUEST_ENTITY_TOO_LARGE);
      }
    }
  }
}
