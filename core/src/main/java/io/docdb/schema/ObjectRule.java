package io.docdb.schema;

import io.docdb.value.Document;
import io.docdb.value.Value;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The keywords about the properties of an object, in one pass over its fields: {@code properties},
 * {@code patternProperties}, {@code additionalProperties}, {@code required}.
 *
 * <p>Documents mostly hold their properties in the order of the schema, so each field is first compared with the one
 * that came next there, and looked up by name only if it is another.
 */
final class ObjectRule implements Rule {
    /**
     * What applies to the property of a name.
     *
     * @param rules all must hold; those of {@code properties} and of every matching {@code patternProperties}, or
     *     that of {@code additionalProperties}
     */
    record Property(String name, boolean required, List<Rule> rules) {
        Property {
            rules = List.copyOf(rules);
        }
    }

    /** A {@code patternProperties} entry. */
    record Pattern(TextPattern name, Rule rule) {}

    private final Property[] declared;
    private final Rule[][] rules;
    private final Map<String, Integer> positions = new HashMap<>();
    private final int requiredCount;
    private final Pattern[] patterns;
    private final Rule rest;

    /**
     * @param declared every name that {@code properties} or {@code required} mentions
     * @param patterns for the names that are not declared
     * @param rest for the names that are not declared and match no pattern
     */
    ObjectRule(List<Property> declared, List<Pattern> patterns, Rule rest) {
        this.declared = declared.toArray(Property[]::new);
        this.rules = new Rule[this.declared.length][];
        int required = 0;
        for (int i = 0; i < this.declared.length; i++) {
            rules[i] = this.declared[i].rules().toArray(Rule[]::new);
            positions.put(this.declared[i].name(), i);
            required += this.declared[i].required() ? 1 : 0;
        }
        this.requiredCount = required;
        this.patterns = patterns.toArray(Pattern[]::new);
        this.rest = rest;
    }

    @Override
    public Verdict judge(Value value) {
        Document document = (Document) value;
        Verdict all = Verdict.VALID;
        int missing = requiredCount;
        int next = 0;
        for (int i = 0; i < document.size(); i++) {
            String name = document.name(i);
            int position = next < declared.length && declared[next].name().equals(name) ? next : find(name);
            Verdict one;
            if (position < 0) {
                one = judgeUndeclared(name, document.value(i));
            } else {
                next = position + 1;
                missing -= declared[position].required() ? 1 : 0;
                one = judgeAll(rules[position], document.value(i));
            }
            if (one == Verdict.INVALID) {
                return one;
            }
            if (one == Verdict.UNSURE) {
                all = one;
            }
        }
        return missing > 0 ? Verdict.INVALID : all;
    }

    private int find(String name) {
        Integer position = positions.get(name);
        return position == null ? -1 : position;
    }

    private Verdict judgeUndeclared(String name, Value value) {
        boolean matched = false;
        Verdict all = Verdict.VALID;
        for (Pattern pattern : patterns) {
            if (pattern.name().matches(name)) {
                matched = true;
                Verdict one = pattern.rule().judge(value);
                if (one == Verdict.INVALID) {
                    return one;
                }
                if (one == Verdict.UNSURE) {
                    all = one;
                }
            }
        }
        return matched ? all : rest.judge(value);
    }

    private static Verdict judgeAll(Rule[] rules, Value value) {
        Verdict all = Verdict.VALID;
        for (Rule rule : rules) {
            Verdict one = rule.judge(value);
            if (one == Verdict.INVALID) {
                return one;
            }
            if (one == Verdict.UNSURE) {
                all = one;
            }
        }
        return all;
    }
}
