package org.tenprint.matching.prints;

/**
 * What a ridge does at a minutia. Sources that do not tell are read as {@link #ENDING}, as ISO/IEC
 * 19794-2 readers do.
 */
public enum MinutiaKind {
  ENDING,
  BIFURCATION
}
