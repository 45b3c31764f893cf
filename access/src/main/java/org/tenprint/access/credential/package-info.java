/**
 * Identities as files: the deployment's certificate authority, and the credential of each
 * principal.
 *
 * <p>Invariants: private keys are readable by their owner alone from the moment their file exists;
 * the subject of a certificate is the principal and, after a revocation, which of its credentials;
 * a subject that was revoked is never issued again.
 */
package org.tenprint.access.credential;
