package org.tenprint.messaging;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.Schema;
import org.apache.avro.generic.IndexedRecord;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;
import org.tenprint.events.common.Sealed;
import org.tenprint.vault.DataKey;
import org.tenprint.vault.KeyDestroyed;
import org.tenprint.vault.KeyId;
import org.tenprint.vault.KeyNotThere;
import org.tenprint.vault.KeyVault;
import org.tenprint.vault.Tampered;

/**
 * Seals records whose schema says under whose key, wherever they stand in an event: the whole
 * record as ciphertext in its field {@code sealed}, and beside it what is not of a person. The same
 * event is sealed as the same bytes.
 */
final class Sealing {
  private static final String FIELD = "sealed";

  /** The one way in which things are sealed. */
  static final String FORM = "aes-siv-1";

  private final KeyVault vault;
  private final SpecificData model;
  private final Redaction redaction;
  private final Map<String, EventCodec<?>> codecs = new ConcurrentHashMap<>();

  /**
   * @param model of the event's classes
   */
  Sealing(KeyVault vault, SpecificData model) {
    this.vault = vault;
    this.model = model;
    this.redaction = new Redaction(model);
  }

  /** Whether events of that schema have anything to seal. */
  static boolean concerns(Schema schema) {
    return switch (schema.getType()) {
      case RECORD ->
          Whose.statedBy(schema)
              || schema.getFields().stream().anyMatch(field -> concerns(field.schema()));
      case ARRAY -> concerns(schema.getElementType());
      case UNION -> schema.getTypes().stream().anyMatch(Sealing::concerns);
      default -> false;
    };
  }

  /** Whether anything of an event is sealed. */
  static boolean isSealed(IndexedRecord record) {
    for (Schema.Field field : record.getSchema().getFields()) {
      Object value = record.get(field.pos());
      boolean sealed =
          value instanceof Sealed
              || value instanceof IndexedRecord part && isSealed(part)
              || value instanceof List<?> items
                  && items.stream().anyMatch(i -> i instanceof IndexedRecord r && isSealed(r));
      if (sealed) {
        return true;
      }
    }
    return false;
  }

  /**
   * The event as it is written.
   *
   * @throws KeyDestroyed if it is of a person who was forgotten
   */
  IndexedRecord sealed(IndexedRecord event) {
    return sealed(event, List.of());
  }

  private IndexedRecord sealed(IndexedRecord record, List<IndexedRecord> around) {
    Schema schema = record.getSchema();
    if (Whose.statedBy(schema)) {
      IndexedRecord outside = redaction.of(record);
      if (Whose.onlyWhereMarked(schema) && outside.equals(record)) {
        return record;
      }
      Whose whose = Whose.of(record, around);
      DataKey key = vault.ensure(whose.key());
      byte[] bytes = key.seal(whose.use(), about(schema, whose.key()), filled(record, outside));
      outside.put(
          schema.getField(FIELD).pos(),
          new Sealed(whose.key().text(), FORM, ByteBuffer.wrap(bytes)));
      return outside;
    }
    return parts(record, around, this::sealed);
  }

  /**
   * The event as it was before it was sealed.
   *
   * @throws PoisonEvent {@code ERASED} where a key was destroyed and nothing is left, {@code
   *     UNDECODABLE} where the ciphertext is not what stands around it
   * @throws KeyNotThere if a key is not there: no event is at fault
   */
  IndexedRecord opened(IndexedRecord event) throws PoisonEvent {
    try {
      return opened(event, List.of());
    } catch (Unopened e) {
      throw e.poison;
    }
  }

  private IndexedRecord opened(IndexedRecord record, List<IndexedRecord> around) {
    Schema schema = record.getSchema();
    if (Whose.statedBy(schema)) {
      Object sealed = record.get(schema.getField(FIELD).pos());
      return sealed instanceof Sealed there ? opened(record, around, there) : record;
    }
    return parts(record, around, this::opened);
  }

  private IndexedRecord opened(IndexedRecord record, List<IndexedRecord> around, Sealed sealed) {
    Schema schema = record.getSchema();
    try {
      Whose whose = Whose.of(record, around);
      if (!sealed.getForm().equals(FORM) || !sealed.getKey().equals(whose.key().text())) {
        throw broken(schema, "it is sealed in another form, or for another");
      }
      DataKey key = vault.find(whose.key()).orElseThrow(() -> new KeyNotThere(whose.key()));
      byte[] bytes = new byte[sealed.getBytes().remaining()];
      sealed.getBytes().duplicate().get(bytes);
      byte[] plain = key.open(whose.use(), about(schema, whose.key()), bytes);
      IndexedRecord inside = codec(schema).decode(plain);
      if (inside.get(schema.getField(FIELD).pos()) != null
          || !Whose.of(inside, around).equals(whose)) {
        throw broken(schema, "what is sealed is of another");
      }
      Filler.of(schema).ifPresent(filler -> filler.takeFrom(inside));
      return inside;
    } catch (KeyDestroyed e) {
      throw new Unopened(new PoisonEvent(PoisonReason.ERASED, "the key was destroyed"));
    } catch (Tampered e) {
      throw broken(schema, "the ciphertext is not its own");
    } catch (PoisonEvent e) {
      throw new Unopened(e);
    } catch (IllegalArgumentException e) {
      throw broken(schema, "it is not said of whom it is");
    }
  }

  /** What is thrown through the walk over an event. */
  private static final class Unopened extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final transient PoisonEvent poison;

    Unopened(PoisonEvent poison) {
      super(poison);
      this.poison = poison;
    }
  }

  private static Unopened broken(Schema schema, String what) {
    return new Unopened(
        new PoisonEvent(PoisonReason.UNDECODABLE, schema.getFullName() + ": " + what));
  }

  /** Something done to each record of an event that is sealed by itself. */
  private interface Each {
    IndexedRecord apply(IndexedRecord record, List<IndexedRecord> around);
  }

  private IndexedRecord parts(IndexedRecord record, List<IndexedRecord> around, Each each) {
    Schema schema = record.getSchema();
    List<IndexedRecord> further = new ArrayList<>();
    further.add(record);
    further.addAll(around);
    IndexedRecord copy = null;
    for (Schema.Field field : schema.getFields()) {
      if (!concerns(field.schema())) {
        continue;
      }
      Object value = record.get(field.pos());
      Object now = value;
      if (value instanceof IndexedRecord part) {
        now = each.apply(part, further);
      } else if (value instanceof List<?> items) {
        now = items(items, further, each);
      }
      if (now != value) {
        copy = copy == null ? shallow(record) : copy;
        copy.put(field.pos(), now);
      }
    }
    return copy == null ? record : copy;
  }

  /** Of a list, what is left: what was erased is no more; where nothing is left, all was erased. */
  private static List<IndexedRecord> items(List<?> items, List<IndexedRecord> around, Each each) {
    List<IndexedRecord> left = new ArrayList<>();
    RuntimeException erased = null;
    for (Object item : items) {
      try {
        left.add(each.apply((IndexedRecord) item, around));
      } catch (KeyDestroyed e) {
        erased = e;
      } catch (Unopened e) {
        if (e.poison.reason() != PoisonReason.ERASED) {
          throw e;
        }
        erased = e;
      }
    }
    if (erased != null && left.isEmpty()) {
      throw erased;
    }
    return left;
  }

  private IndexedRecord shallow(IndexedRecord record) {
    IndexedRecord copy = (IndexedRecord) model.newRecord(null, record.getSchema());
    record.getSchema().getFields().forEach(f -> copy.put(f.pos(), record.get(f.pos())));
    return copy;
  }

  /** What is authenticated with the ciphertext of a record. */
  static String about(Schema schema, KeyId key) {
    return schema.getFullName() + " " + key.text();
  }

  /** What is sealed of a record: the whole of it, and what makes its length say less. */
  private byte[] filled(IndexedRecord record, IndexedRecord outside) {
    Optional<Filler> filler = Filler.of(record.getSchema());
    if (filler.isEmpty()) {
      return plain(record);
    }
    IndexedRecord copy = shallow(record);
    filler.get().takeFrom(copy);
    int marked = plain(copy).length - plain(outside).length;
    filler.get().fill(copy, marked);
    return plain(copy);
  }

  private byte[] plain(IndexedRecord record) {
    return encoded(codec(record.getSchema()), record);
  }

  @SuppressWarnings("unchecked") // a codec of a schema encodes what has that schema
  private static <T extends SpecificRecord> byte[] encoded(
      EventCodec<T> codec, IndexedRecord record) {
    return codec.encode((T) record);
  }

  private EventCodec<?> codec(Schema schema) {
    Class<?> type = model.getClass(schema);
    return codecs.computeIfAbsent(
        schema.getFullName(), name -> EventCodec.of(type.asSubclass(SpecificRecord.class)));
  }
}
