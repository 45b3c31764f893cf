package org.tenprint.formats.annist;

import org.tenprint.formats.FingerPosition;
import org.tenprint.formats.image.Box;

/** Where one finger lies in a slap, as the sender says it: one subfield of 14.021 (SEG). */
public record Segment(FingerPosition position, Box box) {}
