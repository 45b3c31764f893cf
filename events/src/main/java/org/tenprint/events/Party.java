package org.tenprint.events;

/** Who reads or writes a topic: the names from which access-control lists are made. */
public enum Party {
  AGENCY("the agency of the topic"),
  BOOKING_SERVICE("booking-service"),
  BIOMETRIC_SERVICE("biometric-service"),
  IMMIGRATION_SERVICE("immigration-service"),
  NOTIFICATION_SERVICE("notification-service"),
  RECORD_OWNER("the record owner of the topic"),
  FIELD_OFFICE("the field office of the topic"),
  STATE_BUREAU("the state bureau of the topic"),
  AUDITORS("auditors"),
  BIOMETRIC_AUDITORS("auditors with biometrics"),
  OPERATORS("operators");

  private final String text;

  Party(String text) {
    this.text = text;
  }

  /** The party as a person reads it. */
  public String text() {
    return text;
  }

  /** Whether this is a service, whose text is its name. */
  public boolean service() {
    return text.endsWith("-service");
  }
}
