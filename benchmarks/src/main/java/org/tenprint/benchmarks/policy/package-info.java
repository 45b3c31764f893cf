/**
 * How fast the disclosure policy decides with the instruments of a whole nation in force, and how
 * soon an approved instrument applies on a stack that runs. Invariants: nation and bookings are
 * made from one seed; scan and index answer the same inquiries in the same run, and alike, or there
 * is no figure.
 */
package org.tenprint.benchmarks.policy;
