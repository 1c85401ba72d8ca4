package io.docdb.dsl.mapping;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.BeanProperty;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.SerializationConfig;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.deser.DeserializationProblemHandler;
import tools.jackson.databind.ser.ValueSerializerModifier;

/**
 * The first and the last day of Java as what SQL calls them, {@code -infinity} and {@code infinity}: these texts sort before and
 * behind those of all dates of four-digit years, where {@code +999999999-12-31} would be before them.
 */
final class EndlessDates {
    private static final String AFTER_ALL = "infinity";

    private static final String BEFORE_ALL = "-infinity";

    private static final Map<Class<?>, Object> LAST = Map.of(
            LocalDate.class, LocalDate.MAX,
            LocalDateTime.class, LocalDateTime.MAX,
            OffsetDateTime.class, OffsetDateTime.MAX,
            Instant.class, Instant.MAX);

    private static final Map<Class<?>, Object> FIRST = Map.of(
            LocalDate.class, LocalDate.MIN,
            LocalDateTime.class, LocalDateTime.MIN,
            OffsetDateTime.class, OffsetDateTime.MIN,
            Instant.class, Instant.MIN);

    private EndlessDates() {}

    private static Optional<String> name(Object moment) {
        if (moment.equals(LAST.get(moment.getClass()))) {
            return Optional.of(AFTER_ALL);
        }
        return moment.equals(FIRST.get(moment.getClass())) ? Optional.of(BEFORE_ALL) : Optional.empty();
    }

    /** Stands before the serializers of dates, whatever format an annotation gives them. */
    static final class Writers extends ValueSerializerModifier {
        private static final long serialVersionUID = 1L;

        @Override
        @SuppressWarnings("unchecked") // what serializes a class is asked for nothing else
        public ValueSerializer<?> modifySerializer(
                SerializationConfig config, BeanDescription.Supplier bean, ValueSerializer<?> serializer) {
            return LAST.containsKey(bean.getBeanClass())
                    ? new Writer((ValueSerializer<Object>) serializer)
                    : serializer;
        }
    }

    private static final class Writer extends ValueSerializer<Object> {
        private final ValueSerializer<Object> others;

        Writer(ValueSerializer<Object> others) {
            this.others = others;
        }

        @Override
        @SuppressWarnings("unchecked")
        public ValueSerializer<?> createContextual(SerializationContext context, BeanProperty property) {
            return new Writer((ValueSerializer<Object>) others.createContextual(context, property));
        }

        @Override
        public void serialize(Object moment, JsonGenerator generator, SerializationContext context) {
            Optional<String> name = name(moment);
            if (name.isPresent()) {
                generator.writeString(name.get());
            } else {
                others.serialize(moment, generator, context);
            }
        }
    }

    /** Asked for texts that are no dates. */
    static final class Reader extends DeserializationProblemHandler {
        @Override
        public Object handleWeirdStringValue(
                DeserializationContext context, Class<?> type, String text, String failure) {
            Map<Class<?>, Object> moments = text.equals(AFTER_ALL) ? LAST : text.equals(BEFORE_ALL) ? FIRST : Map.of();
            return moments.getOrDefault(type, NOT_HANDLED);
        }
    }
}
