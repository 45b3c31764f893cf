package org.tenprint.policy.fact;

/** Which of a booking's places is held against a scope. */
public enum PlaceKind {
  CONTROLLING,
  ARRESTING,
  BOOKING
}
