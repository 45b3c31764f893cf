package org.tenprint.notification.adapter.kafka;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.BeanProperty;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializationConfig;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.BeanDeserializerModifier;
import com.fasterxml.jackson.databind.deser.std.DelegatingDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.BeanSerializerModifier;
import com.fasterxml.jackson.databind.ser.ContextualSerializer;
import com.fasterxml.jackson.databind.ser.ResolvableSerializer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.tenprint.policy.fact.AdultTrial;
import org.tenprint.policy.fact.Circumstances;
import org.tenprint.policy.fact.Consent;
import org.tenprint.policy.fact.Dismissal;
import org.tenprint.policy.fact.Facts;
import org.tenprint.policy.fact.Findings;
import org.tenprint.policy.fact.Lift;
import org.tenprint.policy.fact.Places;
import org.tenprint.policy.fact.Reported;
import org.tenprint.policy.fact.Statement;
import org.tenprint.policy.fact.Subject;
import org.tenprint.policy.offence.Charge;
import org.tenprint.policy.offence.Conviction;
import org.tenprint.policy.offence.Offences;

/**
 * Facts that stand in a state more than once. Each decision has the facts of then, which are most
 * often those of the decision before: a value of these types is written where it first ends, and
 * where an equal one stands again its number, from 0 in the order in which such values end. So a
 * state is as large as what differs, whatever the number of decisions. Equal values are one object
 * once they are read.
 */
final class SharedFacts {
  private static final Set<Class<?>> TYPES =
      Set.of(
          Circumstances.class,
          Consent.class,
          Facts.class,
          Places.class,
          Subject.class,
          AdultTrial.class,
          Reported.class,
          Lift.class,
          Statement.class,
          Dismissal.class,
          Offences.class,
          Charge.class,
          Conviction.class,
          Findings.class);

  private SharedFacts() {}

  static SimpleModule module() {
    return new SimpleModule()
        .setSerializerModifier(
            new BeanSerializerModifier() {
              private static final long serialVersionUID = 1L;

              @Override
              @SuppressWarnings("unchecked") // a serializer is asked of its own type alone
              public JsonSerializer<?> modifySerializer(
                  SerializationConfig config, BeanDescription of, JsonSerializer<?> plain) {
                return TYPES.contains(of.getBeanClass())
                    ? new Writer((JsonSerializer<Object>) plain)
                    : plain;
              }
            })
        .setDeserializerModifier(
            new BeanDeserializerModifier() {
              private static final long serialVersionUID = 1L;

              @Override
              public JsonDeserializer<?> modifyDeserializer(
                  DeserializationConfig config, BeanDescription of, JsonDeserializer<?> plain) {
                return TYPES.contains(of.getBeanClass()) ? new Reader(plain) : plain;
              }
            });
  }

  /** Writes a value, or the number of one before it. */
  private static final class Writer extends JsonSerializer<Object>
      implements ContextualSerializer, ResolvableSerializer {
    private final JsonSerializer<Object> plain;

    Writer(JsonSerializer<Object> plain) {
      this.plain = plain;
    }

    @Override
    public void serialize(Object value, JsonGenerator json, SerializerProvider context)
        throws IOException {
      Map<Object, Integer> written = written(context);
      Integer number = written.get(value);
      if (number != null) {
        json.writeNumber(number);
        return;
      }
      plain.serialize(value, json, context);
      written.put(value, written.size());
    }

    @SuppressWarnings("unchecked") // nothing else is kept under this class
    private static Map<Object, Integer> written(SerializerProvider context) {
      Object before = context.getAttribute(SharedFacts.class);
      if (before != null) {
        return (Map<Object, Integer>) before;
      }
      Map<Object, Integer> none = new HashMap<>();
      context.setAttribute(SharedFacts.class, none);
      return none;
    }

    @Override
    @SuppressWarnings("unchecked") // it is of the same type
    public JsonSerializer<?> createContextual(SerializerProvider context, BeanProperty property)
        throws JsonMappingException {
      JsonSerializer<?> there = context.handlePrimaryContextualization(plain, property);
      return there == plain ? this : new Writer((JsonSerializer<Object>) there);
    }

    @Override
    public void resolve(SerializerProvider context) throws JsonMappingException {
      if (plain instanceof ResolvableSerializer open) {
        open.resolve(context);
      }
    }
  }

  /** Reads a value, or takes the one of a number. */
  private static final class Reader extends DelegatingDeserializer {
    private static final long serialVersionUID = 1L;

    Reader(JsonDeserializer<?> plain) {
      super(plain);
    }

    @Override
    protected JsonDeserializer<?> newDelegatingInstance(JsonDeserializer<?> there) {
      return new Reader(there);
    }

    @Override
    public Object deserialize(JsonParser json, DeserializationContext context) throws IOException {
      List<Object> read = read(context);
      if (!json.hasToken(JsonToken.VALUE_NUMBER_INT)) {
        Object value = super.deserialize(json, context);
        read.add(value);
        return value;
      }
      int number = json.getIntValue();
      boolean there = number >= 0 && number < read.size();
      if (!there || read.get(number).getClass() != handledType()) {
        return context.reportInputMismatch(this, "no such value stands before it");
      }
      return read.get(number);
    }

    @SuppressWarnings("unchecked") // nothing else is kept under this class
    private static List<Object> read(DeserializationContext context) {
      Object before = context.getAttribute(SharedFacts.class);
      if (before != null) {
        return (List<Object>) before;
      }
      List<Object> none = new ArrayList<>();
      context.setAttribute(SharedFacts.class, none);
      return none;
    }
  }
}
