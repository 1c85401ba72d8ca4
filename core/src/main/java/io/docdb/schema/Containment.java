package io.docdb.schema;

import io.docdb.schema.SchemaComparison.Obstacle;
import io.docdb.value.Value;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.BooleanNode;

/**
 * Looks for a proof that one schema (the outer) accepts every value another (the inner) accepts.
 *
 * <p>Each rule of the outer schema must follow from some rule of the inner one: a minimum from a minimum that is as
 * high, an enum from an enum within it, properties from the properties of the same names, and so on. What is not
 * understood is not proven and becomes an obstacle. A question met again while it is being answered (schemas may lead
 * back to themselves) counts as answered with yes: a counterexample would have to be found on the way around.
 * Confined to one comparison.
 */
final class Containment {
    /** Annotations, and keywords that are looked at together with another one. */
    private static final Set<String> SILENT = Set.of(
            "$schema",
            "$id",
            "$anchor",
            "$comment",
            "$defs",
            "definitions",
            "title",
            "description",
            "default",
            "examples",
            "deprecated",
            "readOnly",
            "writeOnly",
            "then",
            "else",
            "minContains",
            "maxContains",
            "patternProperties",
            "additionalProperties",
            "prefixItems",
            "additionalItems");

    private static final List<String> TYPES =
            List.of("null", "boolean", "integer", "number", "string", "array", "object");
    /** Gives up with an obstacle rather than search without end. */
    private static final int MAX_STEPS = 20_000;

    private final LocalReferences outerReferences;
    private final LocalReferences innerReferences;
    private final Set<String> known;
    private final boolean referencesStandAlone;
    /** The questions on the way to the present one; meeting one of them again closes a circle. */
    private final Set<List<Same>> open = new HashSet<>();
    /** The lists of alternatives that are being gone through one by one. */
    private final Set<Same> split = new LinkedHashSet<>();

    private int steps;

    private Containment(JsonNode outer, JsonNode inner) {
        this.outerReferences = new LocalReferences(outer);
        this.innerReferences = new LocalReferences(inner);
        this.known = SchemaCompiler.knownKeywords(outer);
        this.referencesStandAlone = SchemaCompiler.referencesStandAlone(outer);
    }

    /** Empty if {@code outer} accepts all that {@code inner} accepts; else what stands against it. */
    static List<Obstacle> obstacles(DocumentSchema outer, DocumentSchema inner) {
        JsonNode outerTree = outer.tree();
        JsonNode innerTree = inner.tree();
        if (outerTree.equals(innerTree)) {
            return List.of();
        }
        if (!SchemaCompiler.dialect(outerTree).equals(SchemaCompiler.dialect(innerTree))) {
            return List.of(new Obstacle("", "is written in another dialect"));
        }
        List<Obstacle> found = new ArrayList<>();
        new Containment(outerTree, innerTree).prove(outerTree, List.of(innerTree), "", found);
        return found.stream().distinct().toList();
    }

    private boolean holds(JsonNode outer, List<JsonNode> inner) {
        List<Obstacle> found = new ArrayList<>();
        prove(outer, inner, "", found);
        return found.isEmpty();
    }

    /** Adds what stands against "a value that all {@code inner} schemas accept is accepted by {@code outer}". */
    private void prove(JsonNode outer, List<JsonNode> inner, String pointer, List<Obstacle> found) {
        List<JsonNode> facts = facts(inner);
        if (isTrue(outer) || facts.stream().anyMatch(Containment::isFalse)) {
            return;
        }
        if (isFalse(outer)) {
            found.add(new Obstacle(pointer, "is allowed no value"));
            return;
        }
        if (++steps > MAX_STEPS) {
            found.add(new Obstacle(pointer, "is too involved to compare"));
            return;
        }
        List<Same> question = new ArrayList<>();
        question.add(new Same(outer));
        facts.forEach(fact -> question.add(new Same(fact)));
        question.addAll(split); // an alternative that adds nothing must not seem to close a circle
        if (open.add(question)) {
            proveAnew(outer, facts, pointer, found);
            open.remove(question);
        }
    }

    private void proveAnew(JsonNode outer, List<JsonNode> facts, String pointer, List<Obstacle> found) {
        Optional<List<Value>> values = values(facts);
        if (values.isPresent() && canTry(outer)) {
            proveForValues(outer, values.get(), pointer, found);
            return;
        }
        List<Obstacle> direct = new ArrayList<>();
        outer.properties().forEach(keyword -> rule(keyword.getKey(), outer, facts, pointer, direct));
        if (direct.isEmpty() || !everyAlternativeHolds(outer, facts)) {
            found.addAll(direct);
        }
    }

    /** Identity of a schema, whatever else looks the same. */
    private record Same(JsonNode node) {
        @Override
        public boolean equals(Object other) {
            return other instanceof Same that && node == that.node;
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(node);
        }
    }

    /** True if the inner schema leaves the choice among alternatives, and whichever is taken, the outer one accepts. */
    private boolean everyAlternativeHolds(JsonNode outer, List<JsonNode> facts) {
        Optional<JsonNode> alternatives = alternatives(facts);
        if (alternatives.isEmpty()) {
            return false;
        }
        Same mark = new Same(alternatives.get());
        split.add(mark);
        boolean all = true;
        for (JsonNode alternative : alternatives.get()) {
            List<JsonNode> narrowed = new ArrayList<>(facts);
            narrowed.add(alternative);
            all = all && holds(outer, narrowed);
        }
        split.remove(mark);
        return all;
    }

    private Optional<JsonNode> alternatives(List<JsonNode> facts) {
        for (JsonNode fact : facts) {
            for (String keyword : List.of("anyOf", "oneOf")) {
                if (fact.has(keyword) && !split.contains(new Same(fact.get(keyword)))) {
                    return Optional.of(fact.get(keyword));
                }
            }
        }
        return Optional.empty();
    }

    /** With references and {@code allOf} followed, all schemas that hold at once. */
    private List<JsonNode> facts(List<JsonNode> schemas) {
        List<JsonNode> facts = new ArrayList<>();
        Set<Same> seen = new LinkedHashSet<>();
        schemas.forEach(schema -> addFacts(schema, facts, seen));
        return facts;
    }

    private void addFacts(JsonNode schema, List<JsonNode> facts, Set<Same> seen) {
        if (!seen.add(new Same(schema))) {
            return;
        }
        if (schema.path("$ref").isString()) {
            innerReferences.find(schema.get("$ref").stringValue()).ifPresent(target -> addFacts(target, facts, seen));
            if (referencesStandAlone) {
                return;
            }
        }
        facts.add(schema);
        schema.path("allOf").forEach(part -> addFacts(part, facts, seen));
    }

    /** All values there can be, if an enum or const says so. */
    private static Optional<List<Value>> values(List<JsonNode> facts) {
        for (JsonNode fact : facts) {
            if (fact.has("const")) {
                return Optional.of(List.of(JsonNodes.toValue(fact.get("const"))));
            }
            if (fact.has("enum")) {
                List<Value> values = new ArrayList<>();
                fact.get("enum").forEach(value -> values.add(JsonNodes.toValue(value)));
                return Optional.of(values);
            }
        }
        return Optional.empty();
    }

    /** A schema with references means nothing apart from its document, nor one of an older dialect. */
    private boolean canTry(JsonNode outer) {
        return known.contains("prefixItems") && refersToNothing(outer);
    }

    private static boolean refersToNothing(JsonNode schema) {
        return schema.findValues("$ref").isEmpty()
                && schema.findValues("$dynamicRef").isEmpty()
                && schema.findValues("$recursiveRef").isEmpty();
    }

    private static void proveForValues(JsonNode outer, List<Value> values, String pointer, List<Obstacle> found) {
        DocumentSchema schema = DocumentSchema.compile(outer.toString());
        for (Value value : values) {
            List<SchemaViolation> violations = schema.validate(value);
            violations.forEach(violation -> found.add(new Obstacle(
                    pointer + violation.pointer(), "expects " + violation.expected() + ", was allowed " + value)));
        }
    }

    private void rule(String keyword, JsonNode outer, List<JsonNode> facts, String pointer, List<Obstacle> found) {
        if (keyword.equals(firstOf(outer, "properties", "patternProperties", "additionalProperties"))) {
            properties(outer, facts, pointer, found);
        } else if (keyword.equals(firstOf(outer, "items", "prefixItems"))) {
            items(outer, facts, pointer, found);
        } else if (!keyword.equals("properties") && !SILENT.contains(keyword)) {
            plainRule(keyword, outer.get(keyword), facts, pointer, found);
        }
    }

    /** Of keywords that are looked at together, the one that stands for all; empty if there is none. */
    private static String firstOf(JsonNode schema, String... keywords) {
        for (String keyword : keywords) {
            if (schema.has(keyword)) {
                return keyword;
            }
        }
        return "";
    }

    private void plainRule(String keyword, JsonNode rule, List<JsonNode> facts, String pointer, List<Obstacle> found) {
        switch (keyword) {
            case "$ref" ->
                outerReferences
                        .find(rule.asString(""))
                        .ifPresentOrElse(
                                target -> prove(target, facts, pointer, found),
                                () -> found.add(new Obstacle(pointer, "has a $ref that is not understood")));
            case "type" -> types(rule, facts, pointer, found);
            case "required" -> required(rule, facts, pointer, found);
            case "allOf" -> rule.forEach(part -> prove(part, facts, pointer, found));
            case "anyOf" -> {
                if (!sameRule(keyword, rule, facts) && !anyHolds(rule, facts)) {
                    found.add(new Obstacle(pointer, "must match one of " + rule.size() + " alternatives"));
                }
            }
            case "minimum", "exclusiveMinimum", "minLength", "minItems", "minProperties" -> {
                if (!appliesToNone(keyword, facts)
                        && !ImpliedLimits.hasLowerLimit(keyword, rule.decimalValue(), facts)) {
                    found.add(new Obstacle(pointer, ImpliedLimits.limitText(keyword, rule)));
                }
            }
            case "maximum", "exclusiveMaximum", "maxLength", "maxItems", "maxProperties" -> {
                if (!appliesToNone(keyword, facts)
                        && !ImpliedLimits.hasUpperLimit(keyword, rule.decimalValue(), facts)) {
                    found.add(new Obstacle(pointer, ImpliedLimits.limitText(keyword, rule)));
                }
            }
            case "multipleOf" -> {
                boolean isInteger = !possibleTypes(facts).contains("number");
                if (!appliesToNone(keyword, facts)
                        && !ImpliedLimits.isMultiple(rule.decimalValue(), isInteger, facts)) {
                    found.add(new Obstacle(pointer, ImpliedLimits.limitText(keyword, rule)));
                }
            }
            case "uniqueItems" -> {
                if (rule.booleanValue() && !appliesToNone(keyword, facts) && !sameRule(keyword, rule, facts)) {
                    found.add(new Obstacle(pointer, "must have elements that all differ"));
                }
            }
            default -> {
                boolean asserts = known.contains(keyword) || keyword.equals("docdb:type");
                if (asserts && !appliesToNone(keyword, facts) && !sameRule(keyword, rule, facts)) {
                    found.add(new Obstacle(pointer, "must obey " + keyword + " " + shorten(rule)));
                }
            }
        }
    }

    /** The same words mean the same, unless they refer to something, or lean on a keyword beside them. */
    private static boolean sameRule(String keyword, JsonNode rule, List<JsonNode> facts) {
        boolean standsAlone = refersToNothing(rule)
                && !keyword.equals("$dynamicRef")
                && !keyword.equals("$recursiveRef")
                && !keyword.equals("if")
                && !keyword.equals("contains")
                && !keyword.startsWith("unevaluated");
        return standsAlone && facts.stream().anyMatch(fact -> rule.equals(fact.get(keyword)));
    }

    private boolean anyHolds(JsonNode branches, List<JsonNode> facts) {
        for (JsonNode branch : branches) {
            if (holds(branch, facts)) {
                return true;
            }
        }
        return false;
    }

    private static void types(JsonNode rule, List<JsonNode> facts, String pointer, List<Obstacle> found) {
        Set<String> surplus = new TreeSet<>(possibleTypes(facts));
        surplus.removeAll(typeNames(rule));
        if (!surplus.isEmpty()) {
            found.add(new Obstacle(
                    pointer,
                    "must be " + String.join(" or ", listed(rule)) + ", was allowed " + String.join(", ", surplus)));
        }
    }

    private static List<String> listed(JsonNode rule) {
        List<String> names = new ArrayList<>();
        (rule.isArray() ? rule : List.of(rule)).forEach(name -> names.add(name.asString("")));
        return names;
    }

    /** The types, "number" standing for numbers that are no integers unless both are there. */
    private static Set<String> typeNames(JsonNode rule) {
        Set<String> names = new LinkedHashSet<>(listed(rule));
        if (names.contains("number")) {
            names.add("integer");
        }
        return names;
    }

    private static Set<String> possibleTypes(List<JsonNode> facts) {
        Set<String> possible = new LinkedHashSet<>(TYPES);
        for (JsonNode fact : facts) {
            if (fact.has("type")) {
                possible.retainAll(typeNames(fact.get("type")));
            }
        }
        return possible;
    }

    private static boolean appliesToNone(String keyword, List<JsonNode> facts) {
        Set<String> possible = possibleTypes(facts);
        return switch (keyword) {
            case "minLength", "maxLength", "pattern", "format" -> !possible.contains("string");
            case "minItems", "maxItems", "uniqueItems", "items", "prefixItems", "contains" ->
                !possible.contains("array");
            case "minProperties",
                    "maxProperties",
                    "required",
                    "properties",
                    "propertyNames",
                    "dependentRequired",
                    "dependentSchemas" -> !possible.contains("object");
            case "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf" ->
                !possible.contains("integer") && !possible.contains("number");
            default -> false;
        };
    }

    private static void required(JsonNode rule, List<JsonNode> facts, String pointer, List<Obstacle> found) {
        if (appliesToNone("required", facts)) {
            return;
        }
        for (JsonNode name : rule) {
            boolean granted = facts.stream().anyMatch(fact -> contains(fact.path("required"), name));
            if (!granted) {
                found.add(new Obstacle(child(pointer, name.asString("")), "must be there, was optional"));
            }
        }
    }

    private static boolean contains(JsonNode list, JsonNode wanted) {
        for (JsonNode each : list) {
            if (each.equals(wanted)) {
                return true;
            }
        }
        return false;
    }

    private void properties(JsonNode outer, List<JsonNode> facts, String pointer, List<Obstacle> found) {
        if (appliesToNone("properties", facts)) {
            return;
        }
        JsonNode patterns = outer.path("patternProperties");
        if (!patterns.isMissingNode() && !sameRule("patternProperties", patterns, facts)) {
            found.add(new Obstacle(pointer, "must obey patternProperties " + shorten(patterns)));
        }
        Set<String> names = new LinkedHashSet<>(outer.path("properties").propertyNames());
        JsonNode rest = outer.path("additionalProperties");
        if (!rest.isMissingNode()) {
            facts.forEach(fact -> names.addAll(fact.path("properties").propertyNames()));
        }
        for (String name : names) {
            JsonNode own = outer.path("properties").path(name);
            if (own.isMissingNode() && matchesSome(patterns, name)) {
                continue;
            }
            prove(own.isMissingNode() ? rest : own, at(name, facts), child(pointer, name), found);
        }
        if (!rest.isMissingNode() && !isTrue(rest)) {
            proveRest(rest, patterns, facts, pointer, found);
        }
    }

    /** Names that neither schema declares. */
    private void proveRest(
            JsonNode rest, JsonNode patterns, List<JsonNode> facts, String pointer, List<Obstacle> found) {
        List<JsonNode> others = new ArrayList<>();
        for (JsonNode fact : facts) {
            JsonNode factPatterns = fact.path("patternProperties");
            if (fact.has("additionalProperties") && (factPatterns.isMissingNode() || factPatterns.equals(patterns))) {
                others.add(fact.get("additionalProperties"));
            }
        }
        prove(rest, others, pointer + "/*", found);
    }

    /** What the facts say about the property of that name. */
    private static List<JsonNode> at(String name, List<JsonNode> facts) {
        List<JsonNode> schemas = new ArrayList<>();
        for (JsonNode fact : facts) {
            JsonNode own = fact.path("properties").path(name);
            boolean matched = matchesSome(fact.path("patternProperties"), name);
            if (!own.isMissingNode()) {
                schemas.add(own);
            } else if (!matched && fact.has("additionalProperties")) {
                schemas.add(fact.get("additionalProperties"));
            }
            fact.path("patternProperties").properties().forEach(entry -> {
                if (TextPattern.compile(entry.getKey()).matches(name)) {
                    schemas.add(entry.getValue());
                }
            });
        }
        return schemas;
    }

    private static boolean matchesSome(JsonNode patterns, String name) {
        return patterns.propertyNames().stream()
                .anyMatch(pattern -> TextPattern.compile(pattern).matches(name));
    }

    private void items(JsonNode outer, List<JsonNode> facts, String pointer, List<Obstacle> found) {
        if (appliesToNone("items", facts)) {
            return;
        }
        JsonNode items = outer.path("items");
        JsonNode prefix = outer.path("prefixItems");
        boolean plain = prefix.isMissingNode() && !items.isArray();
        if (!plain) {
            boolean same = facts.stream()
                    .anyMatch(fact -> prefix.equals(fact.path("prefixItems")) && items.equals(fact.path("items")));
            if (!same || !refersToNothing(outer) || outer.has("additionalItems")) {
                found.add(new Obstacle(pointer, "must obey items by position"));
            }
            return;
        }
        List<JsonNode> elements = new ArrayList<>();
        for (JsonNode fact : facts) {
            if (fact.has("items") && !fact.get("items").isArray() && !fact.has("prefixItems")) {
                elements.add(fact.get("items"));
            }
        }
        prove(items, elements, pointer + "/*", found);
    }

    private static String shorten(JsonNode rule) {
        String text = rule.toString();
        return text.length() <= 60 ? text : text.substring(0, 59) + "…";
    }

    private static String child(String pointer, String name) {
        return pointer + "/" + name.replace("~", "~0").replace("/", "~1");
    }

    private static boolean isTrue(JsonNode schema) {
        return schema.isBoolean() && schema.booleanValue();
    }

    private static boolean isFalse(JsonNode schema) {
        return schema instanceof BooleanNode && !schema.booleanValue();
    }
}
