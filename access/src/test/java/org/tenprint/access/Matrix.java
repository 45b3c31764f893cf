package org.tenprint.access;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeClusterOptions;
import org.apache.kafka.clients.admin.DescribeConsumerGroupsOptions;
import org.apache.kafka.clients.admin.DescribeTopicsOptions;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.tenprint.events.Principal;

/**
 * Who may do what with which resource, cell by cell: as the brokers answer each principal itself,
 * or as a table says.
 *
 * @param cells by resource, then principal, one letter an operation that is allowed, in the order
 *     of {@link #LETTERS}; principals without any are left out
 */
record Matrix(Map<String, Map<String, String>> cells) {
  /** Read, write, describe, create, delete, alter, alter and describe settings. */
  private static final String LETTERS = "rwdcxaAg";

  private static final List<AclOperation> OPERATIONS =
      List.of(
          AclOperation.READ,
          AclOperation.WRITE,
          AclOperation.DESCRIBE,
          AclOperation.CREATE,
          AclOperation.DELETE,
          AclOperation.ALTER,
          AclOperation.ALTER_CONFIGS,
          AclOperation.DESCRIBE_CONFIGS);

  private static final List<String> TRANSACTIONS =
      List.of(
          "booking-service-0",
          "immigration-service-statements-1",
          "notification-service-7",
          "agency.MA0130100.main",
          "any");

  /**
   * A table: {@code = COLUMN PRINCIPAL} for each column, then a row a resource, {@code .} where
   * nothing may be.
   */
  static Matrix read(Path file) throws IOException {
    List<String> principals = new ArrayList<>();
    Map<String, Map<String, String>> cells = new TreeMap<>();
    for (String line : Files.readAllLines(file)) {
      String[] words = line.trim().split("\\s+");
      if (line.isBlank() || line.startsWith("#")) {
        continue;
      } else if (words[0].equals("=")) {
        principals.add(words[2]);
        continue;
      } else if (words.length != principals.size() + 2) {
        throw new IOException("not " + principals.size() + " cells: " + line);
      }
      Map<String, String> row = cells.computeIfAbsent(words[0] + " " + words[1], r -> row());
      for (int i = 0; i < principals.size(); i++) {
        put(row, principals.get(i), words[i + 2].equals(".") ? "" : words[i + 2]);
      }
    }
    return new Matrix(cells);
  }

  /** As the brokers answer these principals. */
  static Matrix ask(ClosedCluster cluster, Collection<Principal> principals) throws Exception {
    Map<String, Map<String, String>> cells = new TreeMap<>();
    List<String> topics = cluster.topics();
    topics.forEach(topic -> cells.put("topic " + topic, row()));
    ClosedCluster.GROUPS.forEach(group -> cells.put("group " + group, row()));
    cells.put("cluster -", row());
    Map<String, Admin> admins = new LinkedHashMap<>();
    principals.forEach(who -> admins.put(who.text(), cluster.admin(who)));
    Map<String, Map<String, KafkaFuture<Set<AclOperation>>>> asked = new LinkedHashMap<>();
    admins.forEach((who, admin) -> asked.put(who, questions(admin, topics)));
    for (var answers : asked.entrySet()) {
      for (var answer : answers.getValue().entrySet()) {
        put(cells.get(answer.getKey()), answers.getKey(), letters(answer.getValue()));
      }
    }
    return new Matrix(cells);
  }

  /** Which of these may begin transactions of which id, by trying it. */
  static Matrix transactions(ClosedCluster cluster, Collection<Principal> principals) {
    Map<String, Map<String, String>> cells = new TreeMap<>();
    TRANSACTIONS.forEach(id -> cells.put("transactions " + id, row()));
    for (Principal who : principals) {
      for (String id : TRANSACTIONS) {
        put(cells.get("transactions " + id), who.text(), begins(cluster, who, id) ? "w" : "");
      }
    }
    return new Matrix(cells);
  }

  private static Map<String, KafkaFuture<Set<AclOperation>>> questions(
      Admin admin, List<String> topics) {
    Map<String, KafkaFuture<Set<AclOperation>>> questions = new LinkedHashMap<>();
    admin
        .describeTopics(topics, new DescribeTopicsOptions().includeAuthorizedOperations(true))
        .topicNameValues()
        .forEach(
            (topic, answer) ->
                questions.put(
                    "topic " + topic, answer.thenApply(found -> found.authorizedOperations())));
    questions.put(
        "cluster -",
        admin
            .describeCluster(new DescribeClusterOptions().includeAuthorizedOperations(true))
            .authorizedOperations());
    admin
        .describeConsumerGroups(
            ClosedCluster.GROUPS,
            new DescribeConsumerGroupsOptions().includeAuthorizedOperations(true))
        .describedGroups()
        .forEach(
            (group, answer) ->
                questions.put(
                    "group " + group, answer.thenApply(found -> found.authorizedOperations())));
    return questions;
  }

  private static String letters(KafkaFuture<Set<AclOperation>> answer) throws Exception {
    try {
      Set<AclOperation> allowed = answer.get();
      StringBuilder letters = new StringBuilder();
      for (int i = 0; i < OPERATIONS.size(); i++) {
        if (allowed.contains(OPERATIONS.get(i))) {
          letters.append(LETTERS.charAt(i));
        }
      }
      return letters.toString();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof AuthorizationException) {
        return "";
      }
      throw e;
    }
  }

  private static boolean begins(ClosedCluster cluster, Principal who, String id) {
    Map<String, Object> client = new LinkedHashMap<>(cluster.client(who));
    client.put("transactional.id", id);
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(client, new ByteArraySerializer(), new ByteArraySerializer())) {
      producer.initTransactions();
      return true;
    } catch (AuthorizationException e) {
      return false;
    }
  }

  private static Map<String, String> row() {
    return new TreeMap<>();
  }

  private static void put(Map<String, String> row, String principal, String letters) {
    if (!letters.isEmpty()) {
      row.put(principal, letters);
    }
  }

  /** Both. */
  Matrix and(Matrix other) {
    Map<String, Map<String, String>> both = new TreeMap<>(cells);
    both.putAll(other.cells);
    return new Matrix(both);
  }

  /** How many cells there are for so many principals. */
  int cells(int principals) {
    return cells.size() * principals * LETTERS.length();
  }

  /** Every cell that is not as in the other, in words; of resources that are asked about here. */
  List<String> differences(Matrix other, Collection<Principal> principals) {
    List<String> differences = new ArrayList<>();
    for (String resource : cells.keySet()) {
      for (Principal who : principals) {
        String here = cells.get(resource).getOrDefault(who.text(), "nothing");
        String there =
            other.cells.getOrDefault(resource, Map.of()).getOrDefault(who.text(), "nothing");
        if (!here.equals(there)) {
          differences.add("%s of %s: %s, not %s".formatted(resource, who, here, there));
        }
      }
    }
    return differences;
  }

  /** As a table. */
  String table(List<Principal> principals) {
    StringBuilder table = new StringBuilder();
    StringBuilder head = new StringBuilder("#%-82s".formatted(""));
    for (int i = 0; i < principals.size(); i++) {
      String column = "" + (char) ('A' + i);
      table.append("= %s %s%n".formatted(column, principals.get(i)));
      head.append(" %-5s".formatted(column));
    }
    table.append('\n').append(head.toString().stripTrailing());
    for (var row : cells.entrySet()) {
      StringBuilder line = new StringBuilder("%-83s".formatted(row.getKey()));
      for (Principal who : principals) {
        line.append(" %-5s".formatted(row.getValue().getOrDefault(who.text(), ".")));
      }
      table.append('\n').append(line.toString().stripTrailing());
    }
    return table.append('\n').toString();
  }
}
