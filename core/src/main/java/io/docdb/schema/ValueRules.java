package io.docdb.schema;

import io.docdb.value.ArrayValue;
import io.docdb.value.Document;
import io.docdb.value.TextValue;
import io.docdb.value.Value;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Rules made of other rules, and the rules about arrays, sizes and constants. */
final class ValueRules {
    private ValueRules() {}

    static Rule all(List<Rule> rules) {
        Rule[] parts = rules.toArray(Rule[]::new);
        return value -> {
            Verdict all = Verdict.VALID;
            for (Rule part : parts) {
                Verdict one = part.judge(value);
                if (one == Verdict.INVALID) {
                    return one;
                }
                all = one == Verdict.UNSURE ? one : all;
            }
            return all;
        };
    }

    static Rule any(List<Rule> rules) {
        Rule[] parts = rules.toArray(Rule[]::new);
        return value -> {
            Verdict any = Verdict.INVALID;
            for (Rule part : parts) {
                Verdict one = part.judge(value);
                if (one == Verdict.VALID) {
                    return one;
                }
                any = one == Verdict.UNSURE ? one : any;
            }
            return any;
        };
    }

    static Rule exactlyOne(List<Rule> rules) {
        Rule[] parts = rules.toArray(Rule[]::new);
        return value -> {
            int valid = 0;
            boolean unsure = false;
            for (Rule part : parts) {
                Verdict one = part.judge(value);
                valid += one == Verdict.VALID ? 1 : 0;
                unsure |= one == Verdict.UNSURE;
            }
            return valid > 1 ? Verdict.INVALID : unsure ? Verdict.UNSURE : Verdict.of(valid == 1);
        };
    }

    static Rule not(Rule rule) {
        return value -> switch (rule.judge(value)) {
            case VALID -> Verdict.INVALID;
            case INVALID -> Verdict.VALID;
            case UNSURE -> Verdict.UNSURE;
        };
    }

    static Rule conditional(Rule condition, Rule then, Rule otherwise) {
        return value -> switch (condition.judge(value)) {
            case VALID -> then.judge(value);
            case INVALID -> otherwise.judge(value);
            case UNSURE -> Verdict.UNSURE;
        };
    }

    /** {@code enum} and {@code const}. The order of fields does not count in JSON, so objects are left to the validator. */
    static Rule oneOf(List<Value> allowed) {
        Set<Value> simple = new HashSet<>();
        boolean structured = false;
        for (Value value : allowed) {
            structured |= value instanceof Document || value instanceof ArrayValue;
            simple.add(value);
        }
        Verdict structuredVerdict = structured ? Verdict.UNSURE : Verdict.INVALID;
        return value -> {
            if (value instanceof Document || value instanceof ArrayValue) {
                return structuredVerdict;
            }
            return Verdict.of(simple.contains(SchemaRule.asJson(value)));
        };
    }

    /** Items from {@code prefix.size()} on obey {@code rest}, those before each their own rule. */
    static Rule items(List<Rule> prefix, Rule rest) {
        Rule[] first = prefix.toArray(Rule[]::new);
        return value -> {
            List<Value> elements = ((ArrayValue) value).elements();
            Verdict all = Verdict.VALID;
            for (int i = 0; i < elements.size(); i++) {
                Verdict one = (i < first.length ? first[i] : rest).judge(elements.get(i));
                if (one == Verdict.INVALID) {
                    return one;
                }
                all = one == Verdict.UNSURE ? one : all;
            }
            return all;
        };
    }

    static Rule itemCount(int least, int most) {
        return value -> {
            int size = ((ArrayValue) value).size();
            return Verdict.of(size >= least && size <= most);
        };
    }

    static Rule propertyCount(int least, int most) {
        return value -> {
            int size = ((Document) value).size();
            return Verdict.of(size >= least && size <= most);
        };
    }

    /** {@code contains} with its bounds. */
    static Rule contains(Rule element, int least, int most) {
        return value -> {
            int valid = 0;
            for (Value each : ((ArrayValue) value).elements()) {
                Verdict one = element.judge(each);
                if (one == Verdict.UNSURE) {
                    return one;
                }
                valid += one == Verdict.VALID ? 1 : 0;
            }
            return Verdict.of(valid >= least && valid <= most);
        };
    }

    /** {@code uniqueItems} for arrays of simple values; nested ones are left to the validator. */
    static Rule uniqueItems() {
        return value -> {
            List<Value> elements = ((ArrayValue) value).elements();
            if (elements.size() < 2) {
                return Verdict.VALID;
            }
            Set<Value> seen = new HashSet<>(elements.size() * 2);
            for (Value element : elements) {
                if (element instanceof Document || element instanceof ArrayValue) {
                    return Verdict.UNSURE;
                }
                if (!seen.add(SchemaRule.asJson(element))) {
                    return Verdict.INVALID;
                }
            }
            return Verdict.VALID;
        };
    }

    static Rule propertyNames(Rule rule) {
        return value -> {
            Document document = (Document) value;
            Verdict all = Verdict.VALID;
            for (int i = 0; i < document.size(); i++) {
                Verdict one = rule.judge(new TextValue(document.name(i)));
                if (one == Verdict.INVALID) {
                    return one;
                }
                all = one == Verdict.UNSURE ? one : all;
            }
            return all;
        };
    }

    /** If {@code trigger} is there, the object obeys {@code rule}. */
    static Rule dependent(String trigger, Rule rule) {
        return value -> ((Document) value).has(trigger) ? rule.judge(value) : Verdict.VALID;
    }

    static Rule hasAll(String... names) {
        String[] required = Arrays.copyOf(names, names.length);
        return value -> {
            for (String name : required) {
                if (!((Document) value).has(name)) {
                    return Verdict.INVALID;
                }
            }
            return Verdict.VALID;
        };
    }
}
