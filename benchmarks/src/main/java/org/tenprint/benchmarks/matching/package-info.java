/**
 * Measures the matching engine beside the exhaustive SourceAFIS scan: speed and size on synthetic
 * people at minutiae level, accuracy on real prints where they are present. Invariants: everything
 * follows from seeds; training people, tuning prints and measured people are disjoint; each figure
 * is written with commit, machine, data and command.
 */
package org.tenprint.benchmarks.matching;
