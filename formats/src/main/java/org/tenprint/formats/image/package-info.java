/**
 * Fingerprint images: PNG, WSQ and raw 8-bit grey are inspected within bounds, decoded and written.
 * {@code FingerImage} is how a print is read, {@code ImageDecoder} the one way to pixels. An image
 * of this package is 8-bit grey, row by row, dark ridges on a light ground.
 */
package org.tenprint.formats.image;
