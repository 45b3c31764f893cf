/**
 * What the service does: {@link org.tenprint.biometric.application.IdentifySubject} answers a
 * booking, {@link org.tenprint.biometric.application.EnrolledGallery} keeps the people it searches
 * among. Invariants: no clock here; what a booking enrols is found by the next one at once, and is
 * gone again if its transaction was.
 */
package org.tenprint.biometric.application;
