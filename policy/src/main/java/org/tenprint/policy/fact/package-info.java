/**
 * What is known of a case and of whom it concerns: places, subject, findings of people, the
 * recipient that asks. Values alone: nothing is decided here.
 */
package org.tenprint.policy.fact;
