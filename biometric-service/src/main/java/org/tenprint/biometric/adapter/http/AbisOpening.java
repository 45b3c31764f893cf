package org.tenprint.biometric.adapter.http;

import jakarta.ws.rs.NotFoundException;
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
    if (closed) {
      leave.run();
    } else {
      end = leave;
      face = Optional.of(opened);
    }
  }

  /** Whether it is served now. */
  public AbisServing serving() {
    return face.isPresent() ? AbisServing.SERVED : before;
  }

  /** The face, where it is served now. */
  public Optional<AbisFace> face() {
    return face;
  }

  /** The face; the gate lets nobody as far where it is not there. */
  AbisFace served() {
    return face.orElseThrow(NotFoundException::new);
  }

  @Override
  public synchronized void close() {
    closed = true;
    face = Optional.empty();
    end.run();
    end = () -> {};
  }
}
