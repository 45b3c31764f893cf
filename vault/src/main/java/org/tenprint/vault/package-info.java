/**
 * Data keys of people, one for each booking: made, found, and destroyed for good. What is sealed
 * under a key that was destroyed can be read by nobody, wherever it lies.
 */
package org.tenprint.vault;
