package io.docdb.repository;

import io.docdb.dsl.DocumentStore;
import io.docdb.dsl.Page;
import io.docdb.dsl.SqlCall;
import io.docdb.error.DatabaseException;
import io.docdb.error.ErrorCode;
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
        Signature signature = Signature.of(method);
        if (answer.element() == void.class) {
            throw new MethodName.NotUnderstood("expected a result, found void");
        }
        if (signature.sort() >= 0) {
            throw new MethodName.NotUnderstood(
                    "expected ORDER BY in the statement of @Query, found a parameter of Sort");
        }
        if (signature.page() >= 0) {
            return paging(method, PagedStatement.of(parsed), order, answer);
        }
        if (answer.needsPage()) {
            throw new MethodName.NotUnderstood("expected a parameter of Page for a result in pages, found none");
        }
        if (answer.form() == Answer.Form.STREAM) {
            return arguments -> call(sql, order, arguments).stream(boxed(answer.element()));
        }
        return arguments -> answer.of(call(sql, order, arguments).list(boxed(answer.element())), method);
    }

    private MethodCall paging(Method method, PagedStatement statement, int[] order, Answer answer) {
        Signature signature = Signature.of(method);
        Class<?> type = boxed(answer.element());
        return arguments -> {
            Page page = signature
                    .page(arguments)
                    .orElseThrow(() -> new DatabaseException(
                            ErrorCode.INVALID_PARAMETER, "Expected a Page for " + method.getName() + ", found null"));
            Object[] values = values(order, arguments);
            return switch (answer.form()) {
                case PAGED -> statement.paged(store::sql, values, page, type);
                case SLICE -> statement.slice(store::sql, values, page, type);
                default -> answer.of(statement.list(store::sql, values, page, type), method);
            };
        };
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
        if (type == boolean.class || type == Boolean.class) {
            return arguments -> call(sql, order, arguments).execute() > 0;
        }
        throw new MethodName.NotUnderstood(
                "expected a result of long, int, boolean or void for a change, found " + type.getSimpleName());
    }

    private SqlCall call(String sql, int[] order, Object[] arguments) {
        return store.sql(sql, values(order, arguments));
    }

    private static Object[] values(int[] order, Object[] arguments) {
        Object[] values = new Object[order.length];
        for (int i = 0; i < order.length; i++) {
            values[i] = arguments[order[i]];
        }
        return values;
    }

    /** For each parameter of the statement the position of the method's parameter. */
    private static int[] order(Method method, ParsedStatement parsed) throws MethodName.NotUnderstood {
        List<Integer> places = Signature.of(method).values();
        List<String> names = new ArrayList<>();
        for (int place : places) {
            Parameter parameter = method.getParameters()[place];
            Param named = parameter.getAnnotation(Param.class);
            names.add(named == null ? parameter.getName() : named.value());
        }
        boolean byName = !parsed.parameterNames().isEmpty();
        if (!byName && parsed.parameterCount() != names.size()) {
            throw new MethodName.NotUnderstood("expected " + parsed.parameterCount()
                    + (parsed.parameterCount() == 1 ? " parameter" : " parameters") + " for its statement, found "
                    + names.size());
        }
        int[] order = new int[parsed.parameterCount()];
        for (int i = 0; i < order.length; i++) {
            int name = byName ? names.indexOf(parsed.parameterNames().get(i)) : i;
            if (name < 0) {
                throw new MethodName.NotUnderstood("expected a parameter named \""
                        + parsed.parameterNames().get(i) + "\", found " + names
                        + " (name it by @Param, or compile with -parameters)");
            }
            order[i] = places.get(name);
        }
        return order;
    }

    private static Class<?> boxed(Class<?> type) {
        return java.lang.invoke.MethodType.methodType(type).wrap().returnType();
    }
}
