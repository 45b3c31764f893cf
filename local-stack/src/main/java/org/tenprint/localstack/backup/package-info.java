/**
 * Backups of a stack as of one instant, and what is made of them again. Invariant: a folder with a
 * manifest is a whole backup; what is restored is what was backed up, byte by byte, or nothing is.
 */
package org.tenprint.localstack.backup;
