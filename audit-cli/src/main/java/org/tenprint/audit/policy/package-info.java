/**
 * The verbs of a policy author: scenario files are run, and proposed instruments explained, on the
 * policy by itself. Invariants: nothing here needs a broker or a database; the table ends with how
 * many scenarios passed and how many failed; a file that cannot be read is never counted as passed.
 */
package org.tenprint.audit.policy;
