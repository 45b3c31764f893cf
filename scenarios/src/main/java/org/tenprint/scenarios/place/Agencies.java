package org.tenprint.scenarios.place;

/**
 * The agencies of a booking.
 *
 * @param controlling ORI of the agency in control of the case
 * @param arresting ORI of the agency that arrested
 * @param booking ORI of the agency that booked
 */
public record Agencies(String controlling, String arresting, String booking) {}
