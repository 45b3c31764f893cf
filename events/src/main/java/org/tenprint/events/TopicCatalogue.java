package org.tenprint.events;

import static org.tenprint.events.Party.AGENCY;
import static org.tenprint.events.Party.AUDITORS;
import static org.tenprint.events.Party.BIOMETRIC_AUDITORS;
import static org.tenprint.events.Party.BIOMETRIC_SERVICE;
import static org.tenprint.events.Party.BOOKING_SERVICE;
import static org.tenprint.events.Party.FIELD_OFFICE;
import static org.tenprint.events.Party.IMMIGRATION_SERVICE;
import static org.tenprint.events.Party.NOTIFICATION_SERVICE;
import static org.tenprint.events.Party.RECORD_OWNER;
import static org.tenprint.events.Party.STATE_BUREAU;
import static org.tenprint.events.TopicDraft.topic;

import java.time.Duration;
import java.util.List;
import org.tenprint.events.audit.Access;
import org.tenprint.events.biometric.Enrolment;
import org.tenprint.events.biometric.Identification;
import org.tenprint.events.biometric.ShardAnswer;
import org.tenprint.events.biometric.ShardSearch;
import org.tenprint.events.biometric.SubjectRemoval;
import org.tenprint.events.booking.Booking;
import org.tenprint.events.booking.Receipt;
import org.tenprint.events.booking.Submission;
import org.tenprint.events.immigration.Determination;
import org.tenprint.events.immigration.ImmigrationRecord;
import org.tenprint.events.immigration.RecordStatement;
import org.tenprint.events.notification.CaseEvent;
import org.tenprint.events.notification.CaseStep;
import org.tenprint.events.notification.Disposition;
import org.tenprint.events.notification.Erasure;
import org.tenprint.events.notification.Expungement;
import org.tenprint.events.notification.Instrument;
import org.tenprint.events.notification.Reassignment;
import org.tenprint.events.notification.RecipientMessage;
import org.tenprint.events.notification.Review;

/**
 * Every topic of the system, once: topics, access-control lists and {@code docs/topics.md} are made
 * from here. Whoever is an auditor with biometrics is an auditor too.
 */
public final class TopicCatalogue {
  /** Partitions of the topics on the way of a booking, keyed so that a booking stays on one. */
  public static final int FLOW_PARTITIONS = 6;

  private static final Duration HOUR = Duration.ofHours(1);
  private static final Duration WEEK = Duration.ofDays(7);
  private static final Duration MONTH = Duration.ofDays(30);
  private static final Duration QUARTER = Duration.ofDays(90);
  private static final Duration FIVE_YEARS = Duration.ofDays(5 * 365 + 1);

  public static final TopicSpec SUBMISSIONS =
      topic("booking.submissions.<ORI>.v1", "TCN", Submission.getClassSchema())
          .partitions(1)
          .kept(WEEK)
          .biometrics()
          .from(AGENCY)
          .to(BOOKING_SERVICE, BIOMETRIC_AUDITORS)
          .clearedBy(BOOKING_SERVICE)
          .says("A booking event from an agency that speaks Kafka.");

  public static final TopicSpec RECEIPTS =
      topic("booking.receipts.v1", "ORI/TCN, of a refusal ORI/TCN/digest", Receipt.getClassSchema())
          .compacted()
          .from(BOOKING_SERVICE)
          .to(BOOKING_SERVICE, AUDITORS)
          .says("What was accepted or refused, and the digest: makes intake idempotent.");

  public static final TopicSpec BOOKINGS =
      topic("booking.bookings.v1", "booking id", Booking.getClassSchema())
          .kept(MONTH)
          .biometrics()
          .from(BOOKING_SERVICE)
          .to(BIOMETRIC_SERVICE, BIOMETRIC_AUDITORS)
          .says("The accepted booking with its prints.");

  public static final TopicSpec ENROLMENTS =
      topic("biometric.enrolments.v1", "subject id", Enrolment.getClassSchema())
          .compacted()
          .biometrics()
          .from(BIOMETRIC_SERVICE, Party.OPERATORS)
          .to(BIOMETRIC_SERVICE, BIOMETRIC_AUDITORS)
          .says("The gallery: templates by subject; a null record removes a person.");

  public static final TopicSpec IDENTIFICATIONS =
      topic("biometric.identifications.v1", "booking id", Identification.getClassSchema())
          .kept(FIVE_YEARS)
          .from(BIOMETRIC_SERVICE)
          .to(IMMIGRATION_SERVICE, AUDITORS)
          .says("Exactly one a booking: MATCH, NO_MATCH, GREY or ERROR; no prints.");

  public static final TopicSpec REMOVALS =
      topic("biometric.removals.v1", "id of the subject's key", SubjectRemoval.getClassSchema())
          .partitions(1)
          .from(BIOMETRIC_SERVICE)
          .to(BIOMETRIC_SERVICE, IMMIGRATION_SERVICE, AUDITORS)
          .says("Which subjects are forgotten, of whom no booking is left.");

  public static final TopicSpec SHARD_SEARCHES =
      topic("biometric.shard-searches.v1", "booking asked about", ShardSearch.getClassSchema())
          .partitions(1)
          .kept(HOUR)
          .from(BIOMETRIC_SERVICE)
          .to(BIOMETRIC_SERVICE, AUDITORS)
          .says("Used by a sharded gallery alone: asks the other shards; no prints.");

  public static final TopicSpec SHARD_ANSWERS =
      topic("biometric.shard-answers.v1", "booking asked about", ShardAnswer.getClassSchema())
          .partitions(1)
          .kept(HOUR)
          .from(BIOMETRIC_SERVICE)
          .to(BIOMETRIC_SERVICE, AUDITORS)
          .says("Used by a sharded gallery alone: whom one shard proposes; no prints.");

  public static final TopicSpec STATEMENTS =
      topic("immigration.submissions.<OWNER>.v1", "subject id", RecordStatement.getClassSchema())
          .partitions(1)
          .kept(WEEK)
          .from(RECORD_OWNER)
          .to(IMMIGRATION_SERVICE, AUDITORS)
          .clearedBy(IMMIGRATION_SERVICE)
          .says("What a record owner states of a subject, or takes back.");

  public static final TopicSpec RECORDS =
      topic("immigration.records.v1", "subject id", ImmigrationRecord.getClassSchema())
          .from(IMMIGRATION_SERVICE)
          .to(IMMIGRATION_SERVICE, AUDITORS)
          .says(
              "Every statement of an immigration record: the tables are made of it, and audits rest on it.");

  public static final TopicSpec DETERMINATIONS =
      topic("immigration.determinations.v1", "booking id", Determination.getClassSchema())
          .kept(FIVE_YEARS)
          .from(IMMIGRATION_SERVICE)
          .to(NOTIFICATION_SERVICE, AUDITORS)
          .says("Status, level by scheme with its facts, places and responsible field office.");

  public static final TopicSpec INSTRUMENTS =
      topic("notification.instruments.v1", "instrument id", Instrument.getClassSchema())
          .partitions(1)
          .from(NOTIFICATION_SERVICE)
          .to(NOTIFICATION_SERVICE, AUDITORS)
          .says("Legal instruments: each record the whole state after a proposal or approval.");

  public static final TopicSpec REVIEWS =
      topic("notification.reviews.v1", "booking id", Review.getClassSchema())
          .kept(FIVE_YEARS)
          .from(NOTIFICATION_SERVICE)
          .to(NOTIFICATION_SERVICE, AUDITORS)
          .says("People's decisions on held or delivered cases.");

  public static final TopicSpec CASE_EVENTS =
      topic("notification.case-events.v1", "booking id", CaseEvent.getClassSchema())
          .kept(FIVE_YEARS)
          .from(NOTIFICATION_SERVICE)
          .to(NOTIFICATION_SERVICE, AUDITORS)
          .says("Dismissed charges, protected flags, expungements, requests, push results.");

  public static final TopicSpec CASE_STEPS =
      topic("notification.case-steps.v1", "booking id", CaseStep.getClassSchema())
          .from(NOTIFICATION_SERVICE)
          .to(AUDITORS)
          .says("Each step of a case and what it was decided on, so that it can be decided again.");

  public static final TopicSpec DISPOSITIONS =
      topic("notification.dispositions.v1", "booking id", Disposition.getClassSchema())
          .from(NOTIFICATION_SERVICE)
          .to(BOOKING_SERVICE, AUDITORS)
          .says("One per recipient: delivered, withheld, held, recalled; why, and under what.");

  public static final TopicSpec EXPUNGEMENTS =
      topic("notification.expungements.v1", "booking id", Expungement.getClassSchema())
          .from(NOTIFICATION_SERVICE)
          .to(NOTIFICATION_SERVICE, AUDITORS)
          .says("Orders to forget a booking: each record the whole state, proposed or approved.");

  public static final TopicSpec REASSIGNMENTS =
      topic("notification.reassignments.v1", "booking id", Reassignment.getClassSchema())
          .from(NOTIFICATION_SERVICE)
          .to(BIOMETRIC_SERVICE, NOTIFICATION_SERVICE, AUDITORS)
          .says("Orders on whose prints a booking's are: each record the whole state.");

  public static final TopicSpec ERASURES =
      topic("notification.erasures.v1", "booking id", Erasure.getClassSchema())
          .partitions(1)
          .from(NOTIFICATION_SERVICE)
          .to(
              BOOKING_SERVICE,
              BIOMETRIC_SERVICE,
              IMMIGRATION_SERVICE,
              NOTIFICATION_SERVICE,
              AUDITORS)
          .says("Which bookings are forgotten: their keys are destroyed, at each start anew.");

  public static final TopicSpec FIELD_OFFICE_MATCHES =
      topic("field-office.<CODE>.matches.v1", "booking id", RecipientMessage.getClassSchema())
          .partitions(1)
          .kept(QUARTER)
          .from(NOTIFICATION_SERVICE)
          .to(FIELD_OFFICE, AUDITORS)
          .says("What that field office may see.");

  public static final TopicSpec SIB_IDENTIFICATIONS =
      topic("sib.<STATE>.identifications.v1", "booking id", RecipientMessage.getClassSchema())
          .partitions(1)
          .kept(QUARTER)
          .from(NOTIFICATION_SERVICE)
          .to(STATE_BUREAU, AUDITORS)
          .says("What that state's identification bureau may and wishes to receive.");

  public static final TopicSpec AGENCY_IDENTIFICATIONS =
      topic("agency.<ORI>.identifications.v1", "booking id", RecipientMessage.getClassSchema())
          .partitions(1)
          .kept(QUARTER)
          .from(NOTIFICATION_SERVICE)
          .to(AGENCY, AUDITORS)
          .says("What that agency may and wishes to receive, requests included.");

  public static final TopicSpec AGENCY_RECEIPTS =
      topic("agency.<ORI>.receipts.v1", "TCN, empty where there was none", Receipt.getClassSchema())
          .partitions(1)
          .kept(QUARTER)
          .from(BOOKING_SERVICE)
          .to(AGENCY, AUDITORS)
          .says("What became of each record that the agency wrote to its submissions topic.");

  public static final TopicSpec ACCESSES =
      topic("audit.accesses.v1", "booking id, of more who reads", Access.getClassSchema())
          .kept(FIVE_YEARS)
          .from(BOOKING_SERVICE, NOTIFICATION_SERVICE, AUDITORS, BIOMETRIC_AUDITORS)
          .to(AUDITORS)
          .says("Who was handed what is known of whom, and what for: written before it is.");

  /** Every topic and family, in the order of the flow. */
  public static final List<TopicSpec> ALL =
      List.of(
          SUBMISSIONS,
          RECEIPTS,
          BOOKINGS,
          ENROLMENTS,
          IDENTIFICATIONS,
          REMOVALS,
          SHARD_SEARCHES,
          SHARD_ANSWERS,
          STATEMENTS,
          RECORDS,
          DETERMINATIONS,
          INSTRUMENTS,
          REVIEWS,
          CASE_EVENTS,
          CASE_STEPS,
          DISPOSITIONS,
          EXPUNGEMENTS,
          REASSIGNMENTS,
          ERASURES,
          FIELD_OFFICE_MATCHES,
          SIB_IDENTIFICATIONS,
          AGENCY_IDENTIFICATIONS,
          AGENCY_RECEIPTS,
          ACCESSES);

  /** Which service's group reads which topic: these pairs have dead-letter topics. */
  public static final List<Consumption> CONSUMPTIONS =
      List.of(
          new Consumption(SUBMISSIONS, "booking-service"),
          new Consumption(RECEIPTS, "booking-service"),
          new Consumption(DISPOSITIONS, "booking-service"),
          new Consumption(BOOKINGS, "biometric-service"),
          new Consumption(ENROLMENTS, "biometric-service"),
          new Consumption(SHARD_SEARCHES, "biometric-service"),
          new Consumption(SHARD_ANSWERS, "biometric-service"),
          new Consumption(IDENTIFICATIONS, "immigration-service"),
          new Consumption(REMOVALS, "biometric-service"),
          new Consumption(REMOVALS, "immigration-service"),
          new Consumption(STATEMENTS, "immigration-service"),
          new Consumption(RECORDS, "immigration-service"),
          new Consumption(DETERMINATIONS, "notification-service"),
          new Consumption(INSTRUMENTS, "notification-service"),
          new Consumption(REVIEWS, "notification-service"),
          new Consumption(CASE_EVENTS, "notification-service"),
          new Consumption(EXPUNGEMENTS, "notification-service"),
          new Consumption(REASSIGNMENTS, "biometric-service"),
          new Consumption(REASSIGNMENTS, "notification-service"),
          new Consumption(ERASURES, "booking-service"),
          new Consumption(ERASURES, "biometric-service"),
          new Consumption(ERASURES, "immigration-service"),
          new Consumption(ERASURES, "notification-service"));

  /** Of a topic that is cleared: how long a segment is written to. What it holds goes with it. */
  public static final Duration CLEARED_SEGMENT = Duration.ofMinutes(10);

  /** The group that takes record owners' statements; its dead letters are immigration-service's. */
  public static final String STATEMENTS_GROUP = "immigration-service-statements";

  /** How long dead letters are kept. */
  public static final Duration DEAD_LETTERS_KEPT = MONTH;

  private TopicCatalogue() {}
}
