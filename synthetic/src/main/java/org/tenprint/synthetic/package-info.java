/**
 * Fingerprints of people who do not exist. A person is a seed; each finger has a ridge pattern
 * (orientation field with singularities, ridge distance, ridges grown by iterated oriented
 * filtering) and each impression of it is a press with its own place, distortion, pressure, noise
 * and area. Everything is a function of the seeds: same seeds, same pixels, on every machine
 * (tables by StrictMath, no shared randomness). After R. Cappelli, D. Maio, D. Maltoni, "Synthetic
 * Fingerprint-Database Generation" (ICPR 2002), and "Handbook of Fingerprint Recognition", chapter
 * 6; none of the data is anybody's.
 */
package org.tenprint.synthetic;
