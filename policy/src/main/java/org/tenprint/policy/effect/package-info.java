/**
 * What an instrument would change before anybody approves it: by value, on sample cases, and with
 * what it conflicts.
 */
package org.tenprint.policy.effect;
