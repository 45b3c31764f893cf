/**
 * What the service does: it keeps records as their feed has them, and determines what was known of
 * an identified person. Invariants: no clock here; a store that is away is waited for within
 * bounds, and then the service ends: nothing is skipped and nothing is guessed.
 */
package org.tenprint.immigration.application;
