/** The keys of people and what wraps them: verbs of whoever runs the services on this machine. */
package org.tenprint.audit.keys;
