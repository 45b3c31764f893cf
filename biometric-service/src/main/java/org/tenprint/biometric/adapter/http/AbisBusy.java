package org.tenprint.biometric.adapter.http;

/** As many requests as may be are being worked on. */
final class AbisBusy extends RuntimeException {
  private static final long serialVersionUID = 1L;

  AbisBusy() {
    super("as many requests as may be are being worked on");
  }
}
