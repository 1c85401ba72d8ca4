package io.docdb.dsl.mapping;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.docdb.codec.JsonReader;
import io.docdb.error.DatabaseException;
import io.docdb.error.ErrorCode;
import io.docdb.value.BooleanValue;
import io.docdb.value.DecimalValue;
import io.docdb.value.Document;
import io.docdb.value.DoubleValue;
import io.docdb.value.FieldPath;
import io.docdb.value.LongValue;
import io.docdb.value.NullValue;
import io.docdb.value.TextValue;
import io.docdb.value.Value;
import java.lang.invoke.SerializedLambda;
import java.lang.reflect.Method;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Maps Java objects to documents and back by Jackson. Thread-safe.
 *
 * <p>Example: {@code new Order(7, new BigDecimal("0.10"), Optional.empty())} is {@code {"id":7,"total":0.10}}.
 */
public final class DocumentMapper {
    private static final DocumentMapper DEFAULT = new DocumentMapper(JsonMapper.builder());

    private final JsonMapper mapper;
    private final Map<JavaType, EntityType> entities = new ConcurrentHashMap<>();

    private DocumentMapper(JsonMapper.Builder builder) {
        this.mapper = builder.addModule(new ValueModule())
                .addHandler(new EndlessDates.Reader())
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .enable(JsonNodeFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .disable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS)
                .disable(DateTimeFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
                .disable(DateTimeFeature.ADJUST_DATES_TO_CONTEXT_TIME_ZONE)
                .changeDefaultPropertyInclusion(was -> was.withValueInclusion(JsonInclude.Include.NON_ABSENT))
                .build();
    }

    public static DocumentMapper standard() {
        return DEFAULT;
    }

    /** With the modules, mix-ins and settings of the caller; what exactness needs is set on top of them. */
    public static DocumentMapper of(JsonMapper mapper) {
        return new DocumentMapper(mapper.rebuild());
    }

    // ---- to values

    /**
     * A document of an object, a Map, JSON text or a document.
     *
     * @throws DatabaseException INVALID_PARAMETER (22023) if it is not an object in JSON; INVALID_JSON (22032) for text
     */
    public Document toDocument(Object source) {
        if (source instanceof Document document) {
            return document;
        }
        if (source instanceof String json) {
            return JsonReader.parseDocument(json);
        }
        if (toValue(source) instanceof Document document) {
            return document;
        }
        throw new DatabaseException(
                ErrorCode.INVALID_PARAMETER, "No document: expected an object with fields, found " + describe(source));
    }

    /** A value of any object; null is NULL, an empty Optional too. */
    public Value toValue(Object source) {
        if (source == null) {
            return NullValue.NULL;
        }
        if (source instanceof Value value) {
            return value;
        }
        if (source instanceof String text) {
            return new TextValue(text);
        }
        if (source instanceof Number number) {
            return toNumber(number);
        }
        if (source instanceof Boolean bool) {
            return BooleanValue.of(bool);
        }
        if (source instanceof Optional<?> optional) {
            return toValue(optional.orElse(null));
        }
        try {
            return JsonTrees.toValue(mapper.valueToTree(source));
        } catch (JacksonException e) {
            throw new DatabaseException(
                    ErrorCode.INVALID_PARAMETER,
                    "Object cannot be written as a document: " + describe(source) + at(e) + ": "
                            + e.getOriginalMessage(),
                    e);
        }
    }

    private Value toNumber(Number number) {
        if (number instanceof Long || number instanceof Integer || number instanceof Short || number instanceof Byte) {
            return LongValue.of(number.longValue());
        }
        if (number instanceof BigDecimal decimal) {
            return new DecimalValue(decimal);
        }
        if (number instanceof BigInteger whole) {
            return JsonTrees.whole(whole);
        }
        if (number instanceof Double || number instanceof Float) {
            return new DoubleValue(Double.parseDouble(number.toString()));
        }
        return JsonTrees.toValue(mapper.valueToTree(number));
    }

    // ---- from values

    /**
     * An object of a value; Java null for NULL where the type is no primitive and no Optional.
     *
     * @throws DatabaseException INVALID_CAST (22018) naming the path that does not fit the class
     */
    public <T> T fromValue(Value value, Class<T> type) {
        if (type.isInstance(value)) {
            return type.cast(value);
        }
        if (type == String.class && !(value instanceof Document)) {
            return type.cast(value.isNull() ? null : JsonTrees.plainText(value));
        }
        return fromValue(value, mapper.constructType(type));
    }

    /** As {@link #fromValue(Value, Class)}, for types with arguments. */
    public <T> T fromValue(Value value, JavaType type) {
        JsonNode node = JsonTrees.toNode(value);
        try {
            return mapper.treeToValue(node, type);
        } catch (JacksonException e) {
            throw new DatabaseException(
                    ErrorCode.INVALID_CAST,
                    "Document does not fit " + type.toCanonical() + at(e) + ": " + e.getOriginalMessage(),
                    e);
        }
    }

    /** A plain Java object: Map, List, String, Long, BigInteger, BigDecimal, Boolean or null. */
    public Object toJava(Value value) {
        return fromValue(value, mapper.constructType(Object.class));
    }

    private static String at(JacksonException e) {
        if (e.getPath().isEmpty()) {
            return "";
        }
        return e.getPath().stream()
                .map(step -> step.getPropertyName() == null ? "/" + step.getIndex() : "/" + step.getPropertyName())
                .collect(Collectors.joining("", " at ", ""));
    }

    private static String describe(Object source) {
        return source == null ? "null" : "an object of " + source.getClass().getName();
    }

    // ---- names

    public JavaType javaType(Type type) {
        return mapper.constructType(type);
    }

    /** A type that may name type variables of {@code owner}, with what stands for them there. */
    public JavaType resolve(Type type, JavaType owner) {
        return mapper.getTypeFactory().resolveMemberType(type, owner.getBindings());
    }

    /** The properties of a class. */
    public EntityType entity(Type type) {
        JavaType javaType = mapper.constructType(type);
        EntityType known = entities.get(javaType);
        if (known == null) {
            known = EntityType.read(mapper, javaType);
            entities.put(javaType, known);
        }
        return known;
    }

    /** The path of the properties one inside the other: {@code Order::customer, Customer::city} is {@code customer.city}. */
    public FieldPath path(Getter<?, ?>... steps) {
        FieldPath path = FieldPath.ROOT;
        for (Getter<?, ?> step : steps) {
            path = path.then(property(step).field());
        }
        return path;
    }

    /**
     * The property a method reference reads.
     *
     * @throws DatabaseException INVALID_PARAMETER (22023) if it is a lambda with a body, or the method reads no property
     */
    public EntityType.Property property(Getter<?, ?> getter) {
        SerializedLambda lambda = serialized(getter);
        String method = lambda.getImplMethodName();
        if (method.startsWith("lambda$")) {
            throw new DatabaseException(
                    ErrorCode.INVALID_PARAMETER,
                    "Path cannot be told: expected a method reference such as Order::total, found a lambda");
        }
        EntityType entity = entity(ownerOf(lambda, getter));
        return entity.findProperty(EntityType.javaName(method))
                .or(() -> entity.findProperty(method))
                .orElseThrow(() -> new DatabaseException(
                        ErrorCode.INVALID_PARAMETER,
                        "Path cannot be told: " + entity.javaClass().getSimpleName() + "::" + method
                                + " reads no property; there are "
                                + entity.properties().stream()
                                        .map(EntityType.Property::javaName)
                                        .toList()));
    }

    /** The class the reference names, which may be a subclass of the one that declares the method. */
    private static Class<?> ownerOf(SerializedLambda lambda, Getter<?, ?> getter) {
        String signature = lambda.getInstantiatedMethodType(); // (Lio/shop/Order;)Ljava/lang/Object;
        String name = signature.substring(2, signature.indexOf(';')).replace('/', '.');
        try {
            return Class.forName(name, false, getter.getClass().getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException("The class of a method reference is not there: " + name, e);
        }
    }

    private static SerializedLambda serialized(Getter<?, ?> getter) {
        try {
            Method writeReplace = getter.getClass().getDeclaredMethod("writeReplace");
            writeReplace.setAccessible(true);
            return (SerializedLambda) writeReplace.invoke(getter);
        } catch (ReflectiveOperationException | ClassCastException e) {
            throw new DatabaseException(
                    ErrorCode.INVALID_PARAMETER,
                    "Path cannot be told: expected a method reference such as Order::total, found an object of "
                            + getter.getClass().getName(),
                    e);
        }
    }
}
