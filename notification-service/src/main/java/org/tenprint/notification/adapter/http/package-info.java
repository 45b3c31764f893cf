/**
 * What people do over HTTP. Invariant: an answer of success is given after the broker acknowledged,
 * a refusal is a problem document with a reason code.
 */
package org.tenprint.notification.adapter.http;
