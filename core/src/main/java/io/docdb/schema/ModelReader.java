package io.docdb.schema;

import io.docdb.error.ErrorCode;
import io.docdb.error.StatementException;
import io.docdb.value.SqlType;
import io.docdb.value.Value;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Reads the {@link SchemaModel} out of a schema's tree.
 *
 * <p>Follows {@code $ref} and {@code allOf}, and {@code anyOf}/{@code oneOf} as far as they decide about types (a
 * nullable reference is written so). What only narrows ({@code if}, {@code not}, ...) is left out: that keeps every
 * promise true. A reference that leads back into itself ends in a type without properties.
 */
final class ModelReader {
    private static final BigDecimal MIN_INT = BigDecimal.valueOf(Integer.MIN_VALUE);
    private static final BigDecimal MAX_INT = BigDecimal.valueOf(Integer.MAX_VALUE);
    private static final BigDecimal MIN_LONG = BigDecimal.valueOf(Long.MIN_VALUE);
    private static final BigDecimal MAX_LONG = BigDecimal.valueOf(Long.MAX_VALUE);
    private static final String TYPE_KEYWORD = "docdb:type";
    /** Schemas that refer to each other crosswise unfold to a number of paths without bound; beyond this all are ANY. */
    private static final int MAX_PLACES = 20_000;

    /** The types of JSON Schema, with whole numbers apart from the rest. */
    private enum Kind {
        NULL,
        BOOLEAN,
        INTEGER,
        FRACTION,
        STRING,
        ARRAY,
        OBJECT
    }

    private final LocalReferences references;
    private final boolean referencesStandAlone;
    private int places;
    private final Set<JsonNode> open = Collections.newSetFromMap(new IdentityHashMap<>());

    private ModelReader(LocalReferences references, boolean referencesStandAlone) {
        this.references = references;
        this.referencesStandAlone = referencesStandAlone;
    }

    /**
     * @param referencesStandAlone true for draft 7, where keywords beside a {@code $ref} count for nothing
     * @throws StatementException INVALID_DEFINITION if a {@code docdb:type} names no type
     */
    static SchemaModel read(JsonNode schema, LocalReferences references, boolean referencesStandAlone) {
        ModelReader reader = new ModelReader(references, referencesStandAlone);
        return new SchemaModel(reader.model("", reader.gather(schema), true));
    }

    /** What the keywords met so far say together. */
    private static final class Gathered {
        final EnumSet<Kind> kinds = EnumSet.allOf(Kind.class);
        final Map<String, List<JsonNode>> properties = new LinkedHashMap<>();
        final Set<String> required = new LinkedHashSet<>();
        final List<JsonNode> items = new ArrayList<>();
        Optional<SqlType> declared = Optional.empty();
        List<Value> allowed = List.of();
        BigDecimal minimum;
        BigDecimal maximum;
        int maxLength = SqlType.UNSPECIFIED;
        boolean closed;
        boolean patterns;
        boolean itemsVary;
    }

    private Gathered gather(JsonNode... schemas) {
        Gathered gathered = new Gathered();
        for (JsonNode schema : schemas) {
            add(schema, gathered);
        }
        return gathered;
    }

    private void add(JsonNode schema, Gathered into) {
        if (!schema.isObject() || !open.add(schema)) {
            return;
        }
        JsonNode reference = schema.path("$ref");
        if (reference.isString()) {
            references.find(reference.stringValue()).ifPresent(target -> add(target, into));
        }
        if (!(reference.isString() && referencesStandAlone)) {
            addKeywords(schema, into);
        }
        open.remove(schema);
    }

    private void addKeywords(JsonNode schema, Gathered into) {
        addType(schema, into);
        addLimits(schema, into);
        schema.path("properties").properties().forEach(property -> into.properties
                .computeIfAbsent(property.getKey(), name -> new ArrayList<>())
                .add(property.getValue()));
        schema.path("required").forEach(name -> into.required.add(name.asString("")));
        into.patterns |= schema.has("patternProperties");
        JsonNode rest = schema.path("additionalProperties");
        into.closed |= rest.isBoolean() && !rest.booleanValue() && !schema.has("patternProperties");
        JsonNode items = schema.path("items");
        into.itemsVary |= items.isArray() || schema.has("prefixItems");
        if (items.isObject()) {
            into.items.add(items);
        }
        schema.path("allOf").forEach(part -> add(part, into));
        addAlternatives(schema.path("anyOf"), into);
        addAlternatives(schema.path("oneOf"), into);
    }

    private static void addType(JsonNode schema, Gathered into) {
        JsonNode type = schema.path("type");
        if (!type.isMissingNode()) {
            EnumSet<Kind> kinds = EnumSet.noneOf(Kind.class);
            if (type.isArray()) {
                type.forEach(name -> kinds.addAll(kinds(name.asString(""))));
            } else {
                kinds.addAll(kinds(type.asString("")));
            }
            into.kinds.retainAll(kinds);
        }
        JsonNode declared = schema.path(TYPE_KEYWORD);
        if (!declared.isMissingNode()) {
            into.declared = Optional.of(declaredType(declared));
        }
    }

    private static SqlType declaredType(JsonNode keyword) {
        Optional<SqlType> type = keyword.isString() ? TypeText.read(keyword.stringValue()) : Optional.empty();
        return type.orElseThrow(() -> new StatementException(
                ErrorCode.INVALID_DEFINITION,
                "Schema is not valid: " + TYPE_KEYWORD + " expected the name of an SQL type, found " + keyword));
    }

    private static void addLimits(JsonNode schema, Gathered into) {
        JsonNode values = schema.has("const") ? singleton(schema.get("const")) : schema.path("enum");
        if (values.isArray()) {
            List<Value> allowed = new ArrayList<>();
            EnumSet<Kind> kinds = EnumSet.noneOf(Kind.class);
            values.forEach(value -> {
                kinds.add(kindOf(value));
                if (!value.isNull()) {
                    allowed.add(JsonNodes.toValue(value));
                }
            });
            into.kinds.retainAll(kinds);
            into.allowed = allowed;
        }
        if (schema.path("maxLength").isNumber()) {
            int length = schema.get("maxLength").decimalValue().min(MAX_INT).intValue();
            into.maxLength = into.maxLength == SqlType.UNSPECIFIED ? length : Math.min(length, into.maxLength);
        }
        for (String keyword : List.of("minimum", "exclusiveMinimum")) {
            if (schema.path(keyword).isNumber()) {
                BigDecimal limit = schema.get(keyword).decimalValue();
                into.minimum = into.minimum == null ? limit : into.minimum.max(limit);
            }
        }
        for (String keyword : List.of("maximum", "exclusiveMaximum")) {
            if (schema.path(keyword).isNumber()) {
                BigDecimal limit = schema.get(keyword).decimalValue();
                into.maximum = into.maximum == null ? limit : into.maximum.min(limit);
            }
        }
    }

    /** Types of all branches together; contents only from a branch that is the only one to allow an object or array. */
    private void addAlternatives(JsonNode branches, Gathered into) {
        if (!branches.isArray() || branches.isEmpty()) {
            return;
        }
        EnumSet<Kind> kinds = EnumSet.noneOf(Kind.class);
        List<Gathered> objects = new ArrayList<>();
        List<Gathered> arrays = new ArrayList<>();
        List<Gathered> strings = new ArrayList<>();
        for (JsonNode branch : branches) {
            Gathered part = gather(branch);
            if (branch.isBoolean() && !branch.booleanValue()) {
                continue;
            }
            kinds.addAll(part.kinds);
            (part.kinds.contains(Kind.OBJECT) ? objects : new ArrayList<Gathered>()).add(part);
            (part.kinds.contains(Kind.ARRAY) ? arrays : new ArrayList<Gathered>()).add(part);
            (part.kinds.contains(Kind.STRING) ? strings : new ArrayList<Gathered>()).add(part);
        }
        into.kinds.retainAll(kinds);
        if (objects.size() == 1) {
            Gathered only = objects.get(0);
            only.properties.forEach((name, schemas) -> into.properties
                    .computeIfAbsent(name, key -> new ArrayList<>())
                    .addAll(schemas));
            into.required.addAll(only.required);
            into.closed |= only.closed;
        }
        if (arrays.size() == 1) {
            into.items.addAll(arrays.get(0).items);
            into.itemsVary |= arrays.get(0).itemsVary;
        }
        if (strings.size() == 1 && into.maxLength == SqlType.UNSPECIFIED) {
            into.maxLength = strings.get(0).maxLength;
        }
        if (into.declared.isEmpty() && objects.size() + arrays.size() + strings.size() == 1) {
            into.declared = Stream.of(objects, arrays, strings)
                    .flatMap(List::stream)
                    .findFirst()
                    .flatMap(part -> part.declared);
        }
    }

    private PropertyModel model(String name, Gathered gathered, boolean required) {
        boolean nullable = !required || gathered.kinds.contains(Kind.NULL);
        EnumSet<Kind> kinds = EnumSet.copyOf(gathered.kinds);
        kinds.remove(Kind.NULL);
        List<PropertyModel> properties = new ArrayList<>();
        if (kinds.contains(Kind.OBJECT)) {
            gathered.properties.forEach((property, schemas) ->
                    properties.add(nested(property, schemas, gathered.required.contains(property))));
        }
        Optional<PropertyModel> element = kinds.contains(Kind.ARRAY) && !gathered.items.isEmpty() && !gathered.itemsVary
                ? Optional.of(nested("[*]", gathered.items, true))
                : Optional.empty();
        SqlType type = gathered.declared.orElseGet(() -> type(kinds, gathered, element));
        boolean closed = gathered.closed && !gathered.patterns;
        return new PropertyModel(
                name,
                type,
                gathered.declared.isPresent(),
                required,
                nullable,
                gathered.allowed,
                properties,
                closed,
                element);
    }

    private PropertyModel nested(String name, List<JsonNode> schemas, boolean required) {
        if (++places > MAX_PLACES || schemas.stream().anyMatch(this::leadsBack)) {
            return new PropertyModel(
                    name, SqlType.ANY, false, required, true, List.of(), List.of(), false, Optional.empty());
        }
        List<JsonNode> entered = schemas.stream().map(this::target).toList();
        Gathered gathered = gather(schemas.toArray(JsonNode[]::new));
        open.addAll(entered);
        PropertyModel model = model(name, gathered, required);
        entered.forEach(open::remove);
        return model;
    }

    private boolean leadsBack(JsonNode schema) {
        return open.contains(target(schema));
    }

    private JsonNode target(JsonNode schema) {
        JsonNode reference = schema.path("$ref");
        return reference.isString() ? references.find(reference.stringValue()).orElse(schema) : schema;
    }

    private static SqlType type(EnumSet<Kind> kinds, Gathered gathered, Optional<PropertyModel> element) {
        if (kinds.isEmpty()) {
            return SqlType.NULL;
        }
        if (kinds.equals(EnumSet.of(Kind.INTEGER))) {
            return integerType(gathered);
        }
        if (kinds.contains(Kind.FRACTION)) {
            kinds.remove(Kind.INTEGER);
        }
        if (kinds.size() > 1) {
            return SqlType.ANY;
        }
        return switch (kinds.iterator().next()) {
            case BOOLEAN -> SqlType.BOOLEAN;
            case FRACTION, INTEGER -> SqlType.DECIMAL;
            case STRING ->
                gathered.maxLength > 0 ? SqlType.of(SqlType.Name.VARCHAR, gathered.maxLength) : SqlType.VARCHAR;
            case ARRAY ->
                element.map(PropertyModel::type)
                        .filter(type -> type.name() != SqlType.Name.ANY && type.name() != SqlType.Name.NULL)
                        .map(SqlType::arrayOf)
                        .orElse(SqlType.ARRAY);
            case OBJECT -> SqlType.OBJECT;
            case NULL -> SqlType.NULL;
        };
    }

    /** INTEGER if the limits say so, BIGINT without limits, as every reader of {@code "type": "integer"} expects. */
    private static SqlType integerType(Gathered gathered) {
        boolean bounded = gathered.minimum != null && gathered.maximum != null;
        if (bounded && gathered.minimum.compareTo(MIN_INT) >= 0 && gathered.maximum.compareTo(MAX_INT) <= 0) {
            return SqlType.INTEGER;
        }
        boolean large = gathered.minimum != null && gathered.minimum.compareTo(MIN_LONG) < 0
                || gathered.maximum != null && gathered.maximum.compareTo(MAX_LONG) > 0;
        return large ? SqlType.DECIMAL : SqlType.BIGINT;
    }

    private static EnumSet<Kind> kinds(String name) {
        return switch (name) {
            case "null" -> EnumSet.of(Kind.NULL);
            case "boolean" -> EnumSet.of(Kind.BOOLEAN);
            case "integer" -> EnumSet.of(Kind.INTEGER);
            case "number" -> EnumSet.of(Kind.INTEGER, Kind.FRACTION);
            case "string" -> EnumSet.of(Kind.STRING);
            case "array" -> EnumSet.of(Kind.ARRAY);
            case "object" -> EnumSet.of(Kind.OBJECT);
            default -> EnumSet.noneOf(Kind.class);
        };
    }

    private static Kind kindOf(JsonNode value) {
        if (value.isNumber()) {
            return JsonNodes.isInteger(value) ? Kind.INTEGER : Kind.FRACTION;
        }
        if (value.isString()) {
            return Kind.STRING;
        }
        if (value.isBoolean()) {
            return Kind.BOOLEAN;
        }
        return value.isArray() ? Kind.ARRAY : value.isObject() ? Kind.OBJECT : Kind.NULL;
    }

    private static JsonNode singleton(JsonNode value) {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        list.add(value);
        return list;
    }
}
