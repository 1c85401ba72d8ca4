package io.docdb.repository;

import io.docdb.dsl.Criterion;
import io.docdb.dsl.Filter;
import io.docdb.error.DatabaseException;
import io.docdb.error.ErrorCode;
import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;

/** The comparison words of method names, in the order in which they are tried: longer endings before their own endings. */
enum Word {
    NOT_EMPTY(0, "IsNotEmpty", "NotEmpty") {
        @Override
        Filter<Object> filter(Criterion<Object, Object> field, boolean isText, Iterator<?> values) {
            return Filter.not(field.isEmpty());
        }
    },
    EMPTY(0, "IsEmpty", "Empty") {
        @Override
        Filter<Object> filter(Criterion<Object, Object> field, boolean isText, Iterator<?> values) {
            return field.isEmpty();
        }
    },
    NOT_NULL(0, "IsNotNull", "NotNull") {
        @Override
        Filter<Object> filter(Criterion<Object, Object> field, boolean isText, Iterator<?> values) {
            return field.isNotNull();
        }
    },
    NULL(0, "IsNull", "Null") {
        @Override
        Filter<Object> filter(Criterion<Object, Object> field, boolean isText, Iterator<?> values) {
            return field.isNull();
        }
    },
    EXISTS(0, "Exists") {
        @Override
        Filter<Object> filter(Criterion<Object, Object> field, boolean isText, Iterator<?> values) {
            return field.exists();
        }
    },
    BETWEEN(2, "IsBetween", "Between") {
        @Override
        Filter<Object> filter(Criterion<Object, Object> field, boolean isText, Iterator<?> values) {
            Object low = values.next();
            return field.between(low, values.next());
        }
    },
    LESS_OR_EQUAL(1, "IsLessThanEqual", "LessThanEqual") {
        @Override
        Filter<Object> filter(Criterion<Object, Object> field, boolean isText, Iterator<?> values) {
            return field.lte(values.next());
        }
    },
    LESS(1, "IsLessThan", "LessThan", "IsBefore", "Before") {
        @Override
        Filter<Object> filter(Criterion<Object, Object> field, boolean isText, Iterator<?> values) {
            return field.lt(values.next());
        }
    },
    GREATER_OR_EQUAL(1, "IsGreaterThanEqual", "GreaterThanEqual") {
        @Override
        Filter<Object> filter(Criterion<Object, Object> field, boolean isText, Iterator<?> values) {
            return field.gte(values.next());
        }
    },
    GREATER(1, "IsGreaterThan", "GreaterThan", "IsAfter", "After") {
        @Override
        Filter<Object> filter(Criterion<Object, Object> field, boolean isText, Iterator<?> values) {
            return field.gt(values.next());
        }
    },
    NOT_LIKE(1, "IsNotLike", "NotLike") {
        @Override
        Filter<Object> filter(Criterion<Object, Object> field, boolean isText, Iterator<?> values) {
            return field.notLike(text(values.next()));
        }
    },
    LIKE(1, "IsLike", "Like") {
        @Override
        Filter<Object> filter(Criterion<Object, Object> field, boolean isText, Iterator<?> values) {
            return field.like(text(values.next()));
        }
    },
    STARTING_WITH(1, "IsStartingWith", "StartingWith", "StartsWith") {
        @Override
        Filter<Object> filter(Criterion<Object, Object> field, boolean isText, Iterator<?> values) {
            return field.startsWith(text(values.next()));
        }
    },
    ENDING_WITH(1, "IsEndingWith", "EndingWith", "EndsWith") {
        @Override
        Filter<Object> filter(Criterion<Object, Object> field, boolean isText, Iterator<?> values) {
            return field.endsWith(text(values.next()));
        }
    },
    NOT_CONTAINING(1, "IsNotContaining", "NotContaining", "NotContains") {
        @Override
        Filter<Object> filter(Criterion<Object, Object> field, boolean isText, Iterator<?> values) {
            return Filter.not(CONTAINING.filter(field, isText, values));
        }
    },
    CONTAINING(1, "IsContaining", "Containing", "Contains") {
        @Override
        Filter<Object> filter(Criterion<Object, Object> field, boolean isText, Iterator<?> values) {
            Object value = values.next();
            return isText ? field.containsText(text(value)) : field.contains(value);
        }
    },
    REGEX(1, "MatchesRegex", "Matches", "Regex") {
        @Override
        Filter<Object> filter(Criterion<Object, Object> field, boolean isText, Iterator<?> values) {
            return field.regex(text(values.next()));
        }
    },
    NOT_IN(1, "IsNotIn", "NotIn") {
        @Override
        Filter<Object> filter(Criterion<Object, Object> field, boolean isText, Iterator<?> values) {
            return field.notIn(many(values.next()));
        }
    },
    IN(1, "IsIn", "In") {
        @Override
        Filter<Object> filter(Criterion<Object, Object> field, boolean isText, Iterator<?> values) {
            return field.in(many(values.next()));
        }
    },
    TRUE(0, "IsTrue", "True") {
        @Override
        Filter<Object> filter(Criterion<Object, Object> field, boolean isText, Iterator<?> values) {
            return field.isTrue();
        }
    },
    FALSE(0, "IsFalse", "False") {
        @Override
        Filter<Object> filter(Criterion<Object, Object> field, boolean isText, Iterator<?> values) {
            return field.isFalse();
        }
    },
    NOT(1, "IsNot", "Not") {
        @Override
        Filter<Object> filter(Criterion<Object, Object> field, boolean isText, Iterator<?> values) {
            return field.ne(values.next());
        }
    },
    EQUAL(1, "Is", "Equals", "") {
        @Override
        Filter<Object> filter(Criterion<Object, Object> field, boolean isText, Iterator<?> values) {
            return field.eq(values.next());
        }
    };

    private final int parameters;
    private final List<String> endings;

    Word(int parameters, String... endings) {
        this.parameters = parameters;
        this.endings = List.of(endings);
    }

    int parameters() {
        return parameters;
    }

    List<String> endings() {
        return endings;
    }

    /** True if the parameter is a list of values. */
    boolean takesMany() {
        return this == IN || this == NOT_IN;
    }

    /** True if the field must hold text. */
    boolean wantsText() {
        return switch (this) {
            case LIKE, NOT_LIKE, STARTING_WITH, ENDING_WITH, REGEX -> true;
            default -> false;
        };
    }

    /** True if the field must hold true or false. */
    boolean wantsBoolean() {
        return this == TRUE || this == FALSE;
    }

    /**
     * The word about a field that holds a list: a single value is equal to it if it is in it, as in other document databases.
     */
    Filter<Object> listFilter(Criterion<Object, Object> field, Iterator<?> values) {
        return switch (this) {
            case EQUAL -> contains(field, values.next());
            case NOT -> Filter.not(contains(field, values.next()));
            case IN -> field.containsAny(many(values.next()));
            case NOT_IN -> Filter.not(field.containsAny(many(values.next())));
            default -> filter(field, false, values);
        };
    }

    private static Filter<Object> contains(Criterion<Object, Object> field, Object value) {
        boolean whole =
                value == null || value instanceof Collection || value.getClass().isArray();
        return whole ? field.eq(value) : field.contains(value);
    }

    /** @param values gives one value for each parameter of the word */
    abstract Filter<Object> filter(Criterion<Object, Object> field, boolean isText, Iterator<?> values);

    private static String text(Object value) {
        return String.valueOf(value);
    }

    /** Elements of a collection, any other iterable, or an array, of primitives too. */
    private static Collection<?> many(Object values) {
        if (values instanceof Collection<?> collection) {
            return collection;
        }
        List<Object> elements = new ArrayList<>();
        if (values instanceof Iterable<?> iterable) {
            iterable.forEach(elements::add);
            return elements;
        }
        if (values == null) {
            throw new DatabaseException(ErrorCode.INVALID_PARAMETER, "Expected a list of values for In, found null");
        }
        for (int i = 0; i < Array.getLength(values); i++) {
            elements.add(Array.get(values, i));
        }
        return elements;
    }
}
