package io.docdb.dsl.mapping;

import io.docdb.value.ArrayValue;
import io.docdb.value.Document;
import io.docdb.value.NullValue;
import io.docdb.value.Value;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdSerializer;

/**
 * Values of the database as parts of objects: {@code record Note(long id, Document anything)}. They go through trees as they
 * are; without this Jackson takes them for beans and writes what their getters say.
 */
final class ValueModule extends SimpleModule {
    private static final long serialVersionUID = 1L;

    ValueModule() {
        addSerializer(new Writer());
        setSerializerModifier(new EndlessDates.Writers());
        addDeserializer(Value.class, new Reader<>(Value.class));
        addDeserializer(Document.class, new Reader<>(Document.class));
        addDeserializer(ArrayValue.class, new Reader<>(ArrayValue.class));
    }

    private static final class Writer extends StdSerializer<Value> {
        Writer() {
            super(Value.class);
        }

        @Override
        public void serialize(Value value, JsonGenerator generator, SerializationContext context) {
            generator.writeEmbeddedObject(value); // a node of the tree that JsonTrees takes it out of again
        }
    }

    private static final class Reader<T extends Value> extends StdDeserializer<T> {
        private final Class<T> type;

        Reader(Class<T> type) {
            super(type);
            this.type = type;
        }

        @Override
        public T deserialize(JsonParser parser, DeserializationContext context) {
            Value value = JsonTrees.toValue(context.readTree(parser));
            return type.isInstance(value)
                    ? type.cast(value)
                    : context.reportInputMismatch(this, "expected %s, found %s", type.getSimpleName(), value.kind());
        }

        @Override
        public Object getNullValue(DeserializationContext context) {
            return type == Value.class ? NullValue.NULL : null;
        }
    }
}
