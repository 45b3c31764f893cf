/**
 * Who may do what: credentials of parties, and the access of a cluster against what the catalogue
 * declares.
 */
package org.tenprint.audit.access;
