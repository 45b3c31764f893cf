package org.tenprint.biometric.domain;

import java.util.Optional;
import org.tenprint.matching.intake.Print;

/**
 * A print as it was booked.
 *
 * @param position friction ridge position as stated, 1 to 10 if it is right
 * @param print image or minutiae record; empty where raw pixels came without their sides
 */
public record CapturedPrint(int position, Optional<Print> print) {}
