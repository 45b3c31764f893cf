package org.tenprint.scenarios;

/** Stands where the runner of scenarios does, for the violation that uses it. */
public final class Tool {}
