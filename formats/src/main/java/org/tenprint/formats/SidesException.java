package org.tenprint.formats;

/** {@link FormatCode#BAD_DIMENSIONS}, which has two directions. */
public final class SidesException extends FormatException {
  private static final long serialVersionUID = 1L;

  private final boolean tooLarge;

  SidesException(boolean tooLarge, int offset, String advice) {
    super(FormatCode.BAD_DIMENSIONS, offset, advice);
    this.tooLarge = tooLarge;
  }

  /** A side, or all pixels together, are too many; else a side is too small. */
  public boolean tooLarge() {
    return tooLarge;
  }

  @Override
  public SidesException within(int base) {
    SidesException outer = new SidesException(tooLarge, base + offset(), advice());
    outer.initCause(this);
    return outer;
  }
}
