package org.tenprint.biometric.adapter.http;

import jakarta.ws.rs.ServiceUnavailableException;
import java.util.Optional;

/**
 * The ABIS face, which is opened while the pipeline goes on: before that, and where it cannot be,
 * it is {@link AbisServing#OUT}. For any number of threads.
 */
public final class AbisOpening implements AutoCloseable {
  private final AbisServing before;
  private volatile Optional<AbisFace> face = Optional.empty();
  private Runnable end = () -> {};
  private boolean closed;
  private volatile boolean ended;

  private AbisOpening(AbisServing before) {
    this.before = before;
  }

  /** Of a face that no setting has served. */
  public static AbisOpening notWanted() {
    return new AbisOpening(AbisServing.NOT_WANTED);
  }

  /** Of a face that is being opened. */
  public static AbisOpening begun() {
    return new AbisOpening(AbisServing.OUT);
  }

  /**
   * It is there.
   *
   * @param leave lets others have what it has; at once where this was closed meanwhile
   */
  public synchronized void opened(AbisFace opened, Runnable leave) {
    ended = true;
    if (closed) {
      leave.run();
    } else {
      end = leave;
      face = Optional.of(opened);
    }
  }

  /** It cannot be opened. */
  public void failed() {
    ended = true;
  }

  /** Whether it was opened, or could not be: until then its people are being read. */
  public boolean ended() {
    return ended;
  }

  /** Whether it is served now. */
  public AbisServing serving() {
    return face.isPresent() ? AbisServing.SERVED : before;
  }

  /** The face, where it is served now. */
  public Optional<AbisFace> face() {
    return face;
  }

  /**
   * The face. The gate lets nobody as far where it is not there, but it may be closed since.
   *
   * @throws ServiceUnavailableException if it is: who is held is not to be told from this
   */
  AbisFace served() {
    return face.orElseThrow(ServiceUnavailableException::new);
  }

  @Override
  public synchronized void close() {
    closed = true;
    face = Optional.empty();
    end.run();
    end = () -> {};
  }
}
