/** One case from its booking to its last event: what each event makes of it, for each recipient. */
package org.tenprint.policy.cases;
