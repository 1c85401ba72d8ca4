package io.docdb.schema;

import io.docdb.error.ErrorCode;
import io.docdb.error.StatementException;
import io.docdb.schema.SchemaRule.Kind;
import io.docdb.value.Value;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * Compiles a schema's tree into {@link Rule}s.
 *
 * <p>A keyword it does not know, but the validator does, becomes a rule that is never sure; everything around it stays
 * fast. Keywords nobody knows are annotations and count for nothing.
 *
 * <p>Also finds subschemas that apply themselves to the same value again ({@code {"$ref": "#"}}): they can never come
 * to an end, and are refused.
 */
final class RuleCompiler {
    /** Known to the validator, and never asserting anything here. */
    private static final Set<String> ANNOTATIONS = Set.of(
            "$schema",
            "$id",
            "$anchor",
            "$comment",
            "$defs",
            "$vocabulary",
            "definitions",
            "title",
            "description",
            "default",
            "examples",
            "deprecated",
            "readOnly",
            "writeOnly");
    /** Read together with another keyword. */
    private static final Set<String> PARTNERS =
            Set.of("then", "else", "minContains", "maxContains", "additionalItems", "type");

    private final LocalReferences references;
    private final Set<String> known;
    private final boolean referencesStandAlone;
    private final boolean itemsMayBeList;
    private final Map<JsonNode, SchemaRule> compiled = new IdentityHashMap<>();
    /** For each schema the schemas it applies to the same value. */
    private final Map<SchemaRule, Set<SchemaRule>> inPlace = new IdentityHashMap<>();

    private RuleCompiler(LocalReferences references, Set<String> known) {
        this.references = references;
        this.known = known;
        this.referencesStandAlone = !known.contains("dependentSchemas");
        this.itemsMayBeList = !known.contains("prefixItems");
    }

    /**
     * @param known the keywords of the schema's dialect
     * @throws StatementException INVALID_DEFINITION for a schema that applies itself to the same value without end
     */
    static Rule compile(JsonNode schema, LocalReferences references, Set<String> known) {
        RuleCompiler compiler = new RuleCompiler(references, known);
        Rule rule = compiler.rule(schema);
        compiler.refuseCircles();
        return rule;
    }

    private Rule rule(JsonNode schema) {
        if (schema.isBoolean()) {
            return schema.booleanValue() ? Rule.ALWAYS : Rule.NEVER;
        }
        SchemaRule known = compiled.get(schema);
        if (known != null) {
            return known;
        }
        SchemaRule rule = new SchemaRule();
        compiled.put(schema, rule);
        inPlace.put(rule, new LinkedHashSet<>());
        rule.fill(new Keywords(schema, rule).read());
        return rule;
    }

    private void refuseCircles() {
        Map<SchemaRule, Boolean> done = new IdentityHashMap<>(); // false while on the way
        for (SchemaRule start : inPlace.keySet()) {
            visit(start, done);
        }
    }

    private void visit(SchemaRule rule, Map<SchemaRule, Boolean> done) {
        Boolean state = done.get(rule);
        if (Boolean.FALSE.equals(state)) {
            throw new StatementException(
                    ErrorCode.INVALID_DEFINITION,
                    "Schema is not valid: a $ref leads back to itself without a step into the document");
        }
        if (state == null) {
            done.put(rule, false);
            inPlace.get(rule).forEach(next -> visit(next, done));
            done.put(rule, true);
        }
    }

    /** Reads the keywords of one schema object. */
    private final class Keywords {
        private final JsonNode schema;
        private final SchemaRule owner;
        private final Map<Kind, List<Rule>> byKind = new EnumMap<>(Kind.class);

        Keywords(JsonNode schema, SchemaRule owner) {
            this.schema = schema;
            this.owner = owner;
        }

        Map<Kind, List<Rule>> read() {
            boolean alone = referencesStandAlone && schema.has("$ref");
            type(alone ? schema.path("nothing") : schema.path("type"));
            if (alone) {
                reference(schema.get("$ref"));
                return byKind;
            }
            sizes();
            if (hasAny("properties", "patternProperties", "additionalProperties", "required")) {
                add(Kind.OBJECT, objectRule());
            }
            schema.properties().forEach(keyword -> keyword(keyword.getKey(), keyword.getValue()));
            return byKind;
        }

        private void type(JsonNode type) {
            EnumSet<Kind> kinds = EnumSet.noneOf(Kind.class);
            boolean integersOnly = false;
            for (JsonNode each : type.isArray() ? type : List.of(type)) {
                String name = each.asString("");
                if (name.equals("integer")) {
                    integersOnly |= !kinds.contains(Kind.NUMBER);
                    kinds.add(Kind.NUMBER);
                } else if (name.isEmpty()) {
                    kinds.addAll(EnumSet.allOf(Kind.class));
                } else {
                    Kind kind = Kind.valueOf(name.toUpperCase(Locale.ROOT));
                    integersOnly &= kind != Kind.NUMBER;
                    kinds.add(kind);
                }
            }
            kinds.forEach(kind -> byKind.put(kind, new ArrayList<>()));
            if (integersOnly) {
                add(Kind.NUMBER, SchemaRule::isInteger);
            }
        }

        /** Pairs of limits, which are cheap and rule out much. */
        private void sizes() {
            if (hasAny("minLength", "maxLength")) {
                add(Kind.STRING, TextRules.length(least("minLength"), most("maxLength")));
            }
            if (hasAny("minItems", "maxItems")) {
                add(Kind.ARRAY, ValueRules.itemCount(least("minItems"), most("maxItems")));
            }
            if (hasAny("minProperties", "maxProperties")) {
                add(Kind.OBJECT, ValueRules.propertyCount(least("minProperties"), most("maxProperties")));
            }
        }

        private void keyword(String name, JsonNode rule) {
            if (!known.contains(name)) {
                return; // an annotation, or a word of another dialect
            }
            switch (name) {
                case "minLength", "maxLength", "minItems", "maxItems", "minProperties", "maxProperties" -> {}
                case "properties", "patternProperties", "additionalProperties", "required" -> {}
                case "$ref" -> reference(rule);
                case "enum" -> addToAll(ValueRules.oneOf(values(rule)));
                case "const" -> addToAll(ValueRules.oneOf(List.of(JsonNodes.toValue(rule))));
                case "minimum" -> add(Kind.NUMBER, NumberRules.minimum(rule.decimalValue()));
                case "maximum" -> add(Kind.NUMBER, NumberRules.maximum(rule.decimalValue()));
                case "exclusiveMinimum" -> number(ExactNumbers::isMore, rule.decimalValue());
                case "exclusiveMaximum" -> number(ExactNumbers::isLess, rule.decimalValue());
                case "multipleOf" -> add(Kind.NUMBER, NumberRules.multipleOf(rule.decimalValue()));
                case "pattern" -> add(Kind.STRING, TextRules.pattern(TextPattern.compile(rule.stringValue())));
                case "format" -> add(Kind.STRING, format(rule.asString("")));
                case "uniqueItems" -> {
                    if (rule.booleanValue()) {
                        add(Kind.ARRAY, ValueRules.uniqueItems());
                    }
                }
                case "prefixItems" -> {
                    if (!schema.has("items")) {
                        items(rule, Rule.ALWAYS);
                    }
                }
                case "items" -> items(rule);
                case "contains" -> contains(rule);
                case "propertyNames" -> add(Kind.OBJECT, ValueRules.propertyNames(rule(rule)));
                case "dependentRequired" -> dependentRequired(rule);
                case "dependentSchemas" ->
                    rule.properties()
                            .forEach(entry ->
                                    add(Kind.OBJECT, ValueRules.dependent(entry.getKey(), here(entry.getValue()))));
                case "allOf" -> addToAll(ValueRules.all(parts(rule)));
                case "anyOf" -> addToAll(ValueRules.any(parts(rule)));
                case "oneOf" -> addToAll(ValueRules.exactlyOne(parts(rule)));
                case "not" -> addToAll(ValueRules.not(here(rule)));
                case "if" -> addToAll(ValueRules.conditional(here(rule), branch("then"), branch("else")));
                default -> other(name);
            }
        }

        private void other(String name) {
            if (!ANNOTATIONS.contains(name) && !PARTNERS.contains(name)) {
                addToAll(Rule.UNKNOWN);
            }
        }

        private void reference(JsonNode reference) {
            addToAll(references.find(reference.asString("")).map(this::here).orElse(Rule.UNKNOWN));
        }

        private static Rule format(String name) {
            return QuickFormats.find(name).map(TextRules::of).orElse(Rule.UNKNOWN);
        }

        private Rule branch(String name) {
            return schema.has(name) ? here(schema.get(name)) : Rule.ALWAYS;
        }

        private ObjectRule objectRule() {
            List<ObjectRule.Pattern> patterns = new ArrayList<>();
            schema.path("patternProperties")
                    .properties()
                    .forEach(entry -> patterns.add(
                            new ObjectRule.Pattern(TextPattern.compile(entry.getKey()), rule(entry.getValue()))));
            JsonNode rest = schema.path("additionalProperties");
            Rule restRule = rest.isMissingNode() ? Rule.ALWAYS : rule(rest);
            Set<String> required = new LinkedHashSet<>();
            schema.path("required").forEach(name -> required.add(name.stringValue()));
            List<ObjectRule.Property> declared = new ArrayList<>();
            schema.path("properties").properties().forEach(entry -> {
                List<Rule> rules = matching(patterns, entry.getKey());
                rules.add(rule(entry.getValue()));
                declared.add(new ObjectRule.Property(entry.getKey(), required.remove(entry.getKey()), rules));
            });
            for (String name : required) {
                List<Rule> rules = matching(patterns, name);
                declared.add(new ObjectRule.Property(name, true, rules.isEmpty() ? List.of(restRule) : rules));
            }
            return new ObjectRule(declared, patterns, restRule);
        }

        private static List<Rule> matching(List<ObjectRule.Pattern> patterns, String name) {
            List<Rule> rules = new ArrayList<>();
            for (ObjectRule.Pattern pattern : patterns) {
                if (pattern.name().matches(name)) {
                    rules.add(pattern.rule());
                }
            }
            return rules;
        }

        /** In 2020-12 the items behind {@code prefixItems}; before, {@code items} may itself be such a list. */
        private void items(JsonNode items) {
            if (itemsMayBeList && items.isArray()) {
                JsonNode more = schema.path("additionalItems");
                items(items, more.isMissingNode() ? Rule.ALWAYS : rule(more));
            } else if (!itemsMayBeList && schema.has("prefixItems")) {
                items(schema.get("prefixItems"), rule(items));
            } else {
                add(Kind.ARRAY, ValueRules.items(List.of(), rule(items)));
            }
        }

        private void items(JsonNode prefix, Rule rest) {
            List<Rule> first = new ArrayList<>();
            prefix.forEach(item -> first.add(rule(item)));
            add(Kind.ARRAY, ValueRules.items(first, rest));
        }

        private void contains(JsonNode element) {
            boolean bounded = known.contains("minContains");
            int least = bounded && schema.has("minContains") ? least("minContains") : 1;
            int most = bounded ? most("maxContains") : Integer.MAX_VALUE;
            add(Kind.ARRAY, ValueRules.contains(rule(element), least, most));
        }

        private void dependentRequired(JsonNode entries) {
            entries.properties().forEach(entry -> {
                List<String> names = new ArrayList<>();
                entry.getValue().forEach(name -> names.add(name.stringValue()));
                add(Kind.OBJECT, ValueRules.dependent(entry.getKey(), ValueRules.hasAll(names.toArray(String[]::new))));
            });
        }

        /** A schema that applies to the same value as this one. */
        private Rule here(JsonNode part) {
            Rule rule = rule(part);
            if (rule instanceof SchemaRule schemaRule) {
                inPlace.get(owner).add(schemaRule);
            }
            return rule;
        }

        private List<Rule> parts(JsonNode parts) {
            List<Rule> rules = new ArrayList<>();
            parts.forEach(part -> rules.add(here(part)));
            return rules;
        }

        private void number(ExactNumbers.Rule rule, BigDecimal limit) {
            add(Kind.NUMBER, NumberRules.limited(rule, limit));
        }

        private static List<Value> values(JsonNode list) {
            List<Value> values = new ArrayList<>();
            list.forEach(value -> values.add(JsonNodes.toValue(value)));
            return values;
        }

        private boolean hasAny(String... names) {
            for (String name : names) {
                if (schema.has(name)) {
                    return true;
                }
            }
            return false;
        }

        private int least(String keyword) {
            return schema.has(keyword) ? count(schema.get(keyword)) : 0;
        }

        private int most(String keyword) {
            return schema.has(keyword) ? count(schema.get(keyword)) : Integer.MAX_VALUE;
        }

        private static int count(JsonNode limit) {
            return limit.decimalValue()
                    .min(BigDecimal.valueOf(Integer.MAX_VALUE))
                    .intValue();
        }

        private void add(Kind kind, Rule rule) {
            List<Rule> rules = byKind.get(kind);
            if (rules != null) {
                rules.add(rule);
            }
        }

        private void addToAll(Rule rule) {
            byKind.values().forEach(rules -> rules.add(rule));
        }
    }
}
