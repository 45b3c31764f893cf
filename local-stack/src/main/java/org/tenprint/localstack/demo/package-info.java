/**
 * The demonstration: sample people, instruments and bookings, sent through the running system, and
 * a table of what became of each. Invariant: nothing is pretended; every line of the table is read
 * back from the topics.
 */
package org.tenprint.localstack.demo;
