package org.tenprint.biometric.adapter.http;

/** Whether the ABIS face is served. */
public enum AbisServing {
  /** No setting has it served: nothing is at the port. */
  NOT_WANTED,
  /** A setting has it served, and its folder is being read or cannot be had: everything is 503. */
  OUT,
  /** It is. */
  SERVED
}
