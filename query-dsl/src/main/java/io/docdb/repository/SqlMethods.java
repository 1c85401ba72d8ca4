package io.docdb.repository;

import io.docdb.dsl.DocumentStore;
import io.docdb.dsl.SqlCall;
import io.docdb.error.DatabaseException;
import io.docdb.sql.ParsedStatement;
import io.docdb.sql.Parser;
import io.docdb.sql.ast.DataChange;
import io.docdb.sql.ast.SchemaChange;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JavaType;

/** Makes calls of methods that carry a {@link Query}. */
final class SqlMethods {
    private final DocumentStore store;

    SqlMethods(DocumentStore store) {
        this.store = store;
    }

    MethodCall make(Method method, String sql, JavaType returnType) throws MethodName.NotUnderstood {
        ParsedStatement parsed = parse(sql);
        int[] order = order(method, parsed);
        Class<?> type = returnType.getRawClass();
        boolean isChange = parsed.statement() instanceof DataChange change
                        && change.returning().isEmpty()
                || parsed.statement() instanceof SchemaChange;
        if (isChange) {
            return changing(sql, order, type);
        }
        Answer answer = Answer.of(returnType);
        if (answer.needsPage() || answer.element() == void.class) {
            throw new MethodName.NotUnderstood(
                    "expected a list, stream, Optional or single value of @Query, found " + type.getSimpleName());
        }
        if (answer.form() == Answer.Form.STREAM) {
            return arguments -> call(sql, order, arguments).stream(boxed(answer.element()));
        }
        return arguments -> answer.of(call(sql, order, arguments).list(boxed(answer.element())), method);
    }

    private static ParsedStatement parse(String sql) throws MethodName.NotUnderstood {
        try {
            return Parser.parse(sql);
        } catch (DatabaseException e) {
            throw new MethodName.NotUnderstood(e.getMessage());
        }
    }

    private MethodCall changing(String sql, int[] order, Class<?> type) throws MethodName.NotUnderstood {
        if (type == void.class) {
            return arguments -> {
                call(sql, order, arguments).execute();
                return null;
            };
        }
        if (type == long.class || type == Long.class) {
            return arguments -> call(sql, order, arguments).execute();
        }
        if (type == int.class || type == Integer.class) {
            return arguments -> Math.toIntExact(call(sql, order, arguments).execute());
        }
        throw new MethodName.NotUnderstood(
                "expected a result of long, int or void for a change, found " + type.getSimpleName());
    }

    private SqlCall call(String sql, int[] order, Object[] arguments) {
        Object[] values = new Object[order.length];
        for (int i = 0; i < order.length; i++) {
            values[i] = arguments[order[i]];
        }
        return store.sql(sql, values);
    }

    /** For each parameter of the statement the position of the method's parameter. */
    private static int[] order(Method method, ParsedStatement parsed) throws MethodName.NotUnderstood {
        List<String> names = new ArrayList<>();
        for (Parameter parameter : method.getParameters()) {
            Param named = parameter.getAnnotation(Param.class);
            names.add(named == null ? parameter.getName() : named.value());
        }
        boolean byName = !parsed.parameterNames().isEmpty();
        if (!byName && parsed.parameterCount() != names.size()) {
            throw new MethodName.NotUnderstood(
                    "expected " + parsed.parameterCount() + " parameters for its statement, found " + names.size());
        }
        int[] order = new int[parsed.parameterCount()];
        for (int i = 0; i < order.length; i++) {
            order[i] = byName ? names.indexOf(parsed.parameterNames().get(i)) : i;
            if (order[i] < 0) {
                throw new MethodName.NotUnderstood("expected a parameter named \""
                        + parsed.parameterNames().get(i) + "\", found " + names
                        + " (name it by @Param, or compile with -parameters)");
            }
        }
        return order;
    }

    private static Class<?> boxed(Class<?> type) {
        return java.lang.invoke.MethodType.methodType(type).wrap().returnType();
    }
}
