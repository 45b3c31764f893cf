package org.tenprint.scenarios.text;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.schema.FailsafeSchema;

/**
 * A YAML document as a tree of text.
 *
 * <p>Bounded: one document of at most {@value #MOST_CHARACTERS} characters, {@value #DEEPEST}
 * levels and {@value #MOST_NODES} nodes, those behind aliases counted each time.
 */
final class YamlText {
  private static final int MOST_CHARACTERS = 1 << 20;
  private static final int DEEPEST = 32;
  private static final int MOST_NODES = 100_000;
  private static final LoadSettings SETTINGS =
      LoadSettings.builder()
          .setSchema(new FailsafeSchema())
          .setCodePointLimit(MOST_CHARACTERS)
          .build();

  private final String file;
  private final Iterator<Event> events;
  private final Map<String, YamlNode> anchors = new HashMap<>();
  private final Map<YamlNode, Integer> sizes = new java.util.IdentityHashMap<>();
  private int nodes;

  private YamlText(String file, Iterator<Event> events) {
    this.file = file;
    this.events = events;
  }

  /**
   * Reads one document.
   *
   * @param file names the document in errors
   * @throws UnreadableText if it is no YAML, empty, more than one document or beyond a bound
   */
  public static YamlNode read(String file, String text) throws UnreadableText {
    try {
      return new YamlText(file, new Parse(SETTINGS).parseString(text).iterator()).document();
    } catch (MarkedYamlEngineException e) {
      YamlNode.Position at = e.getProblemMark().map(YamlText::at).orElse(YamlNode.Position.START);
      throw new UnreadableText(Node.where(file, at, "") + ": " + e.getProblem(), e);
    } catch (YamlEngineException e) {
      throw new UnreadableText(
          file + ": " + String.valueOf(e.getMessage()).replaceAll("\\s+", " "), e);
    }
  }

  private YamlNode document() throws UnreadableText {
    YamlNode root = null;
    while (events.hasNext()) {
      Event event = events.next();
      switch (event.getEventId()) {
        case StreamStart, StreamEnd, DocumentEnd, Comment -> {}
        case DocumentStart -> {
          if (root != null) {
            throw error(event, "more than one document");
          }
          root = node(events.next(), 1);
        }
        default -> throw error(event, "unexpected " + event.getEventId());
      }
    }
    if (root == null) {
      throw new UnreadableText(file + ": the document is empty");
    }
    return root;
  }

  private YamlNode node(Event event, int depth) throws UnreadableText {
    if (depth > DEEPEST) {
      throw error(event, "nested deeper than " + DEEPEST);
    }
    int before = nodes;
    count(event, 1);
    YamlNode node =
        switch (event.getEventId()) {
          case Scalar -> new YamlNode.Text(((ScalarEvent) event).getValue(), at(event));
          case SequenceStart -> items(event, depth);
          case MappingStart -> fields(event, depth);
          case Alias -> alias((AliasEvent) event);
          default -> throw error(event, "unexpected " + event.getEventId());
        };
    sizes.put(node, nodes - before);
    if (!(event instanceof AliasEvent)) {
      ((NodeEvent) event).getAnchor().ifPresent(anchor -> anchors.put(anchor.getValue(), node));
    }
    return node;
  }

  private YamlNode alias(AliasEvent event) throws UnreadableText {
    YamlNode node = anchors.get(event.getAlias().getValue());
    if (node == null) {
      throw error(event, "no anchor " + event.getAlias().getValue() + " before it");
    }
    count(event, sizes.get(node));
    return node;
  }

  private YamlNode items(Event start, int depth) throws UnreadableText {
    List<YamlNode> items = new ArrayList<>();
    for (Event event = events.next();
        event.getEventId() != Event.ID.SequenceEnd;
        event = events.next()) {
      items.add(node(event, depth + 1));
    }
    return new YamlNode.Items(items, at(start));
  }

  private YamlNode fields(Event start, int depth) throws UnreadableText {
    Map<String, YamlNode> fields = new LinkedHashMap<>();
    Map<String, YamlNode.Position> keys = new HashMap<>();
    for (Event event = events.next();
        event.getEventId() != Event.ID.MappingEnd;
        event = events.next()) {
      if (!(node(event, depth + 1) instanceof YamlNode.Text key)) {
        throw error(event, "a key must be text");
      }
      keys.put(key.value(), key.at());
      if (fields.put(key.value(), node(events.next(), depth + 1)) != null) {
        throw error(event, "the key " + key.value() + " stands twice");
      }
    }
    return new YamlNode.Fields(fields, keys, at(start));
  }

  private void count(Event event, int more) throws UnreadableText {
    nodes += more;
    if (nodes > MOST_NODES) {
      throw error(event, "more than " + MOST_NODES + " nodes");
    }
  }

  private static YamlNode.Position at(Event event) {
    return event.getStartMark().map(YamlText::at).orElse(YamlNode.Position.START);
  }

  private static YamlNode.Position at(Mark mark) {
    return new YamlNode.Position(mark.getLine() + 1, mark.getColumn() + 1);
  }

  private UnreadableText error(Event event, String what) {
    return new UnreadableText(Node.where(file, at(event), "") + ": " + what);
  }
}
