/**
 * Reference data, loaded as one versioned set: which agency stands in which county and state, which
 * field office is responsible for a county, which level an offence code has. Invariants: a set
 * never changes once loaded; two sets with the same content have the same version, whatever the
 * order of their rows; a bad row is an error that names file and line, and no set is loaded.
 */
package org.tenprint.reference;
