/**
 * What a command says, for a person or a program. Invariants: a table and its JSON hold the same
 * rows in the same order; nothing here reads the log.
 */
package org.tenprint.audit.render;
