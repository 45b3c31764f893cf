package org.tenprint.vault;

import java.io.IOException;
import java.security.GeneralSecurityException;

/** Fails at a step and at every later one, as the rest of a process that was killed. */
class BrokenOff implements KeyEncryption {
  private final KeyEncryption real;
  private int left;

  BrokenOff(KeyEncryption real, int steps) {
    this.real = real;
    this.left = steps;
  }

  void broken() throws IOException {
    throw new IOException("broken off");
  }

  private void step() throws IOException {
    if (left-- <= 0) {
      broken();
    }
  }

  @Override
  public byte[] wrap(byte[] secret, byte[] about) throws GeneralSecurityException, IOException {
    step();
    return real.wrap(secret, about);
  }

  @Override
  public byte[] unwrap(byte[] wrapped, byte[] about) throws GeneralSecurityException, IOException {
    return real.unwrap(wrapped, about);
  }

  @Override
  public boolean isCurrent(byte[] wrapped) throws IOException {
    return real.isCurrent(wrapped);
  }

  @Override
  public void begin() throws GeneralSecurityException, IOException {
    step();
    real.begin();
  }

  @Override
  public void end() throws GeneralSecurityException, IOException {
    step();
    real.end();
  }
}
