package io.docdb.jdbc;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.CallableStatement;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A CallableStatement over a prepared query: {@code {call f(?)}} gives its row as a result set, {@code {? = call f(?)}} the value
 * of the function in parameter 1, and its arguments are counted from 2. There are no procedures, so this is all there is to call.
 *
 * <p>A proxy: of the hundred and more methods each is the prepared statement's, or reads the value as the result set's of that name
 * does. One thread at a time.
 */
final class FunctionCall implements InvocationHandler {
    private static final Pattern WITH_RESULT = Pattern.compile(
            "\\s*\\{?\\s*\\?\\s*=\\s*(call\\b.*?)\\}?\\s*;?\\s*", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private final PreparedStatement query;
    private final boolean givesResult;
    private boolean registered;
    private ResultSet result;

    private FunctionCall(PreparedStatement query, boolean givesResult) {
        this.query = query;
        this.givesResult = givesResult;
    }

    /** Prepares the query behind a call. */
    @FunctionalInterface
    interface Preparation {
        PreparedStatement prepare(String sql) throws SQLException;
    }

    static CallableStatement prepare(String sql, Preparation preparation) throws SQLException {
        Matcher withResult = WITH_RESULT.matcher(sql == null ? "" : sql);
        boolean givesResult = withResult.matches();
        PreparedStatement query = preparation.prepare(givesResult ? withResult.group(1) : sql);
        return (CallableStatement) Proxy.newProxyInstance(
                FunctionCall.class.getClassLoader(),
                new Class<?>[] {CallableStatement.class},
                new FunctionCall(query, givesResult));
    }

    @Override
    public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
        try {
            if (method.getDeclaringClass() == Object.class) {
                return method.getName().equals("equals") ? proxy == arguments[0] : method.invoke(query, arguments);
            }
            if (method.getDeclaringClass() == CallableStatement.class) {
                return ofCall(method, arguments);
            }
            if (givesResult && method.getDeclaringClass() == PreparedStatement.class) {
                return ofQuery(method, arguments);
            }
            return method.invoke(query, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private Object ofCall(Method method, Object[] arguments) throws Exception {
        String name = method.getName();
        boolean byPosition = arguments != null && arguments.length > 0 && arguments[0] instanceof Integer;
        if (name.equals("registerOutParameter") && byPosition) {
            requireResult((Integer) arguments[0]);
            registered = true;
            return null;
        }
        if (name.equals("wasNull")) {
            return row().wasNull();
        }
        if (!name.startsWith("get") || !byPosition) {
            throw Refusal.of("CallableStatement." + name + " with the name of a parameter");
        }
        requireResult((Integer) arguments[0]);
        Object[] first = arguments.clone();
        first[0] = 1;
        return ResultSet.class.getMethod(name, method.getParameterTypes()).invoke(row(), first);
    }

    private void requireResult(int position) throws SQLException {
        if (!givesResult || position != 1) {
            throw SqlErrors.wrongUse(
                    "07009", "Parameter " + position + " gives no result: only the first of {? = call f(…)} does");
        }
    }

    private ResultSet row() throws SQLException {
        if (result == null) {
            throw SqlErrors.wrongUse(
                    "07005", "The call has given no result yet: register parameter 1 and execute it first");
        }
        return result;
    }

    /** Parameter 1 is the result's, the query's first is 2. */
    private Object ofQuery(Method method, Object[] arguments) throws Exception {
        switch (method.getName()) {
            case "execute" -> {
                run();
                return false;
            }
            case "executeUpdate" -> {
                run();
                return 0;
            }
            case "executeLargeUpdate" -> {
                run();
                return 0L;
            }
            default -> {
                boolean sets = method.getName().startsWith("set") && arguments[0] instanceof Integer;
                if (!sets) {
                    return method.invoke(query, arguments);
                }
                Object[] moved = arguments.clone();
                moved[0] = (Integer) arguments[0] - 1;
                return method.invoke(query, moved);
            }
        }
    }

    private void run() throws SQLException {
        if (!registered) {
            throw SqlErrors.wrongUse(
                    "07001", "Parameter 1 is not registered: call registerOutParameter(1, type) first");
        }
        result = query.executeQuery();
        result.next();
    }
}
