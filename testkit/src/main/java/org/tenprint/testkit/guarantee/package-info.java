/**
 * What the system promises, as objects that look at a log and say what in it breaks the promise.
 * They hold after restarts, kills and duplicates, so they are asked at the end of such tests.
 * Invariant: each is also run on a planted violation in this module's own tests.
 */
package org.tenprint.testkit.guarantee;
