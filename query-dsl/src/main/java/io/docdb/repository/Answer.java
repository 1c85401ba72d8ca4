package io.docdb.repository;

import io.docdb.dsl.FindQuery;
import io.docdb.dsl.Page;
import io.docdb.dsl.Paged;
import io.docdb.dsl.Slice;
import io.docdb.error.DatabaseException;
import io.docdb.error.ErrorCode;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.JavaType;

/**
 * What a method gives back: how many, and of what.
 *
 * @param form the outer type
 * @param element the class of one document, projection or value
 */
record Answer(Form form, Class<?> element) {
    enum Form {
        ONE,
        OPTIONAL,
        LIST,
        SET,
        STREAM,
        PAGED,
        SLICE
    }

    /** @param type the return type with its arguments resolved */
    static Answer of(JavaType type) {
        Class<?> raw = type.getRawClass();
        if (Optional.class.equals(raw)) {
            return new Answer(Form.OPTIONAL, argument(type));
        }
        if (Stream.class.equals(raw)) {
            return new Answer(Form.STREAM, argument(type));
        }
        if (Paged.class.equals(raw)) {
            return new Answer(Form.PAGED, argument(type));
        }
        if (Slice.class.equals(raw)) {
            return new Answer(Form.SLICE, argument(type));
        }
        if (Set.class.equals(raw)) {
            return new Answer(Form.SET, argument(type));
        }
        if (Iterable.class.equals(raw) || Collection.class.equals(raw) || List.class.equals(raw)) {
            return new Answer(Form.LIST, argument(type));
        }
        return new Answer(Form.ONE, raw);
    }

    private static Class<?> argument(JavaType type) {
        return type.containedTypeOrUnknown(0).getRawClass();
    }

    boolean needsPage() {
        return form == Form.PAGED || form == Form.SLICE;
    }

    /** Runs the query. @param page empty for the whole result */
    Object of(FindQuery<?> query, Optional<Page> page, Method method) {
        return switch (form) {
            case PAGED -> query.fetchPage(wanted(page, method));
            case SLICE -> query.fetchSlice(wanted(page, method));
            case STREAM -> paged(query, page).stream();
            default ->
                of(
                        form == Form.ONE || form == Form.OPTIONAL
                                ? two(query, page)
                                : paged(query, page).list(),
                        method);
        };
    }

    private static Page wanted(Optional<Page> page, Method method) {
        return page.orElseThrow(() -> new DatabaseException(
                ErrorCode.INVALID_PARAMETER, "Expected a Page for " + method.getName() + ", found null"));
    }

    private static FindQuery<?> paged(FindQuery<?> query, Optional<Page> page) {
        return page.isPresent() ? query.page(page.get()) : query;
    }

    /** Enough rows to see that there is more than one. */
    private static List<?> two(FindQuery<?> query, Optional<Page> page) {
        try (Stream<?> rows = paged(query, page).stream()) {
            List<Object> first = new ArrayList<>();
            rows.limit(2).forEach(first::add);
            return first;
        }
    }

    /** Gives rows that have been read; ONE without a row is Java null, as in other repositories. */
    Object of(List<?> rows, Method method) {
        return switch (form) {
            case ONE -> rows.isEmpty() ? null : single(rows, method);
            case OPTIONAL -> rows.isEmpty() ? Optional.empty() : Optional.of(single(rows, method));
            case SET -> new LinkedHashSet<>(rows);
            case STREAM -> rows.stream();
            default -> rows;
        };
    }

    private static Object single(List<?> rows, Method method) {
        if (rows.size() > 1) {
            throw new DatabaseException(
                    ErrorCode.CARDINALITY_VIOLATION,
                    "Expected at most one document for " + method.getName() + ", found more");
        }
        return rows.get(0);
    }
}
