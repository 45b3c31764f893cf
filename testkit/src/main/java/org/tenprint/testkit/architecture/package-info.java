/**
 * Architecture rules as allow-lists that each module checks itself against.
 *
 * <p>Invariant: every rule is also run on a planted violation in this module's own tests, since a
 * rule with a typo in a package name passes for ever.
 */
package org.tenprint.testkit.architecture;
