package io.docdb.repository;

import io.docdb.dsl.Page;
import io.docdb.dsl.Sort;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The parameters of a method: values, and the special ones among them.
 *
 * @param values positions of the parameters that are values
 * @param page position of the Page, or -1
 * @param sort position of the Sort, or -1
 */
record Signature(List<Integer> values, int page, int sort) {
    static Signature of(Method method) {
        List<Integer> values = new ArrayList<>();
        int page = -1;
        int sort = -1;
        Class<?>[] types = method.getParameterTypes();
        for (int i = 0; i < types.length; i++) {
            if (types[i] == Page.class) {
                page = i;
            } else if (types[i] == Sort.class) {
                sort = i;
            } else {
                values.add(i);
            }
        }
        return new Signature(List.copyOf(values), page, sort);
    }

    List<Object> values(Object[] arguments) {
        List<Object> found = new ArrayList<>(values.size());
        values.forEach(position -> found.add(arguments[position]));
        return found;
    }

    /** Empty where null was given: the whole. */
    Optional<Page> page(Object[] arguments) {
        return page < 0 ? Optional.empty() : Optional.ofNullable((Page) arguments[page]);
    }

    Sort sort(Object[] arguments) {
        return sort < 0 || arguments[sort] == null ? Sort.NONE : (Sort) arguments[sort];
    }
}
