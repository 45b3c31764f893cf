/**
 * What the service alone knows: a booking's prints, the probe made of them, what a search came to,
 * and what is held of an enrolled person. Values only; the engine is the {@code matching} module's.
 */
package org.tenprint.biometric.domain;
